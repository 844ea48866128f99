"""Highlighting: code becomes HTML with classes for its parts, which the style sheet colours, within bounds.

A lexer is a list of regular expressions that try each other's leftovers, and many need time without end for a few
hostile lines. `languages.py` says which were found to need time in proportion to the code, and which in proportion to
its square; no other reads code that a stranger wrote.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, ClassVar

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_all_lexers, get_lexer_by_name
from pygments.lexers.markup import MarkdownLexer
from pygments.lexers.shell import BashLexer, BashSessionLexer
from pygments.token import String

from guichet.diagnostics import did_you_mean
from guichet.dialect.languages import LINEAR, QUADRATIC

_PLAIN = frozenset({"", "text", "plain", "plaintext", "none"})
"""What authors call code that is to have no colours."""

BLOCK = 50_000
"""Characters of a block of code that are coloured at most."""
SQUARE = 25_000_000
"""The sum of the squares of the sizes of all blocks in quadratic languages on a page: more would take some seconds."""

_FORMATTER: HtmlFormatter[str] = HtmlFormatter(nowrap=True)
"""Made once: making one takes longer than colouring a short block of code."""


class _Bash(BashLexer):
    """Bash without the two expressions whose time grows with a power of the size, or worse."""

    tokens: ClassVar[dict[str, list[Any]]] = {
        **BashLexer.tokens,
        "basic": [rule for rule in BashLexer.tokens["basic"] if not str(rule[0]).startswith("<<-?")],
        "data": [
            (r"(?s)\$'(?:\\.|[^'\\])*+'", String.Single)
            if isinstance(rule, tuple) and str(rule[0]).startswith(r"(?s)\$'(")
            else rule
            for rule in BashLexer.tokens["data"]
        ],
    }


class _BashSession(BashSessionLexer):
    _innerLexerCls = _Bash  # noqa: N815  # as Pygments names it


_OWN: dict[str, Lexer] = {
    **dict.fromkeys(BashLexer.aliases, _Bash(stripnl=False)),
    **dict.fromkeys(BashSessionLexer.aliases, _BashSession(stripnl=False)),
    # Else it would have any other lexer read the fences in it.
    **dict.fromkeys(MarkdownLexer.aliases, get_lexer_by_name("markdown", stripnl=False, handlecodeblocks=False)),
}
"""Lexers made safe here, by language. Their time grows with the square of the size."""

_KNOWN = LINEAR | QUADRATIC | _OWN.keys()


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
        if language in _read_by_pygments() - _KNOWN:
            return Monochrome("to read it could take time without end", "write `text`")
        if language not in _KNOWN:
            return Monochrome("it is none of the languages that are coloured", did_you_mean(language, _KNOWN))
        if size > BLOCK:
            return Monochrome(f"the block has more than {BLOCK} characters", "split it")
        if self._is_spent and language not in LINEAR:
            return Monochrome(
                "the page has too much code in this and like languages", "split the page, or write `text`"
            )
        return None

    def highlighted(self, code: str, language: str) -> str:
        """*code* as safe HTML, with colours or without."""
        is_plain = language in _PLAIN or self.refusal(language, len(code)) is not None
        name = "text" if is_plain else language
        return _coloured(code, name)


@lru_cache(maxsize=1024)
def _coloured(code: str, language: str) -> str:
    """*code* as safe HTML. Many guides show the same code."""
    coloured = highlight(code, _lexer(language), _FORMATTER)
    return f'<div class="language-{language} highlight"><pre><span></span><code>{coloured}</code></pre></div>'


@cache
def _read_by_pygments() -> frozenset[str]:
    """Every language that Pygments has a lexer for, safe or not."""
    return frozenset(alias for _, aliases, _, _ in get_all_lexers(plugins=False) for alias in aliases)


@lru_cache(maxsize=256)
def _lexer(language: str) -> Lexer:
    return _OWN.get(language) or get_lexer_by_name(language, stripnl=False)
