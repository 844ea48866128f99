"""The slash reader: blocks between `/// name | Title` and `///`."""

from __future__ import annotations

import re

from guichet.diagnostics import did_you_mean
from guichet.dialect.blocks import Details
from guichet.dialect.lines import CODE_INDENT, Cursor
from guichet.dialect.outline import Outline
from guichet.dialect.report import Report

NAMES = ("details",)
"""The blocks that may be written in this way."""

_OPENING = re.compile(r"(?P<mark>/{3,})[ \t]*(?P<name>[A-Za-z][\w-]*)[ \t]*(?:\|[ \t]*(?P<title>.*))?$")
_CLOSING = re.compile(r"(?P<mark>/{3,})[ \t]*$")
_OPTION = re.compile(r"(?P<name>open|type|attrs)[ \t]*:[ \t]*(?P<value>.*)$")


class SlashReader:
    """Reads the lines that open and close such blocks; what stands between them is read like any other text."""

    def __init__(self, outline: Outline, report: Report, nesting: int) -> None:
        self._outline = outline
        self._report = report
        self._nesting = nesting

    def takes(self, cursor: Cursor, depth: int) -> bool:
        """Whether the line *cursor*, in *depth* containers, opens or closes a block, or says how one is shown."""
        if cursor.indent >= CODE_INDENT:
            return depth == self._outline.depth and self._takes_option(cursor)
        words = cursor.words
        if not words.text.startswith("///"):
            return False
        closing = _CLOSING.match(words.text)
        if closing:
            return self._close(len(closing["mark"]), depth)
        opening = _OPENING.match(words.text)
        if opening is None:
            return False
        name = opening["name"].lower()
        if name not in NAMES:
            span = words.part(*opening.span("name")).span
            self._report("unknown-block", span, name=opening["name"], suggestion=did_you_mean(name, NAMES))
            return False
        if depth > self._nesting:
            self._report("nesting-too-deep", words.part(0).span, limit=self._nesting)
            return False
        self._outline.close(depth)
        title = words.part(opening.start("title")) if opening["title"] else words.part(len(words.text))
        self._outline.open(Details(words.part(0).span, self._outline.gap, title=title, marks=len(opening["mark"])))
        return True

    def _close(self, marks: int, depth: int) -> bool:
        for index in range(depth - 1, -1, -1):
            container = self._outline.stack[index]
            if isinstance(container, Details) and container.marks == marks:
                container.closed = True
                self._outline.close(index)
                return True
        return False

    def _takes_option(self, cursor: Cursor) -> bool:
        """Whether the line says how the block that has just been opened is shown: `    open: true`."""
        block = self._outline.stack[-1]
        if not isinstance(block, Details) or block.children or self._outline.gap:
            return False
        words = cursor.words
        option = _OPTION.match(words.text)
        if option is None:
            return False
        if option["name"] == "open":
            block.open = option["value"].strip().lower() == "true"
        else:
            self._report("option-unused", words.part(*option.span("name")).span, name=option["name"])
        return True
