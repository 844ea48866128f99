"""Titled bodies: what tabs and questions have in common. A line is a title, lines with one more `>` are its body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from guichet.dialect.blocks import Block, Paragraph, Piece, Quote
from guichet.dialect.directives.registry import BlockDirective, Known
from guichet.dialect.report import Report
from guichet.source import Span


@dataclass
class Titled:
    """A title and its body."""

    lines: Sequence[Piece]
    body: list[Block] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The words of the title."""
        return "\n".join(line.text for line in self.lines).strip()

    @property
    def plain(self) -> str:
        """The title without emphasis, as titles are compared."""
        return " ".join(self.title.replace("*", "").replace("__", "").split()).casefold()

    @property
    def span(self) -> Span:
        """Where the title stands."""
        return self.lines[0].part(0).span


class TitledBodies(BlockDirective):
    """A directive that holds titles and bodies."""

    has_bodies = True
    title_per_line = False
    """Whether each of several lines above a body is a title."""

    def read(self, quote: Quote) -> tuple[list[Block], list[Titled], list[Block]]:
        """What stands above the first title, the titles with their bodies, and what among these is neither."""
        above: list[Block] = []
        titled: list[Titled] = []
        amiss: list[Block] = []
        for child in quote.children:
            if isinstance(child, Paragraph):
                titled += [Titled([line]) for line in child.lines] if self.title_per_line else [Titled(child.lines)]
                continue
            is_body = isinstance(child, Quote)
            body = list(child.children) if isinstance(child, Quote) and not child.marker else [child]
            (titled[-1].body if titled else above).extend(body)
            if titled and not is_body:
                amiss.append(child)
        return above, titled, amiss

    def check(self, quote: Quote, known: Known, report: Report) -> None:
        """Report titles without a body, bodies without a title, titles that are there twice, and what is neither."""
        assert quote.marker is not None  # or it would be no directive
        name = quote.marker.name
        above, titled, amiss = self.read(quote)
        check_title(quote, report)
        if not titled and not above:
            report("callout-empty", quote.marker.written.span, name=name)
        for block in above[:1]:
            report("body-untitled", block.span, directive=name)
        for block in amiss:
            report("directive-line", block.span, directive=name)
        seen: set[str] = set()
        for entry in titled:
            if entry.plain in seen:
                report("title-duplicate", entry.span, title=entry.title)
            seen.add(entry.plain)
            if not entry.body:
                report("title-without-body", entry.span, title=entry.title)


def check_title(quote: Quote, report: Report) -> None:
    """Report words behind the marker of a directive that takes none."""
    if quote.marker and quote.marker.title.text:
        report("directive-title", quote.marker.title.span, directive=quote.marker.name)
