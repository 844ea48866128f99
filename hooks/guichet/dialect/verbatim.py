"""Verbatim text: code spans, comments and escaped characters, in which nothing else is looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

ESCAPABLE = "\\`*_{}[]()<>#+-.!|~\"'$:"
"""The characters that lose their meaning behind a backslash."""

CODE_MASK = "\0"
"""Stands for each character of a code span or a comment in a masked text."""
ESCAPE_MASK = "\1"
"""Stands for each of the two characters of an escape in a masked text."""

_ESCAPE = re.compile(rf"\\[{re.escape(ESCAPABLE)}]")
_TOKEN = re.compile(rf"{_ESCAPE.pattern}|`+|<!--")
_RUN = re.compile("`+")


@dataclass(frozen=True, slots=True)
class Verbatim:
    """A stretch of verbatim text."""

    start: int
    end: int
    kind: str
    """`code`, `comment` or `escape`."""
    code: str = ""
    """What a code span shows."""


def verbatim_parts(text: str) -> Iterator[Verbatim]:
    """The verbatim parts of *text*, left to right. Backticks without their equal are text; so is an open comment."""
    closings = _runs_by_length(text)
    comment_may_end = True
    position = 0
    while found := _TOKEN.search(text, position):
        start, position = found.span()
        if found[0].startswith("\\"):
            yield Verbatim(start, position, "escape")
        elif found[0].startswith("`"):
            closing = _next_from(closings.get(len(found[0]), []), position)
            if closing is not None:
                code = _code(text[position:closing])
                position = closing + len(found[0])
                yield Verbatim(start, position, "code", code)
        elif comment_may_end:
            end = text.find("-->", position)
            comment_may_end = end >= 0
            if comment_may_end:
                position = end + len("-->")
                yield Verbatim(start, position, "comment")


_BEGINS = re.compile(r"[`\\]|<!--")
"""What every verbatim part begins with."""


def masked(text: str) -> str:
    """*text* with each character of its verbatim parts replaced by a mask; just as long."""
    if not _BEGINS.search(text):
        return text
    parts: list[str] = []
    done = 0
    for part in verbatim_parts(text):
        mask = ESCAPE_MASK if part.kind == "escape" else CODE_MASK
        parts += [text[done : part.start], mask * (part.end - part.start)]
        done = part.end
    return "".join([*parts, text[done:]])


def unescaped(text: str) -> str:
    """*text* without the backslashes of its escapes."""
    return _ESCAPE.sub(lambda found: found[0][1], text)


def _runs_by_length(text: str) -> dict[int, list[int]]:
    """Where the runs of backticks begin, by length; the last ones first. Backslashes mean nothing to the last run."""
    runs: dict[int, list[int]] = {}
    for run in reversed(list(_RUN.finditer(text))):
        runs.setdefault(len(run[0]), []).append(run.start())
    return runs


def _next_from(starts: list[int], position: int) -> int | None:
    """The first of *starts*, the last of which comes first in the text, from *position* on."""
    while starts and starts[-1] < position:
        starts.pop()
    return starts[-1] if starts else None


def _code(text: str) -> str:
    """What a code span shows: its lines joined, without one space at either end that keeps backticks apart."""
    joined = text.replace("\n", " ")
    if joined[:1] == joined[-1:] == " " and joined.strip():
        return joined[1:-1]
    return joined
