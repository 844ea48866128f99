"""Runs: the stretches of running text in a tree of blocks, each with the place of every character."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from guichet.dialect.blocks import Block, Container, Details, Heading, Paragraph, Piece, Quote, Table
from guichet.dialect.includes import Included
from guichet.source import SourceText, Span


@dataclass(frozen=True)
class Run:
    """Lines of text in which markup may reach from one to the next."""

    pieces: tuple[Piece, ...]
    source: SourceText
    """The file that they are written in."""
    ends_block: bool = False
    """Whether an attribute list at its end is that of the block: a heading or a cell."""

    @cached_property
    def text(self) -> str:
        """The lines, joined."""
        return "\n".join(piece.text for piece in self.pieces)

    @cached_property
    def _starts(self) -> list[int]:
        """Where each piece begins in the joined text."""
        starts, position = [], 0
        for piece in self.pieces:
            starts.append(position)
            position += len(piece.text) + 1
        return starts

    def span(self, start: int, end: int) -> Span:
        """The place in the source of the characters from *start* to before *end* of the joined text."""
        return Span(self._offset(start), max(1, self._offset(end - 1) + 1 - self._offset(start)))

    def _offset(self, position: int) -> int:
        index = max(0, bisect_right(self._starts, position) - 1)
        return self.pieces[index].start + position - self._starts[index]


def runs(container: Container, source: SourceText) -> Iterator[Run]:
    """The runs of what *container*, written in *source*, holds, in reading order."""
    for block, written_in in blocks_of(container, source):
        yield from _runs_of(block, written_in)


def blocks_of(container: Container, source: SourceText) -> Iterator[tuple[Block, SourceText]]:
    """Every block below *container*, in reading order, each with the file that it is written in."""
    for child in container.children:
        yield child, source
        if isinstance(child, Container):
            yield from blocks_of(child, child.source if isinstance(child, Included) else source)


def _runs_of(block: Block, source: SourceText) -> Iterator[Run]:
    match block:
        case Paragraph(lines=lines):
            yield Run(tuple(lines), source)
        case Heading(text=text):
            yield Run((text,), source, ends_block=True)
        case Table(rows=rows):
            yield from (Run((cell,), source, ends_block=True) for row in rows for cell in row)
        case Details(title=title) if title.text:
            yield Run((title,), source)
        case Quote(marker=marker) if marker:
            yield Run((marker.title,), source)
