"""The leaf reader: what a line is, once the containers around it have taken their marks."""

from __future__ import annotations

from guichet.dialect import lines as looks
from guichet.dialect.blocks import Code, Container, Heading, Paragraph, Quote, Rule, Table
from guichet.dialect.code_reader import CodeReader
from guichet.dialect.definitions import Definitions
from guichet.dialect.directives import directive_of
from guichet.dialect.fences import opening_fence
from guichet.dialect.lines import CODE_INDENT, Cursor
from guichet.dialect.outline import Outline
from guichet.dialect.report import Report
from guichet.dialect.rows import alignments, cells


class LeafReader:
    """Puts lines into the blocks that hold words."""

    def __init__(self, outline: Outline, definitions: Definitions, code: CodeReader, report: Report) -> None:
        self._outline = outline
        self._definitions = definitions
        self._code = code
        self._report = report

    def read(self, cursor: Cursor, depth: int) -> None:
        """Read what is left of the line *cursor*, which goes on in the first *depth* containers."""
        paragraph = self._outline.leaf if isinstance(self._outline.leaf, Paragraph) else None
        inside = paragraph if depth == self._outline.depth else None
        if cursor.indent >= CODE_INDENT:
            if paragraph is None and not self._reads_row(cursor, depth):
                self._read_indented_code(cursor, depth)
                return
        elif (
            self._reads_underline(cursor, inside)
            or self._reads_block(cursor, depth)
            or self._reads_row(cursor, depth)
            or self._reads_separator(cursor, inside)
        ):
            return
        self._read_text(cursor, depth, paragraph)

    def read_blank(self, depth: int) -> None:
        """Read an empty line, which goes on in the first *depth* containers."""
        leaf = self._outline.leaf
        if isinstance(leaf, Code) and depth == self._outline.depth:
            leaf.lines.append("")
        else:
            self._outline.close(depth)

    def _reads_block(self, cursor: Cursor, depth: int) -> bool:
        """Whether the line is a block by itself, or begins code."""
        words = cursor.words
        fence = opening_fence(words.text, cursor.indent)
        if fence:
            self._outline.close(depth)
            self._code.open(fence, cursor)
            return True
        heading = looks.heading(words)
        if heading or looks.is_rule(words.text):
            self._outline.close(depth)
            gap = self._outline.gap
            self._outline.add(Heading(words.span, gap, *heading) if heading else Rule(words.span, gap))
            return True
        return False

    def _reads_underline(self, cursor: Cursor, paragraph: Paragraph | None) -> bool:
        """Whether the line makes a heading of the one line above it."""
        level = looks.underline(cursor.words.text)
        if level is None or paragraph is None or len(paragraph.lines) > 1:
            return False
        self._outline.stack[-1].children.pop()
        self._outline.add(Heading(paragraph.span, paragraph.gap, level, paragraph.lines[0].part(0)))
        return True

    def _read_indented_code(self, cursor: Cursor, depth: int) -> None:
        leaf = self._outline.leaf
        if not isinstance(leaf, Code) or depth < self._outline.depth:
            self._outline.close(depth)
            leaf = Code(cursor.words.span, self._outline.gap)
            self._outline.add(leaf, goes_on=True)
        cursor.take_space(CODE_INDENT)
        leaf.lines.append(" " * cursor.spare + cursor.rest)

    def _reads_separator(self, cursor: Cursor, paragraph: Paragraph | None) -> bool:
        """Whether the line makes a table's header of the line above it."""
        columns = alignments(cursor.words.text) if paragraph else None
        titles = cells(paragraph.lines[-1]) if columns is not None and paragraph else None
        if columns is None or paragraph is None or titles is None:
            return False
        header = paragraph.lines.pop()
        gap = False
        if not paragraph.lines:
            self._outline.stack[-1].children.pop()
            gap = paragraph.gap
        self._outline.add(Table(header.span, gap, columns, [titles]), goes_on=True)
        return True

    def _reads_row(self, cursor: Cursor, depth: int) -> bool:
        """Whether the line is a row of the table above it."""
        table = self._outline.leaf
        if not isinstance(table, Table) or depth < self._outline.depth:
            return False
        row = cells(cursor.words)
        if row is None:
            return False
        table.rows.append(row)
        return True

    def _read_text(self, cursor: Cursor, depth: int, paragraph: Paragraph | None) -> None:
        words = cursor.words
        outline = self._outline
        if depth < outline.depth and self._is_lazy(depth, paragraph):
            if any(isinstance(left, Quote) and directive_of(left) for left in outline.stack[depth:]):
                self._report("callout-lazy-line", words.part(0).span)
            depth = outline.depth
        if paragraph and depth == outline.depth:
            paragraph.lines.append(words)
            return
        outline.close(depth)
        if not self._definitions.take(words, self._report):
            outline.add(Paragraph(words.part(0).span, outline.gap, [words]), goes_on=True)

    def _is_lazy(self, depth: int, paragraph: Paragraph | None) -> bool:
        """Whether running text that lacks the marks of the containers it leaves belongs to them all the same."""
        if any(_keeps_bodies_apart(container) for container in self._outline.stack[:depth]):
            return False
        for left in self._outline.stack[depth:]:
            directive = directive_of(left) if isinstance(left, Quote) else None
            if directive and not directive.takes_lazy_lines:
                return False
        innermost = self._outline.stack[-1]
        begins_callout = isinstance(innermost, Quote) and directive_of(innermost) and not innermost.children
        return paragraph is not None or (bool(begins_callout) and not self._outline.gap)


def _keeps_bodies_apart(container: Container) -> bool:
    """Whether a line with fewer `>` than the one above it ends what that one belongs to, within *container*."""
    directive = directive_of(container) if isinstance(container, Quote) else None
    return directive is not None and directive.has_bodies
