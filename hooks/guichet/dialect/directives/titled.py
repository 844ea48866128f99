"""Titled bodies: what tabs and questions have in common. A line is a title, lines with one more `>` are its body."""

from __future__ import annotations

from dataclasses import dataclass, field

from guichet.dialect.directives.registry import BlockDirective, Known
from guichet.dialect.nodes import Break, Marker, Node, Paragraph, Quote
from guichet.dialect.plain import words_of
from guichet.dialect.report import Report
from guichet.source import Span


@dataclass
class Titled:
    """A title and its body."""

    title: list[Node]
    body: list[Node] = field(default_factory=list)

    @property
    def written(self) -> str:
        """The title as written."""
        return self.title[0].source.text[self.title[0].start : self.title[-1].end].strip()

    @property
    def span(self) -> Span:
        """Where the title stands."""
        return Span(self.title[0].start, max(1, self.title[-1].end - self.title[0].start))


class TitledBodies(BlockDirective):
    """A directive that holds titles and bodies."""

    has_bodies = True
    title_per_line = False
    """Whether each of several lines above a body is a title."""

    def read(self, quote: Quote) -> tuple[list[Node], list[Titled], list[Node]]:
        """What stands above the first title, the titles with their bodies, and the blocks that are neither."""
        above: list[Node] = []
        titled: list[Titled] = []
        stray: list[Node] = []
        for child in quote.children:
            if isinstance(child, Paragraph):
                titled += [
                    Titled(line) for line in (child.lines if self.title_per_line else [_stripped(child)]) if line
                ]
                continue
            body = list(child.children) if isinstance(child, Quote) and not child.marker else [child]
            (titled[-1].body if titled else above).extend(body)
            if titled and not isinstance(child, Quote):
                stray.append(child)
        return above, titled, stray

    def check(self, quote: Quote, marker: Marker, known: Known, report: Report) -> None:
        """Report titles without a body, bodies without a title, titles that are there twice, and what is neither."""
        above, titled, stray = self.read(quote)
        check_title(marker, report)
        if not titled and not above:
            report("callout-empty", marker.span, name=marker.name)
        for block in above[:1]:
            report("body-untitled", line_span(block), directive=marker.name)
        for block in stray:
            report("directive-line", line_span(block), directive=marker.name)
        seen: set[str] = set()
        for entry in titled:
            plain = words_of(entry.title).casefold()
            if plain in seen:
                report("title-duplicate", entry.span, title=entry.written)
            seen.add(plain)
            if not entry.body:
                report("title-without-body", entry.span, title=entry.written)


def check_title(marker: Marker, report: Report) -> None:
    """Report words behind the marker of a directive that takes none."""
    if marker.title:
        report("directive-title", marker.title_span, directive=marker.name)


def line_span(node: Node) -> Span:
    """The first line of *node*."""
    text = node.source.text[node.start : node.end]
    return Span(node.start, max(1, len(text.split("\n", 1)[0].rstrip())))


def _stripped(words: Paragraph) -> list[Node]:
    return words.children[:-1] if words.children and isinstance(words.children[-1], Break) else words.children
