"""Tables of the data file: `> [!table] NAME`, and on the next line a caption instead of the table's own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from guichet.diagnostics import did_you_mean
from guichet.dialect.blocks import Block, Paragraph, Piece, Quote
from guichet.dialect.context import Context
from guichet.dialect.directives.registry import BlockDirective, Builder, Known, register
from guichet.dialect.report import Report

_ID = re.compile(r'\bid="([^"]+)"')


@register("table")
class DataTable(BlockDirective):
    """A table of the data file. It is drawn elsewhere; here it finds its place."""

    def build(self, parent: Element, quote: Quote, builder: Builder) -> None:
        """Add the table, and below it whatever else the author wrote into the directive."""
        if not _name(quote):
            builder.build_as_written(parent, quote)
            return
        caption, rest = _caption(quote)
        builder.later(SubElement(parent, "p"), partial(self._fill, quote, caption, builder))
        builder.build_blocks(parent, rest)

    def _fill(self, quote: Quote, caption: Piece | None, builder: Builder, place: Element, context: Context) -> None:
        """Put the table into *place*, or what the author wrote if there is none of that name."""
        html = context.table(_name(quote), caption.text if caption else None)
        if html is not None:
            builder.claim(_ID.findall(html))
            place.text = AtomicString(builder.raw(html))
            return
        place.tag = "blockquote"
        for line in (f"[!table] {_name(quote)}", caption.text if caption else ""):
            if line:
                SubElement(place, "p").text = line

    def anchors(self, quote: Quote) -> Iterable[str]:
        """The table's name: links to the table and to its cells begin with it."""
        return (_name(quote),)

    def check(self, quote: Quote, known: Known, report: Report) -> None:
        """Report a name that is missing or unknown, and lines that are no caption."""
        assert quote.marker is not None  # or it would be no directive
        if not _name(quote):
            suggestion = did_you_mean("", known.tables or ())
            report("directive-name-missing", quote.marker.written.span, directive="table", suggestion=suggestion)
        elif known.tables is not None and _name(quote) not in known.tables:
            suggestion = did_you_mean(_name(quote), known.tables)
            report("unknown-table", quote.marker.title.span, name=_name(quote), suggestion=suggestion)
        for block in _caption(quote)[1]:
            report("directive-line", block.span, directive="table")


def _name(quote: Quote) -> str:
    return quote.marker.title.text if quote.marker else ""


def _caption(quote: Quote) -> tuple[Piece | None, list[Block]]:
    """The first line below the marker, if it is running text, and all that is not part of it."""
    match quote.children:
        case [Paragraph(lines=[caption]), *rest]:
            return caption, rest
        case [Paragraph(lines=[caption, *lines]), *rest]:
            return caption, [Paragraph(lines[0].span, gap=False, lines=lines), *rest]
    return None, list(quote.children)
