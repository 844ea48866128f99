"""Highlighting: code becomes HTML with classes for its parts, which the style sheet colours."""

from __future__ import annotations

from functools import lru_cache

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

_PLAIN = "text"
_SIZE_LIMIT = 50_000
"""Characters of code that are coloured; more would take long, as some languages are read slowly."""

_FORMATTER: HtmlFormatter[str] = HtmlFormatter(nowrap=True)
"""Made once: making one takes longer than colouring a short block of code."""


def highlighted(code: str, language: str) -> str:
    """*code* as safe HTML; as plain text where *language* is unknown."""
    lexer = _lexer(language) if len(code) <= _SIZE_LIMIT else None
    name = language if lexer else _PLAIN
    coloured = highlight(code, lexer or _plain_lexer(), _FORMATTER)
    return f'<div class="language-{name} highlight"><pre><span></span><code>{coloured}</code></pre></div>'


@lru_cache(maxsize=256)
def _lexer(language: str) -> Lexer | None:
    """What reads *language*; to find that nothing does takes long, so the answer is kept."""
    try:
        return get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return None


def _plain_lexer() -> Lexer:
    lexer = _lexer(_PLAIN)
    assert lexer is not None  # Pygments always has it
    return lexer
