"""Rows: the lines of a table that an author drew with `|`."""

from __future__ import annotations

import re
from collections.abc import Iterator

CELL_LIMIT = 200
"""The longest row to which all other rows of its table are filled up."""

_SEPARATOR = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_STEP = re.compile(r"\\.|(?P<ticks>`+)|(?P<link>\[(?:[^\[\]`\\]|\\.|\[[^\[\]]*\])*\]\((?:[^()\s]|\([^()]*\))*\))|\|")


def is_separator(text: str) -> bool:
    """Whether *text* is the line of dashes below a table's header."""
    return "-" in text and bool(_SEPARATOR.match(text))


def cell_count(text: str) -> int:
    """How many cells the row *text* has."""
    row = text.strip()
    count = sum(1 for _, inner in _borders(row) if not inner) + 1
    return count - row.startswith("|") - (len(row) > 1 and row.endswith("|") and not row.endswith("\\|"))


def inner_borders(text: str) -> list[int]:
    r"""Where a `|` without a backslash stands in code or in a link, and is part of its cell."""
    return [position for position, inner in _borders(text) if inner]


def _borders(text: str) -> Iterator[tuple[int, bool]]:
    """The offset of each `|` without a backslash, and whether it stands in code or in a link."""
    if "`" not in text and "[" not in text and "\\" not in text:
        yield from ((found.start(), False) for found in re.finditer(r"\|", text))
        return
    position = 0
    closings = [run.span() for run in re.finditer("`+", text)] if "`" in text else []
    while step := _STEP.search(text, position):
        position = step.end()
        if step[0] == "|":
            yield step.start(), False
        elif step["ticks"]:
            while closings and closings[0][0] < position:
                closings.pop(0)
            end = next((stop for start, stop in closings if stop - start == len(step[0])), None)
            if end is not None:
                yield from _inner(text, position, end)
                position = end
        elif step["link"]:
            yield from _inner(text, step.start(), position)


def _inner(text: str, start: int, end: int) -> Iterator[tuple[int, bool]]:
    return ((found.start(), True) for found in re.compile(r"(?<!\\)\|").finditer(text, start, end))
