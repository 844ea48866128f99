"""Lookahead: what a text holds, read once, while Python-Markdown asks for one thing after the other.

Python-Markdown replaces each thing it finds by a placeholder and goes on behind it. What is still to come stays the
same, so reading it anew each time would be wasted: in a long paragraph full of links it would take minutes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from markdown.util import INLINE_PLACEHOLDER_RE

Found = TypeVar("Found")


class Lookahead(Generic[Found]):
    """The things that *read* finds in a text, by their offset."""

    def __init__(self, read: Callable[[str], Mapping[int, Found]]) -> None:
        self._read = read
        self._found: Mapping[int, Found] = {}
        self._text: str | None = None
        self._shift = 0
        """How much longer the text is now than when it was read."""
        self._taken = 0
        """Where the last thing that was asked for stands in the text."""

    def at(self, text: str, position: int) -> tuple[Found, int] | None:
        """What begins at *position* in *text*, and by how much its own offsets must be moved to be those of *text*."""
        if self._text is None or (text != self._text and not self._goes_on(text)):
            self._found = self._read(text)
            self._shift = 0
        elif text != self._text:
            self._shift += len(text) - len(self._text)
        self._text = text
        self._taken = position
        found = self._found.get(position - self._shift)
        return None if found is None else (found, self._shift)

    def forget(self) -> None:
        """Read anew at the next question: the same words may mean something else in another text."""
        self._text = None

    def _goes_on(self, text: str) -> bool:
        """Whether *text* is the last one, with the thing asked for last replaced by a placeholder."""
        if self._text is None or not text.startswith(self._text[: self._taken]):
            return False
        placeholder = INLINE_PLACEHOLDER_RE.match(text, self._taken)
        return placeholder is not None and self._text.endswith(text[placeholder.end() :])
