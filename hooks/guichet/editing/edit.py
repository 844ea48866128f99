"""Edits: replacements and insertions within a line; every other byte stays as it is."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass

from guichet.source import SourceText, Span

_LINES = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replaces some characters of one line by *replacement*.

    A line feed in *replacement* becomes the file's own line ending.
    """

    line: int
    column: int
    """Counted from 1, in characters; one past the last is the end of the line."""
    length: int
    """How many characters are replaced; 0 for an insertion."""
    replacement: str

    @classmethod
    def at(cls, source: SourceText, span: Span, text: str) -> Edit:
        """The edit that replaces *span*, within one line of *source*, by *text*."""
        place = source.location(Span(span.start))
        assert place.line is not None  # a span of a text always has a position
        assert place.column is not None
        return cls(place.line, place.column, span.length, text)

    @property
    def end(self) -> int:
        """The column after the replaced characters."""
        return self.column + self.length

    def overlaps(self, other: Edit) -> bool:
        """Whether both replace the same character, or insert at the same column."""
        if self.line != other.line:
            return False
        return self.column == other.column or (self.column < other.end and other.column < self.end)


def applied(content: bytes, edits: Iterable[Edit]) -> bytes:
    """The UTF-8 file *content* after *edits*, which do not overlap.

    The byte-order mark, the line endings (mixed or not) and all other text are kept.
    """
    mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    # The last match is empty, at the end of the text.
    lines = [[found[1], found[2]] for found in _LINES.finditer(content.removeprefix(mark).decode("utf-8"))]
    for edit in sorted(edits, reverse=True):
        text, end = lines[edit.line - 1]
        replacement = edit.replacement.replace("\n", end or lines[0][1] or "\n")
        lines[edit.line - 1][0] = text[: edit.column - 1] + replacement + text[edit.end - 1 :]
    return mark + "".join(part for line in lines for part in line).encode("utf-8")
