"""The element builder: a tree of blocks becomes a tree of elements, whose words are still as they were written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import singledispatchmethod
from itertools import groupby, zip_longest
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.util import AtomicString

from guichet.dialect.blocks import Block, Code, Container, Details, Heading, Item, Paragraph, Piece, Quote, Rule, Table
from guichet.dialect.context import Context
from guichet.dialect.conversion import Conversions
from guichet.dialect.directives import directive_of
from guichet.dialect.includes import Included
from guichet.dialect.plain import settled
from guichet.dialect.tab_sets import TabSets
from guichet.schema.words import Words

_WIDTH_LIMIT = 200
"""The longest row to which all other rows of its table are filled up."""
TITLE_LEVEL = 1
"""The level of a page's title, which no heading of its text has."""


class ElementBuilder:
    """Builds the elements of blocks."""

    def __init__(self, md: Markdown, conversions: Conversions, words: Words) -> None:
        self._md = md
        self._conversions = conversions
        self.words = words
        self._tab_sets = TabSets(md.parser)

    def build(self, parent: Element, container: Container) -> None:
        """Add the elements of what *container* holds to *parent*."""
        self.build_blocks(parent, container.children)

    def build_blocks(self, parent: Element, blocks: Sequence[Block]) -> None:
        """Add the elements of *blocks* to *parent*. Neighbouring items of one kind become a list."""
        for kind, members in groupby(blocks, _list_kind):
            if kind:
                self._build_list(parent, kind, [block for block in members if isinstance(block, Item)])
            else:
                for block in members:
                    self._build(block, parent)

    def build_title(self, parent: Element, quote: Quote) -> None:
        """Add the words behind the marker of *quote* to *parent*: its directive takes none, but none may be lost."""
        if quote.marker and quote.marker.title.text:
            SubElement(parent, "p").text = quote.marker.title.text

    def build_as_written(self, parent: Element, quote: Quote) -> None:
        """Add *quote* to *parent* as a plain quote, with its marker as text."""
        element = SubElement(parent, "blockquote")
        if quote.marker:
            text = f"{quote.marker.written.text} {quote.marker.title.text}"
            SubElement(element, "p").text = text.strip()
        self.build(element, quote)

    def tab_set(self, parent: Element, titles: Sequence[str]) -> list[Element]:
        """Add tabs with *titles* to *parent*; the elements that their bodies go into."""
        return self._tab_sets.add(parent, titles)

    def forget(self) -> None:
        """Begin a new text."""
        self._tab_sets.forget()

    def later(self, element: Element, fill: Callable[[Element, Context], None]) -> None:
        """Have *element* filled when its turn comes in reading order, by what the page's context answers."""
        self._conversions.current.later[element] = fill

    def claim(self, ids: Iterable[str]) -> None:
        """Take *ids*, which stand in HTML that is ready: no heading gets one of them."""
        for name in ids:
            self._conversions.current.claim(name)

    def raw(self, html: str) -> str:
        """A text that stands for *html*, which is safe, until the page is written out."""
        return self._md.htmlStash.store(html)

    @singledispatchmethod
    def _build(self, block: Block, parent: Element) -> None:
        raise TypeError(f"no element for {type(block).__name__}")

    @_build.register
    def _(self, block: Paragraph, parent: Element) -> None:
        SubElement(parent, "p").text = settled(_text(block))

    @_build.register
    def _(self, block: Heading, parent: Element) -> None:
        SubElement(parent, f"h{max(block.level, TITLE_LEVEL + 1)}").text = settled(block.text.text)

    @_build.register
    def _(self, block: Rule, parent: Element) -> None:
        SubElement(parent, "hr")

    @_build.register
    def _(self, block: Code, parent: Element) -> None:
        html = self._conversions.current.palette.highlighted("\n".join(block.lines), block.language)
        SubElement(parent, "p").text = AtomicString(self.raw(html))

    @_build.register
    def _(self, block: Quote, parent: Element) -> None:
        directive = directive_of(block)
        if directive:
            directive.build(parent, block, self)
        else:
            self.build_as_written(parent, block)

    @_build.register
    def _(self, block: Included, parent: Element) -> None:
        self.build(parent, block)

    @_build.register
    def _(self, block: Details, parent: Element) -> None:
        element = SubElement(parent, "details", {"open": "open"} if block.open else {})
        SubElement(element, "summary").text = block.title.text or self.words.interface["details"]
        self.build(element, block)

    @_build.register
    def _(self, block: Table, parent: Element) -> None:
        table = SubElement(parent, "table")
        header, *rows = block.rows
        columns = _columns(block)
        _build_row(SubElement(table, "thead"), "th", columns, header)
        body = SubElement(table, "tbody")
        for row in rows:
            _build_row(body, "td", columns, row)

    def _build_list(self, parent: Element, tag: str, items: list[Item]) -> None:
        """Add a list. Only where empty lines stand between its parts do these become paragraphs."""
        element = SubElement(parent, tag)
        if tag == "ol" and items[0].number != 1:
            element.set("start", str(items[0].number))
        is_loose = any(item.gap for item in items[1:]) or any(
            block.gap for item in items for block in item.children[1:]
        )
        for item in items:
            entry = SubElement(element, "li")
            match item.children:
                case [Paragraph() as first, *rest] if not is_loose:
                    entry.text = settled(_text(first))
                    self.build_blocks(entry, rest)
                case children:
                    self.build_blocks(entry, children)


def _list_kind(block: Block) -> str:
    """The element of the list that *block* is an item of; nothing for other blocks."""
    if isinstance(block, Item):
        return "ol" if block.ordered else "ul"
    return ""


def _text(paragraph: Paragraph) -> str:
    """The words of a paragraph; two spaces at the end of a line remain, as they break it."""
    return "\n".join(_lines(paragraph)).rstrip()


def _lines(paragraph: Paragraph) -> Iterator[str]:
    for line in paragraph.lines:
        words = line.text.rstrip()
        yield f"{words}  " if line.text.endswith("  ") else words


def _columns(table: Table) -> list[str]:
    """The alignment of each column that the longest row needs; of the header's alone where rows are absurdly long."""
    width = table.width
    missing = width - len(table.alignments)
    return table.alignments + [""] * (missing if width <= _WIDTH_LIMIT else 0)


def _build_row(parent: Element, tag: str, columns: Sequence[str], cells: Sequence[Piece]) -> None:
    """Add a row, as long as there are *columns* or *cells*."""
    row = SubElement(parent, "tr")
    for alignment, cell in zip_longest(columns, cells, fillvalue=None):
        element = SubElement(row, tag, {"align": str(alignment)} if alignment else {})
        if isinstance(cell, Piece):
            element.text = settled(cell.text.replace("\\|", "|"))
