"""Fences: the lines of backticks or tildes around a block of code."""

from __future__ import annotations

import re
from dataclasses import dataclass

_OPENING = re.compile(r"(?P<fence>`{3,}(?=[^`]*$)|~{3,})(?P<info>.*)$", re.DOTALL)
_LANGUAGE = re.compile(r"[ \t]*(?:\{[ \t]*)?\.?(?P<language>[\w#.+-]*)[ \t]*\}?[ \t]*(?P<rest>.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Fence:
    """The line that opens a block of code."""

    mark: str
    """Its backticks or tildes: the closing line has as many of them, or more."""
    indent: int
    """How far it is indented: as far are the lines of code, which lose that much."""
    language: str
    rest: str
    """What stands behind the language."""

    def is_closed_by(self, text: str) -> bool:
        """Whether *text*, a line without its indent, closes the block."""
        stripped = text.rstrip()
        return stripped.startswith(self.mark) and not stripped.strip(self.mark[0])

    def is_repeated_by(self, text: str) -> bool:
        """Whether *text*, a line without its indent, would open a block of the same kind."""
        return text.startswith(self.mark) and not self.is_closed_by(text)


def opening_fence(text: str, indent: int) -> Fence | None:
    """The fence that *text*, a line without its *indent*, opens."""
    found = _OPENING.match(text)
    if not found:
        return None
    info = _LANGUAGE.match(found["info"])
    assert info is not None  # every part of the pattern may be empty
    return Fence(found["fence"], indent, info["language"].lower(), info["rest"].strip())
