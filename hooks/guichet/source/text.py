"""Text: what a file holds, with the line and column of every character."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from guichet.diagnostics import ContentError, Diagnostic, Location

_LINE_END = re.compile(r"\r\n?")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A run of characters in a text: where it begins, counted from 0, and how many there are."""

    start: int
    length: int = 1


@dataclass(frozen=True)
class SourceText:
    """The text of one file: without byte-order mark, and with a line feed alone at the end of every line."""

    path: str
    """The file, relative to the project's root, with `/` between folders."""
    text: str

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    @property
    def line_count(self) -> int:
        """How many lines there are; a text that ends in a line end has an empty last one."""
        return len(self._line_starts)

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")

    def line(self, number: int) -> str:
        """The line *number*, counted from 1, without its line end; the same string each time."""
        return self._lines[number - 1]

    def lines(self) -> Iterator[tuple[int, str]]:
        """Each line without its line end, with the offset of its first character."""
        return zip(self._line_starts, self._lines, strict=True)

    def line_start(self, number: int) -> int:
        """The offset of the first character of line *number*."""
        return self._line_starts[number - 1]

    def location(self, span: Span) -> Location:
        """Line and column of *span*; of a span over several lines, the part on its first line."""
        number = bisect_right(self._line_starts, span.start)
        column = span.start - self._line_starts[number - 1]
        room = len(self.line(number)) - column
        return Location(self.path, number, column + 1, max(1, min(span.length, room)))

    def diagnostic(self, code: str, span: Span, **values: object) -> Diagnostic:
        """A diagnostic of the kind *code* at *span*, with the line it stands in."""
        location = self.location(span)
        excerpt = self.line(location.line) if location.line else None
        return Diagnostic.of(code, location, excerpt, **values)


def decode(path: str, content: bytes) -> SourceText:
    """The text of the file *path*, whose bytes are *content*.

    Raises:
        ContentError: the bytes are not UTF-8, or hold a NUL.
    """
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        # The bytes before the bad one are sound, so its place can be told.
        before = SourceText(path, _LINE_END.sub("\n", content[: error.start].decode("utf-8")))
        place = before.location(Span(len(before.text)))
        byte = f"0x{content[error.start]:02X}"
        raise ContentError([Diagnostic.of("file-encoding", place, byte=byte)]) from None
    source = SourceText(path, _LINE_END.sub("\n", text))
    nul = source.text.find("\0")
    if nul >= 0:
        raise ContentError([Diagnostic.of("file-nul", source.location(Span(nul)))])
    return source
