"""Lexers: Pygments, and those of its lexers that are made safe here. Imported once a page has code to be coloured."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any, ClassVar

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_all_lexers, get_lexer_by_name
from pygments.lexers.markup import MarkdownLexer
from pygments.lexers.shell import BashLexer, BashSessionLexer
from pygments.token import String

from guichet.dialect.languages import LINEAR, QUADRATIC

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

COLOURED = LINEAR | QUADRATIC | _OWN.keys()
"""The languages that are coloured."""


@lru_cache(maxsize=1024)
def coloured(code: str, language: str) -> str:
    """The lines of *code* as safe HTML. Many guides show the same code."""
    return highlight(code, _lexer(language), _FORMATTER)


@cache
def read_by_pygments() -> frozenset[str]:
    """Every language that Pygments has a lexer for, safe or not."""
    return frozenset(alias for _, aliases, _, _ in get_all_lexers(plugins=False) for alias in aliases)


@lru_cache(maxsize=256)
def _lexer(language: str) -> Lexer:
    return _OWN.get(language) or get_lexer_by_name(language, stripnl=False)
