"""Tables of the data file: `> [!table] NAME`, and on the next line a caption instead of the table's own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from guichet.diagnostics import did_you_mean
from guichet.dialect.directives.registry import BlockDirective, Known, register
from guichet.dialect.directives.titled import line_span
from guichet.dialect.nodes import Marker, Node, Paragraph, Quote
from guichet.dialect.plain import Answer, words_of
from guichet.dialect.report import Report

if TYPE_CHECKING:
    from guichet.dialect.html import HtmlWriter
    from guichet.dialect.twin import TwinWriter


@register("table")
class DataTable(BlockDirective):
    """A table of the data file. It is drawn elsewhere; here it finds its place."""

    def write(self, quote: Quote, writer: HtmlWriter) -> None:
        """Write the table, and below it whatever else the author wrote into the directive."""
        assert quote.marker is not None  # or it would be no directive
        caption, rest = _caption(quote)
        name = quote.marker.title_text
        table = writer.context.table(name, _words(caption, writer.context.value)) if name else None
        if table is None:
            writer.as_written(quote)
            return
        for own in table.ids:
            writer.claim(own)
        writer.put(table.html)
        if rest:
            writer.put("\n")
        writer.blocks(rest)

    def write_twin(self, quote: Quote, writer: TwinWriter) -> None:
        """Write the table as Markdown has it."""
        assert quote.marker is not None  # or it would be no directive
        caption, rest = _caption(quote)
        table = writer.context.table_twin(quote.marker.title_text, _words(caption, writer.context.value))
        if table is None:
            writer.quoted(quote)
        else:
            writer.raw(table)
            writer.blocks(rest)

    def anchors(self, marker: Marker) -> Iterable[str]:
        """The table's name: links to the table and to its cells begin with it."""
        return (marker.title_text,)

    def check(self, quote: Quote, marker: Marker, known: Known, report: Report) -> None:
        """Report a name that is missing or unknown, and lines that are no caption."""
        name = marker.title_text
        if not name:
            suggestion = did_you_mean("", known.tables or ())
            report("directive-name-missing", marker.span, directive="table", suggestion=suggestion)
        elif known.tables is not None and name not in known.tables:
            suggestion = did_you_mean(name, known.tables)
            report("unknown-table", marker.title_span, name=name, suggestion=suggestion)
        for block in _caption(quote)[1]:
            report("directive-line", line_span(block), directive="table")


def _words(caption: list[Node], value: Answer) -> str | None:
    return words_of(caption, value) if caption else None


def _caption(quote: Quote) -> tuple[list[Node], list[Node]]:
    """The first line below the marker, if it is running text, and all that is not part of it."""
    if not quote.children or not isinstance(first := quote.children[0], Paragraph):
        return [], list(quote.children)
    caption, *others = first.lines
    below: list[Node] = []
    if others:
        nodes = first.children[len(caption) + 1 :]
        below.append(Paragraph(first.source, nodes[0].start, first.end, nodes))
    return caption, [*below, *quote.children[1:]]
