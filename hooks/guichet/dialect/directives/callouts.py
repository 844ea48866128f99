"""Callouts: `> [!warning] Title`, a box that stands out from the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guichet.dialect.directives.registry import BlockDirective, Known, register
from guichet.dialect.nodes import Marker, Quote
from guichet.dialect.report import Report

if TYPE_CHECKING:
    from guichet.dialect.html import HtmlWriter
    from guichet.dialect.twin import TwinWriter

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

    def write(self, quote: Quote, writer: HtmlWriter) -> None:
        """Write the box, with all it holds."""
        assert quote.marker is not None  # or it would be no callout
        kind = _SYNONYMS.get(quote.marker.name, quote.marker.name)
        writer.put(f'<div class="admonition {LOOKS[kind]} callout-{kind}">\n<p class="admonition-title">')
        if quote.marker.title:
            writer.inline(quote.marker.title)
        else:
            writer.text(writer.words.callouts[kind])
        writer.put("</p>\n")
        writer.blocks(quote.children)
        writer.put("</div>")

    def write_twin(self, quote: Quote, writer: TwinWriter) -> None:
        """Write a quotation that begins with the title."""
        assert quote.marker is not None  # or it would be no callout
        name = writer.words.callouts[_SYNONYMS.get(quote.marker.name, quote.marker.name)]
        with writer.inside("> "):
            writer.strong(quote.marker.title, name)
            writer.blocks(quote.children)

    def check(self, quote: Quote, marker: Marker, known: Known, report: Report) -> None:
        """Report a callout that says nothing."""
        if not quote.children and not marker.title:
            report("callout-empty", marker.span, name=marker.name)
