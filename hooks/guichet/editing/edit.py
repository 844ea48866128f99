"""Edits: changes within a line of a file, and lines put below it; every other byte stays as it is."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass

_LINES = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Puts *replacement* in the place of some characters of one line.

    A line feed in it becomes what ends the lines of the file.
    """

    line: int
    column: int
    """Counted from 1, in characters; one past the last stands for the end of the line."""
    length: int
    """How many characters give way; none, where something is only put in."""
    replacement: str

    @property
    def end(self) -> int:
        """The column behind what gives way."""
        return self.column + self.length

    def overlaps(self, other: Edit) -> bool:
        """Whether the two are about the same characters, or put something in at the same place."""
        if self.line != other.line:
            return False
        return self.column == other.column or (self.column < other.end and other.column < self.end)


def applied(content: bytes, edits: Iterable[Edit]) -> bytes:
    """The file *content* with *edits*, none of which overlaps another. It is UTF-8.

    A byte-order mark, the line ends, mixed as they may be, and all that no edit names are kept.
    """
    mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    # The last match is empty, at the end of the text.
    lines = [[found[1], found[2]] for found in _LINES.finditer(content.removeprefix(mark).decode("utf-8"))]
    for edit in sorted(edits, reverse=True):
        text, end = lines[edit.line - 1]
        replacement = edit.replacement.replace("\n", end or lines[0][1] or "\n")
        lines[edit.line - 1][0] = text[: edit.column - 1] + replacement + text[edit.end - 1 :]
    return mark + "".join(part for line in lines for part in line).encode("utf-8")
