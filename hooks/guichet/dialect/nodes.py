"""Nodes: a text as a tree. Every block and inline node knows the file, and the place in it, that it was read from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from guichet.dialect.attributes import AttributeList
from guichet.source import SourceText, Span


@dataclass(slots=True, eq=False)
class Node:
    """A part of a text, from the offset *start* to before *end* in the file *source*."""

    source: SourceText
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where the node stands."""
        return Span(self.start, max(1, self.end - self.start))


# Inline nodes


@dataclass(slots=True, eq=False)
class Text(Node):
    """Characters without markup. An entity is a node of its own, whose text is not what stands in the source."""

    text: str
    escaped: bool = False
    """Whether a backslash before it takes the meaning from its first character."""

    @property
    def is_literal(self) -> bool:
        """Whether its text is what stands in the source, so that offsets in it are offsets in the file."""
        return len(self.text) == self.end - self.start


@dataclass(slots=True, eq=False)
class Code(Node):
    """A code span."""

    text: str
    attributes: AttributeList | None = None


@dataclass(slots=True, eq=False)
class Break(Node):
    """The end of a line."""

    hard: bool = False


@dataclass(slots=True, eq=False)
class Value(Node):
    """`{{ name }}`: a value of the data file."""

    name: str


@dataclass(slots=True, eq=False)
class RawTag(Node):
    """An HTML tag that is shown as it was typed."""

    name: str
    text: str
    advice: str = ""
    """What to write instead; empty for a placeholder such as `<DOMAIN>`, which is no HTML."""


@dataclass(slots=True, eq=False)
class FootnoteMark(Node):
    """`[^label]`: leads to the footnote of that label."""

    label: str


@dataclass(slots=True, eq=False)
class TaskMark(Node):
    """The box of an item of a task list."""

    done: bool


@dataclass(slots=True, eq=False)
class Styled(Node):
    """Emphasis, or an element that an author wrote as HTML."""

    tag: str
    children: list[Node] = field(default_factory=list)
    attributes: AttributeList | None = None
    html: AttributeList | None = None
    """The attributes of the HTML tag, of which the allowed ones are shown."""


@dataclass(slots=True, eq=False)
class Link(Node):
    """A link."""

    target: str
    """The target without escapes and entities."""
    place: Span
    """Where the target is written; for a reference, in the definition."""
    title: str = ""
    children: list[Node] = field(default_factory=list)
    attributes: AttributeList | None = None
    automatic: bool = False
    """Whether its words are its address, as in `<https://example.org>`."""
    spaced_mark: Span | None = None
    """Where `{.external}` stands behind a space, which makes it text; the space included."""

    @property
    def words(self) -> str:
        """Its words as written, without the brackets."""
        return self.source.text[self.children[0].start : self.children[-1].end] if self.children else ""

    @property
    def external_mark(self) -> Span | None:
        """Where its attributes say that it leaves the site."""
        given = self.attributes
        return Span(given.start, given.end - given.start) if given and given.is_external_mark else None

    @property
    def says_external(self) -> bool:
        """Whether its author has said that it leaves the site, or need not: the words of `<https://…>` say it."""
        return bool(self.external_mark or self.spaced_mark) or self.automatic or self.words == self.target


@dataclass(slots=True, eq=False)
class Image(Link):
    """An image; its children are the words that stand for it."""

    @property
    def says_external(self) -> bool:
        """An image need not say where it lies."""
        return True


# Blocks


@dataclass(slots=True, eq=False)
class Paragraph(Node):
    """Running text."""

    children: list[Node] = field(default_factory=list)
    tight: bool = False
    """Whether it stands in an item whose parts no empty line separates: it gets no element of its own."""
    attributes: AttributeList | None = None

    @property
    def lines(self) -> list[list[Node]]:
        """Its inline nodes, line by line."""
        lines: list[list[Node]] = [[]]
        for child in self.children:
            if isinstance(child, Break):
                lines.append([])
            else:
                lines[-1].append(child)
        return [line for line in lines if line]


