"""Highlighting: code becomes HTML with classes for its parts, which the style sheet colours, within bounds.

A lexer is a list of regular expressions that try each other's leftovers, and many need time without end for a few
hostile lines. `languages.py` says which were found to need time in proportion to the code, and which in proportion to
its square; no other reads code that a stranger wrote.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from guichet.diagnostics import did_you_mean
from guichet.dialect.languages import LINEAR

_PLAIN = frozenset({"", "text", "plain", "plaintext", "none"})
"""What authors call code that is to have no colours."""

BLOCK = 50_000
"""Characters of a block of code that are coloured at most."""
SQUARE = 25_000_000
"""The sum of the squares of the sizes of all blocks in quadratic languages on a page: more would take some seconds."""


@dataclass(frozen=True, slots=True)
class Monochrome:
    """Why code has no colours, and what to do about it."""

    reason: str
    repair: str


class Palette:
    """What is coloured on one page."""

    def __init__(self, blocks: Iterable[tuple[str, int]]) -> None:
        """*blocks* are the language and the size of each block of code of the page, in any order."""
        self._is_spent = sum(size**2 for language, size in blocks if language not in LINEAR) > SQUARE

    def refusal(self, language: str, size: int) -> Monochrome | None:
        """Why code of *size* characters in *language* is not coloured; `None` where it is, or where nobody asked."""
        if language in _PLAIN:
            return None
        from guichet.dialect.lexers import COLOURED, read_by_pygments

        if language not in COLOURED:
            if language in read_by_pygments():
                return Monochrome("to read it could take time without end", "write `text`")
            return Monochrome("it is none of the languages that are coloured", did_you_mean(language, COLOURED))
        if size > BLOCK:
            return Monochrome(f"the block has more than {BLOCK} characters", "split it")
        if self._is_spent and language not in LINEAR:
            return Monochrome(
                "the page has too much code in this and like languages", "split the page, or write `text`"
            )
        return None

    def highlighted(self, code: str, language: str) -> str:
        """*code* as safe HTML, with colours or without."""
        if language in _PLAIN or self.refusal(language, len(code)) is not None:
            return _block("text", escape(code if code.endswith("\n") else f"{code}\n", quote=False))
        from guichet.dialect.lexers import coloured

        return _block(language, coloured(code, language))


def _block(language: str, html: str) -> str:
    """A block of code in *language*, of which *html* are the lines."""
    return f'<div class="language-{language} highlight"><pre><span></span><code>{html}</code></pre></div>'
