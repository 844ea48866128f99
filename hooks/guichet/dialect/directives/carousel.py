"""A carousel: `> [!carousel]`, lines `- ![alt](src) caption`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guichet.dialect.directives.registry import BlockDirective, Known, register
from guichet.dialect.directives.titled import check_title, line_span
from guichet.dialect.nodes import Image, Item, Listing, Marker, Node, Paragraph, Quote
from guichet.dialect.plain import trimmed, words_of
from guichet.dialect.report import Report

if TYPE_CHECKING:
    from guichet.dialect.html import HtmlWriter
    from guichet.dialect.twin import TwinWriter


@dataclass(frozen=True, slots=True)
class _Figure:
    """An image and what is said of it."""

    image: Image
    caption: list[Node]


@register("carousel")
class Carousel(BlockDirective):
    """A strip of figures that readers scroll, with or without scripts."""

    def write(self, quote: Quote, writer: HtmlWriter) -> None:
        """Write the strip, and below it whatever is no figure."""
        entries = list(_entries(quote))
        writer.title(quote)
        label = writer.words.interface["carousel"]
        writer.open("div", {"class": "guichet-carousel", "role": "group", "aria-label": label, "tabindex": "0"})
        writer.put("\n")
        for entry in entries:
            if isinstance(entry, _Figure):
                writer.put("<figure>")
                writer.node(entry.image)
                if words_of(entry.caption):
                    writer.line("figcaption", {}, entry.caption)
                    writer.put("\n")
                writer.put("</figure>\n")
        writer.put("</div>\n")
        writer.blocks([entry for entry in entries if not isinstance(entry, _Figure)])

    def write_twin(self, quote: Quote, writer: TwinWriter) -> None:
        """Write the figures as a list."""
        writer.title(quote)
        writer.blocks(quote.children)

    def check(self, quote: Quote, marker: Marker, known: Known, report: Report) -> None:
        """Report what is no figure."""
        check_title(marker, report)
        if not quote.children:
            report("callout-empty", marker.span, name=marker.name)
        for entry in _entries(quote):
            if not isinstance(entry, _Figure):
                report("directive-line", line_span(entry), directive="carousel")


def _entries(quote: Quote) -> Iterator[_Figure | Node]:
    for child in quote.children:
        if not isinstance(child, Listing):
            yield child
            continue
        for item in child.children:
            match item:
                case Item(children=[Paragraph(children=[Image() as image, *caption])]):
                    yield _Figure(image, trimmed(caption))
                case _:
                    yield Listing(child.source, item.start, item.end, [item], child.first)
