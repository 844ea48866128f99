"""The code reader: the lines between two fences."""

from __future__ import annotations

from collections.abc import Sequence

from guichet.dialect.blocks import Code, Quote
from guichet.dialect.fences import Fence
from guichet.dialect.lines import CODE_INDENT, Cursor
from guichet.dialect.outline import Outline
from guichet.dialect.report import Report
from guichet.source import Span


class CodeReader:
    """Reads code from its opening fence to its closing one, or to the end of what it stands in."""

    def __init__(self, outline: Outline, lines: Sequence[str], report: Report) -> None:
        self._outline = outline
        self._lines = lines
        self._report = report
        self._fence: Fence | None = None
        self._span = Span(0)
        self._code = Code(self._span, gap=False)
        self._runs_on: bool | None = None
        """Whether code that leaves its list item still belongs to the fence; `None` until that comes up."""

    def open(self, fence: Fence, cursor: Cursor) -> None:
        """Begin a block of code in the innermost container; *fence* stands in the line *cursor*."""
        words = cursor.words
        self._fence, self._runs_on = fence, None
        self._span = Span(words.start, len(fence.mark))
        self._code = Code(words.span, self._outline.gap, fence.language)
        self._outline.add(self._code)
        if fence.rest:
            place = Span(words.start + words.text.rindex(fence.rest), len(fence.rest))
            self._report("fence-info", place, text=fence.rest)

    def takes(self, cursor: Cursor, depth: int, index: int) -> bool:
        """Whether the line *cursor*, which goes on in *depth* containers, is code or the closing fence; if so, read it.

        *index* counts the line from the beginning of the text.
        """
        fence = self._fence
        if fence is None:
            return False
        if depth < self._outline.depth and not self._runs_on_outside(fence, depth, index):
            self.leave()
            return False
        if cursor.indent < fence.indent + CODE_INDENT and fence.is_closed_by(cursor.words.text):
            self._fence = None
        else:
            cursor.take_space(fence.indent)
            self._code.lines.append(" " * cursor.spare + cursor.rest)
        return True

    def leave(self) -> None:
        """End the code where its fence is not closed."""
        if self._fence:
            self._report("fence-unclosed", self._span, fence=self._fence.mark)
        self._fence = None

    def _runs_on_outside(self, fence: Fence, depth: int, index: int) -> bool:
        """Whether code that is indented less than the list item it began in goes on: it does up to its closing fence.

        Code in a quote ends with the quote.
        """
        if any(isinstance(container, Quote) for container in self._outline.stack[depth:]):
            return False
        if self._runs_on is None:
            self._runs_on = self._is_closed_from(fence, index)
        return self._runs_on

    def _is_closed_from(self, fence: Fence, index: int) -> bool:
        for line in self._lines[index:]:
            words = line.lstrip(" \t>")
            if fence.is_closed_by(words):
                return True
            if fence.is_repeated_by(words):
                return False
        return False
