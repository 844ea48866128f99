"""Tabs: `> [!tabs]`, lines with a title, and below each its body in lines with one more `>`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from guichet.dialect.directives.registry import register
from guichet.dialect.directives.titled import Titled, TitledBodies
from guichet.dialect.nodes import Quote

if TYPE_CHECKING:
    from guichet.dialect.html import HtmlWriter
    from guichet.dialect.twin import TwinWriter

LIMIT = 20
"""Tabs of one set: Material's styles know no more."""


@register("tabs")
class Tabs(TitledBodies):
    """Bodies of which the reader chooses one; all of them on paper.

    Ids, classes and inputs are those of `pymdownx.tabbed`, which Material's styles and script know.
    """

    title_per_line = True

    def write(self, quote: Quote, writer: HtmlWriter) -> None:
        """Write what stands above the first title, then the set; several sets where there are many tabs."""
        above, titled, _ = self.read(quote)
        if not titled:
            writer.as_written(quote)
            return
        writer.title(quote)
        writer.blocks(above)
        for start in range(0, len(titled), LIMIT):
            writer.put("\n" if start else "")
            self._write_set(titled[start : start + LIMIT], writer)

    def _write_set(self, titled: Sequence[Titled], writer: HtmlWriter) -> None:
        writer.tab_sets += 1
        number = writer.tab_sets
        writer.put(f'<div class="tabbed-set tabbed-alternate" data-tabs="{number}:{len(titled)}">')
        for rank in range(1, len(titled) + 1):
            checked = " checked" if rank == 1 else ""
            writer.put(f'<input{checked} id="__tabbed_{number}_{rank}" name="__tabbed_{number}" type="radio">')
        writer.put('<div class="tabbed-labels">')
        for rank, entry in enumerate(titled, start=1):
            writer.put(f'<label for="__tabbed_{number}_{rank}">')
            writer.inline(entry.title)
            writer.put("</label>")
        writer.put('</div>\n<div class="tabbed-content">\n')
        for entry in titled:
            writer.box("div", {"class": "tabbed-block"}, entry.body)
            writer.put("\n")
        writer.put("</div>\n</div>")

    def write_twin(self, quote: Quote, writer: TwinWriter) -> None:
        """Write the bodies one below the other, each below its title."""
        above, titled, _ = self.read(quote)
        writer.title(quote)
        writer.blocks(above)
        for entry in titled:
            writer.strong(entry.title)
            writer.blocks(entry.body)
