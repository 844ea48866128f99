"""Blocks: what a text consists of, as a tree. Containers hold blocks; all others hold words, with their places."""

from __future__ import annotations

from dataclasses import dataclass, field

from guichet.source import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of one line, and the offset in the source at which it stands."""

    text: str
    start: int

    @property
    def span(self) -> Span:
        """Where the piece stands."""
        return Span(self.start, max(1, len(self.text)))

    def part(self, start: int, end: int | None = None) -> Piece:
        """The characters from *start* to before *end*, without the white space around them."""
        text = self.text[start:end]
        stripped = text.lstrip()
        return Piece(stripped.rstrip(), self.start + start + len(text) - len(stripped))


@dataclass(frozen=True, slots=True)
class Marker:
    """`[!name] title`: what makes a quote a callout or another directive."""

    written: Piece
    """The brackets and what they hold."""
    title: Piece
    """The rest of the line."""

    @property
    def name(self) -> str:
        """The name in the brackets, in lower case."""
        return self.written.text[2:-1].lower()


@dataclass(eq=False)
class Block:
    """A part of a text that stands by itself."""

    span: Span
    """Where the words of its first line stand."""
    gap: bool
    """Whether an empty line stands before it."""


@dataclass(eq=False)
class Paragraph(Block):
    """Lines of running text."""

    lines: list[Piece]


@dataclass(eq=False)
class Heading(Block):
    """The title of what follows."""

    level: int
    """From 1 to 6, as written."""
    text: Piece


@dataclass(eq=False)
class Rule(Block):
    """A line across the page."""


@dataclass(eq=False)
class Code(Block):
    """Lines shown as they are."""

    language: str = ""
    lines: list[str] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many characters it has, with the ends of its lines."""
        return sum(map(len, self.lines)) + max(0, len(self.lines) - 1)


@dataclass(eq=False)
class Table(Block):
    """A table that an author drew with `|`. Its rows may be of different lengths."""

    alignments: list[str]
    """By column: `left`, `center`, `right`, or nothing."""
    rows: list[list[Piece]]
    """The cells of each row; the first row is the header."""

    @property
    def width(self) -> int:
        """How many columns its longest row needs."""
        return max(len(self.alignments), *(len(row) for row in self.rows))


@dataclass(eq=False)
class Container(Block):
    """A block that holds blocks; by itself, a whole text."""

    children: list[Block] = field(default_factory=list)


@dataclass(eq=False)
class Quote(Container):
    """Lines that begin with `>`."""

    marker: Marker | None = None
    """What makes it a directive."""


@dataclass(eq=False)
class Details(Container):
    """What stands between `/// details | Title` and `///`."""

    title: Piece = field(kw_only=True)
    """Empty where the author gave none."""
    marks: int = field(kw_only=True)
    """How many slashes open it, and close it."""
    open: bool = False
    """Whether it is shown open at first."""
    closed: bool = False
    """Whether a line of slashes ends it."""


@dataclass(eq=False)
class Item(Container):
    """An item of a list. Neighbouring items of one kind are a list."""

    ordered: bool = False
    number: int = 1
    need: int = 2
    """How many columns a line is indented at least to belong to the item."""
    content: int = 2
    """The column at which the item's own words begin."""
