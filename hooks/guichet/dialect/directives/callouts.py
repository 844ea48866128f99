"""Callouts: `> [!warning] Title`, a box that stands out from the text."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from guichet.dialect.blocks import Quote
from guichet.dialect.directives.registry import BlockDirective, Builder, Known, register
from guichet.dialect.report import Report

LOOKS = {
    "warning": "warning",
    "alert": "danger",
    "hint": "tip",
    "note": "note",
    "primary": "info",
    "success": "success",
    "secondary": "quote",
}
"""The admonition of Material that each type of callout looks like."""

_SYNONYMS = {"info": "primary"}


@register(*LOOKS, *_SYNONYMS)
class Callout(BlockDirective):
    """A box with a title: the author's own, or that of its type."""

    takes_lazy_lines = True

    def build(self, parent: Element, quote: Quote, builder: Builder) -> None:
        """Add the box, with all it holds."""
        assert quote.marker is not None  # or it would be no callout
        kind = _SYNONYMS.get(quote.marker.name, quote.marker.name)
        box = SubElement(parent, "div", {"class": f"admonition {LOOKS[kind]} callout-{kind}"})
        title = SubElement(box, "p", {"class": "admonition-title"})
        title.text = quote.marker.title.text or builder.words.callouts[kind]
        builder.build(box, quote)

    def check(self, quote: Quote, known: Known, report: Report) -> None:
        """Report a callout that says nothing."""
        if quote.marker and not quote.children and not quote.marker.title.text:
            report("callout-empty", quote.marker.written.span, name=quote.marker.name)