@dataclass(slots=True, eq=False)
class Heading(Node):
    """The title of what follows."""

    level: int
    """From 1 to 6, as written."""
    children: list[Node] = field(default_factory=list)
    attributes: AttributeList | None = None


@dataclass(slots=True, eq=False)
class Rule(Node):
    """A line across the page."""


@dataclass(slots=True, eq=False)
class CodeBlock(Node):
    """Lines shown as they are."""

    text: str = ""
    language: str = ""
    fence: str = ""
    """The marks that open it; empty for indented code."""
    rest: Text | None = None
    """What stands behind the language."""


@dataclass(slots=True, eq=False)
class Cell(Node):
    """A cell of a table."""

    children: list[Node] = field(default_factory=list)
    attributes: AttributeList | None = None


@dataclass(slots=True, eq=False)
class Row(Node):
    """A row of a table."""

    cells: list[Cell] = field(default_factory=list)
    written: int = 0
    """How many of its cells stand in the source; the others fill it up."""


@dataclass(slots=True, eq=False)
class Table(Node):
    """A table that an author drew with `|`; its first row is the header."""

    alignments: tuple[str, ...]
    """By column: `left`, `center`, `right`, or nothing."""
    rows: list[Row] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Container(Node):
    """A block that holds blocks; by itself, a whole text."""

    children: list[Node] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Marker(Node):
    """`[!name] title`: what makes a quote a callout or another directive. It stands for the brackets alone."""

    name: str
    """In lower case."""
    fold: str
    """`-` or `+` behind the brackets: whether it is folded at first, and can be."""
    title: list[Node]
    title_span: Span
    """Where the title stands."""
    title_text: str
    """The title as written."""


@dataclass(slots=True, eq=False)
class Quote(Container):
    """Lines that begin with `>`."""

    marker: Marker | None = None
    """What makes it a directive."""


@dataclass(slots=True, eq=False)
class Listing(Container):
    """A list; its children are items."""

    first: int | None = None
    """The number of its first item; `None` for bullets."""


@dataclass(slots=True, eq=False)
class Item(Container):
    """An item of a list."""


@dataclass(slots=True, eq=False)
class Details(Container):
    """What stands between `/// details | Title` and `///`."""

    title: list[Node] = field(default_factory=list)
    marks: int = 3
    """How many slashes open it, and close it."""
    open: bool = False
    """Whether it is shown open at first."""
    closed: bool = False
    """Whether a line of slashes ends it."""


@dataclass(slots=True, eq=False)
class Included(Container):
    """The blocks of an included file, in which their places are. Its own place is that of the path that is included."""

    file: SourceText = field(kw_only=True)


@dataclass(slots=True, eq=False)
class Footnote(Container):
    """`[^label]: …`."""

    label: str = ""


@dataclass(slots=True, eq=False)
class Definitions(Container):
    """A list of terms and what they mean."""


@dataclass(slots=True, eq=False)
class Term(Node):
    """A term of such a list."""

    children: list[Node] = field(default_factory=list)
    attributes: AttributeList | None = None


@dataclass(slots=True, eq=False)
class Meaning(Container):
    """What the term above it means."""


def blocks(node: Node) -> Iterator[Node]:
    """Every block below *node*, in reading order."""
    for child in node.children if isinstance(node, Container) else ():
        yield child
        yield from blocks(child)


def inlines(node: Node) -> Iterator[Node]:
    """Every inline node below *node*, in reading order."""
    match node:
        case Container():
            if isinstance(node, Details):
                yield from _flat(node.title)
            elif isinstance(node, Quote) and node.marker:
                yield from _flat(node.marker.title)
            for child in node.children:
                yield from inlines(child)
        case Table(rows=rows):
            for row in rows:
                for cell in row.cells:
                    yield from _flat(cell.children)
        case Paragraph() | Heading() | Term():
            yield from _flat(node.children)


def _flat(nodes: list[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        if isinstance(node, Styled | Link):
            yield from _flat(node.children)


def links(node: Node) -> Iterator[Link]:
    """The links and images below *node*, in reading order."""
    return (found for found in inlines(node) if isinstance(found, Link))
