"""Tabs: `> [!tabs]`, lines with a title, and below each its body in lines with one more `>`."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from guichet.dialect.blocks import Quote
from guichet.dialect.directives.registry import Builder, register
from guichet.dialect.directives.titled import TitledBodies


@register("tabs")
class Tabs(TitledBodies):
    """Bodies of which the reader chooses one; all of them on paper."""

    title_per_line = True

    def build(self, parent: Element, quote: Quote, builder: Builder) -> None:
        """Add what stands above the first title, then the set."""
        above, titled, _ = self.read(quote)
        if not titled:
            builder.build_as_written(parent, quote)
            return
        builder.build_title(parent, quote)
        builder.build_blocks(parent, above)
        for element, entry in zip(builder.tab_set(parent, [entry.title for entry in titled]), titled, strict=True):
            builder.build_blocks(element, entry.body)
