"""Repairs of callouts: the missing `!` of a marker, and missing `>` markers of the body's lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from guichet.diagnostics import Diagnostic
from guichet.editing import Edit
from guichet.repairs.registry import repair
from guichet.source import SourceText

_QUOTE_MARKS = re.compile(r"(?P<lead>[ \t]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*)(?P<marks>>(?:[ \t]?[ ]{0,3}>)*[ \t]?)")
"""The quote markers at the start of a line, with the list markers before them."""
_REACH = 200
"""The most lines above a line that are searched for its markers, to bound the time for hostile input."""


@repair("callout-mark-missing")
def add_mark(source: SourceText, fault: Diagnostic) -> Sequence[Edit]:
    """Write `[!warning]` for `[warning]`."""
    line, column = _place(fault)
    return [Edit(line, column + 1, 0, "!")] if source.line(line)[column - 1 : column] == "[" else ()


@repair("callout-cut")
def join_body(source: SourceText, fault: Diagnostic) -> Sequence[Edit]:
    """Add to the empty line the `>` markers of the line below it."""
    line, column = _place(fault)
    marks = source.line(line)[: column - 1].rstrip()
    if not re.fullmatch(r"[ \t>]*>", marks):
        return ()
    empty = int(dict(fault.values)["line"])
    return _completed(source, empty, marks)


@repair("callout-lazy-line", keeps_page=True)
def mark_line(source: SourceText, fault: Diagnostic) -> Sequence[Edit]:
    """Add the quote markers of the nearest line above that has any."""
    line, _ = _place(fault)
    for above in range(line - 1, max(0, line - 1 - _REACH), -1):
        text = source.line(above)
        found = _QUOTE_MARKS.match(text)
        if found:
            marks = re.sub(r"\S", " ", found["lead"]) + found["marks"]
            return _completed(source, line, marks if marks[-1].isspace() else f"{marks} ")
        if not text.strip():
            break
    return ()


def _completed(source: SourceText, line: int, marks: str) -> Sequence[Edit]:
    """Add to the start of *line* the part of *marks* that it lacks."""
    text = source.line(line)
    pairs = enumerate(zip_longest(text[: len(marks)], marks))
    common = next((index for index, (here, there) in pairs if here != there), len(marks))
    if text[common : common + 1] == ">" or common == len(marks):
        return ()
    return [Edit(line, common + 1, 0, marks[common:])]


def _place(fault: Diagnostic) -> tuple[int, int]:
    assert fault.location.line is not None  # faults of a body always have a position
    assert fault.location.column is not None
    return fault.location.line, fault.location.column
