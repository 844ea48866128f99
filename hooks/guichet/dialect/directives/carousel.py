"""A carousel: `> [!carousel]`, lines `- ![alt](src) caption`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from guichet.dialect.attributes import read_attributes
from guichet.dialect.blocks import Block, Item, Paragraph, Quote
from guichet.dialect.directives.registry import BlockDirective, Builder, Known, register
from guichet.dialect.directives.titled import check_title
from guichet.dialect.links import read_links
from guichet.dialect.report import Report
from guichet.dialect.verbatim import masked


@dataclass(frozen=True, slots=True)
class _Figure:
    """An image and what is said of it, as written."""

    image: str
    caption: str


@register("carousel")
class Carousel(BlockDirective):
    """A strip of figures that readers scroll, with or without scripts."""

    def build(self, parent: Element, quote: Quote, builder: Builder) -> None:
        """Add the strip, and below it whatever is no figure."""
        builder.build_title(parent, quote)
        entries = list(_entries(quote))
        label = builder.words.interface["carousel"]
        attributes = {"class": "guichet-carousel", "role": "group", "aria-label": label, "tabindex": "0"}
        strip = SubElement(parent, "div", attributes)
        for entry in entries:
            if isinstance(entry, _Figure):
                figure = SubElement(strip, "figure")
                figure.text = entry.image
                if entry.caption:
                    SubElement(figure, "figcaption").text = entry.caption
        builder.build_blocks(parent, [entry for entry in entries if not isinstance(entry, _Figure)])

    def check(self, quote: Quote, known: Known, report: Report) -> None:
        """Report what is no figure."""
        assert quote.marker is not None  # or it would be no directive
        check_title(quote, report)
        if not quote.children:
            report("callout-empty", quote.marker.written.span, name=quote.marker.name)
        for entry in _entries(quote):
            if not isinstance(entry, _Figure):
                report("directive-line", entry.span, directive="carousel")


def _entries(quote: Quote) -> Iterator[_Figure | Block]:
    for child in quote.children:
        match child:
            case Item(children=[Paragraph() as words]) if figure := _figure(words):
                yield figure
            case _:
                yield child


def _figure(words: Paragraph) -> _Figure | None:
    """The image that *words* begin with, and the rest of them."""
    text = "\n".join(line.text for line in words.lines).strip()
    visible = masked(text)
    image = read_links(visible, {}).get(0)
    if image is None or not image.is_image:
        return None
    given = read_attributes(visible, image.end)
    end = given.end if given else image.end
    return _Figure(text[:end], text[end:].strip())
