"""The block reader: lines become a tree of blocks. The parser builds pages from it, the scan finds faults in it.

It reads Markdown as CommonMark does, and forgives what hand-written guides have: lists indented by two spaces or by
four, code indented less than its fence, tables right below a paragraph.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from guichet.dialect import lines as looks
from guichet.dialect.blocks import Container, Item, Marker, Paragraph, Quote
from guichet.dialect.code_reader import CodeReader
from guichet.dialect.comments import Comments
from guichet.dialect.definitions import Definitions
from guichet.dialect.includes import Included, include_line
from guichet.dialect.leaf_reader import LeafReader
from guichet.dialect.lines import CODE_INDENT, Cursor, ItemMark
from guichet.dialect.outline import Outline
from guichet.dialect.report import Report, unreported
from guichet.dialect.slash_reader import SlashReader
from guichet.schema.limits import Limits
from guichet.source import Span


@dataclass(slots=True)
class _Cut:
    """A directive that an empty line has just ended."""

    quote: Quote
    parent: Container
    line: int
    """The empty line."""
    blanks: int = 1


class BlockReader:
    """Reads one text. Offsets and line numbers are those of the file that the text is part of."""

    def __init__(
        self,
        text: str,
        definitions: Definitions,
        start: int = 0,
        first_line: int = 1,
        report: Report = unreported,
        include: Callable[[str, Span, bool], Included | None] = lambda path, span, gap: None,
        nesting: int = Limits().nesting,
    ) -> None:
        """*include* reads the file at a path, which is written at a place, with or without an empty line before it.

        Containers may be nested as deep as *nesting* says; marks beyond it are text.
        """
        self._lines = text.split("\n")
        self._start = start
        self._first_line = first_line
        self._report = report
        self._nesting = nesting
        self._outline = Outline(start)
        self._comments = Comments(text, start, report)
        self._code = CodeReader(self._outline, self._lines, report)
        self._include = include
        self._slashes = SlashReader(self._outline, report, nesting)
        self._leaves = LeafReader(self._outline, definitions, self._code, report)
        self._blanks = 0
        """How many empty lines precede."""
        self._cut: _Cut | None = None

    def read(self) -> Container:
        """The text as a tree."""
        offset = self._start
        for index, line in enumerate(self._lines):
            self._read_line(Cursor(line, offset), index)
            offset += len(line) + 1
        self._code.leave()
        self._outline.close(1)
        return self._outline.body

    def _read_line(self, cursor: Cursor, index: int) -> None:
        is_hidden = self._comments.hides(cursor)
        if is_hidden and cursor.is_blank:
            return
        depth = self._outline.depth if is_hidden else self._match(cursor)
        if self._code.takes(cursor, depth, index):
            return
        if cursor.is_blank:
            self._read_blank(depth, index)
            return
        self._outline.gap = self._blanks > 0
        inner = self._open_containers(cursor, depth)
        is_comment = self._is_comment(cursor)
        if is_comment and inner == depth:
            return
        self._blanks = 0
        self._cut = None
        if is_comment or cursor.is_blank:
            return
        if not self._slashes.takes(cursor, inner) and not self._takes_include(cursor, inner):
            self._leaves.read(cursor, inner)

    def _takes_include(self, cursor: Cursor, depth: int) -> bool:
        """Whether the line *cursor*, in *depth* containers, stands for another file, which is then part of the tree."""
        found = include_line(cursor.words) if cursor.indent < CODE_INDENT else None
        included = self._include(*found, self._outline.gap) if found else None
        if included is None:
            return False
        self._outline.close(depth)
        self._outline.add(included)
        return True

    def _is_comment(self, cursor: Cursor) -> bool:
        """Whether nothing but comments is left of the line; such a line counts as not there."""
        is_code = cursor.indent >= CODE_INDENT and not isinstance(self._outline.leaf, Paragraph)
        return not is_code and self._comments.fill(cursor)

    def _match(self, cursor: Cursor) -> int:
        """Take the marks of the containers that the line goes on in; how many these are."""
        for depth, container in enumerate(self._outline.stack):
            if isinstance(container, Quote):
                if not cursor.takes_quote_mark():
                    return depth
            elif isinstance(container, Item) and not cursor.is_blank:
                if cursor.indent < container.need:
                    return depth
                cursor.take_space(container.content)
        return self._outline.depth

    def _read_blank(self, depth: int, index: int) -> None:
        left = self._outline.stack[depth] if depth < self._outline.depth else None
        self._leaves.read_blank(depth)
        if isinstance(left, Quote) and left.marker:
            self._cut = _Cut(left, self._outline.stack[-1], self._first_line + index)
        elif self._cut:
            self._cut.blanks += 1
        self._blanks += 1

    def _open_containers(self, cursor: Cursor, depth: int) -> int:
        """Open the containers that begin in the line; how many it is in then."""
        while not cursor.is_blank:
            words = cursor.words
            mark = looks.item_mark(words.text)
            if cursor.indent >= CODE_INDENT and not (mark and self._may_nest(depth)):
                break
            is_quote = words.text.startswith(">")
            marker = looks.marker(words) if isinstance(self._outline.stack[depth - 1], Quote) else None
            if marker:
                return self._open_directive(marker, cursor, depth)
            is_item = mark and not looks.is_rule(words.text) and self._may_begin(mark, depth)
            if not is_quote and not is_item:
                break
            if depth > self._nesting:
                self._report("nesting-too-deep", words.part(0).span, limit=self._nesting)
                break
            self._outline.close(depth)
            if is_quote:
                cursor.takes_quote_mark()
                self._open_quote(cursor)
            elif mark:
                self._open_item(mark, cursor)
            depth = self._outline.depth
        return depth

    def _open_quote(self, cursor: Cursor) -> None:
        """Open a quote, of which *cursor* has taken the mark; or go on in the one that an empty line has detached."""
        cut = self._cut
        words = cursor.words.part(0)
        if cut and cut.parent is self._outline.stack[-1] and not looks.marker(words):
            if cut.blanks == 1 and not cut.quote.children:
                self._outline.stack.append(cut.quote)
                return
            if cut.blanks == 1 or not cut.quote.children:
                self._report("callout-cut", words.span, line=cut.line)
        self._outline.open(Quote(words.span, self._outline.gap))

    def _open_directive(self, marker: Marker, cursor: Cursor, depth: int) -> int:
        """Make a directive of the innermost quote, or of a new one beside it if it holds something already."""
        self._outline.close(depth)
        quote = self._outline.stack[-1]
        if not isinstance(quote, Quote) or quote.children or quote.marker:
            self._outline.close(depth - 1)
            quote = Quote(marker.written.span, self._outline.gap)
            self._outline.open(quote)
        quote.marker = marker
        cursor.position = len(cursor.text)
        return self._outline.depth

    def _open_item(self, mark: ItemMark, cursor: Cursor) -> None:
        words = cursor.words.part(0)
        indent = cursor.indent
        cursor.take_mark(mark.length)
        space = 1 if mark.is_empty or cursor.indent > CODE_INDENT else cursor.indent
        cursor.take_space(space)
        self._outline.open(
            Item(
                words.span,
                self._outline.gap,
                ordered=mark.number is not None,
                number=mark.number or 0,
                need=indent + 2,
                content=indent + mark.length + space,
            )
        )

    def _may_begin(self, mark: ItemMark, depth: int) -> bool:
        """Whether *mark* begins an item here. Within a paragraph, most such marks are part of a sentence."""
        in_paragraph = isinstance(self._outline.leaf, Paragraph) and depth == self._outline.depth
        return mark.may_interrupt() or not in_paragraph

    def _may_nest(self, depth: int) -> bool:
        """Whether an item's mark that is indented like code begins a list in the innermost item all the same."""
        container = self._outline.stack[depth - 1]
        if not isinstance(container, Item):
            return False
        has_list = bool(container.children) and isinstance(container.children[-1], Item)
        return has_list or isinstance(self._outline.leaf, Paragraph)
