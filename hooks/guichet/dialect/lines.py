"""Lines: what a line of a text is by its looks, and how far it has been read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from guichet.dialect.blocks import Marker, Piece

TAB = 4
"""Columns between two tab stops."""
CODE_INDENT = 4
"""Columns of white space that make a line code."""

_HEADING = re.compile(r"#{1,6}(?=[ \t\u00a0])|#{2,6}(?=[^\s#])")
"""Keyboards that write `#` with a modifier key make the space behind it one that does not break."""
_RULE = re.compile(r"(?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})$")
_UNDERLINE = re.compile(r"(?:={2,}|-{2,})[ \t]*$")
_MARKER = re.compile(r"(?P<written>\[![A-Za-z][\w-]*\])(?P<title>.*)$", re.DOTALL)
_ITEM = re.compile(r"(?:[-+*]|(?P<number>\d{1,9})[.)])(?=[ \t\u00a0]|$)")


@dataclass(slots=True)
class Cursor:
    """A line that is being read from its left: containers take their marks, the rest is for what they hold."""

    text: str
    start: int
    """The offset of the line in the source."""
    position: int = 0
    """How many characters are taken."""
    column: int = 0
    """How many columns are taken."""
    spare: int = 0
    """Columns left over of a tab that was taken in part."""

    @property
    def rest(self) -> str:
        """What is not taken yet."""
        return self.text[self.position :]

    @property
    def words(self) -> Piece:
        """What is not taken yet, from its first word."""
        stripped = self.rest.lstrip()
        return Piece(stripped, self.start + len(self.text) - len(stripped))

    @property
    def is_blank(self) -> bool:
        """Whether nothing but white space is left."""
        return not self.rest.strip()

    @property
    def indent(self) -> int:
        """How many columns of white space come next."""
        column = self.column + self.spare
        for character in self.rest:
            if character == " ":
                column += 1
            elif character == "\t":
                column += TAB - column % TAB
            else:
                break
        return column - self.column

    def take_space(self, columns: int) -> None:
        """Take up to *columns* of the white space that comes next."""
        while columns > 0:
            if self.spare:
                taken = min(self.spare, columns)
                self.spare -= taken
                self.column += taken
                columns -= taken
                continue
            character = self.rest[:1]
            if character == " ":
                self.position += 1
                self.column += 1
                columns -= 1
            elif character == "\t":
                self.position += 1
                self.spare = TAB - self.column % TAB
            else:
                return

    def take_mark(self, length: int) -> None:
        """Take the next *length* characters behind the white space, which are no white space themselves."""
        self.take_space(self.indent)
        self.position += length
        self.column += length

    def takes_quote_mark(self) -> bool:
        """Take `>` and one space, if they come next; whether they do."""
        if self.indent >= CODE_INDENT or not self.words.text.startswith(">"):
            return False
        self.take_mark(1)
        self.take_space(1)
        return True


def heading(words: Piece) -> tuple[int, Piece] | None:
    """Level and text of a heading such as `## Text`; from level 2 on, the space may be missing."""
    found = _HEADING.match(words.text)
    if not found:
        return None
    text = words.part(found.end())
    opened = text.text.rstrip("#")
    if opened != text.text and opened[-1:] in ("", " ", "\t"):  # `## Text ##`, but not `## C#`
        text = text.part(0, len(opened))
    return (found.end(), text) if text.text else None


def is_rule(text: str) -> bool:
    """Whether a line draws a line across the page: three or more of `-`, `_` or `*`."""
    return bool(_RULE.match(text))


def underline(text: str) -> int | None:
    """The level that a line of `=` or `-` gives to the line above it."""
    found = _UNDERLINE.match(text)
    return (1 if text[0] == "=" else 2) if found else None


def marker(words: Piece) -> Marker | None:
    """The directive that `[!name] title` opens."""
    found = _MARKER.match(words.text)
    return Marker(words.part(0, found.end("written")), words.part(found.start("title"))) if found else None


@dataclass(frozen=True, slots=True)
class ItemMark:
    """`-`, `*`, `+`, `1.` or `1)` at the beginning of a line."""

    length: int
    number: int | None
    is_empty: bool
    """Whether nothing follows it."""

    def may_interrupt(self) -> bool:
        """Whether it begins a list even in the middle of a paragraph: most numbers there are part of a sentence."""
        return not self.is_empty and self.number in (None, 1)


def item_mark(text: str) -> ItemMark | None:
    """The mark of a list's item that *text* begins with."""
    found = _ITEM.match(text)
    if not found:
        return None
    number = int(found["number"]) if found["number"] else None
    return ItemMark(found.end(), number, not text[found.end() :].strip())
