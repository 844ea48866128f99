"""Highlighting: code becomes HTML with classes for its parts, which the style sheet colours."""

from __future__ import annotations

from functools import lru_cache

from markdown import Markdown
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound
from pymdownx.highlight import Highlight

_PLAIN = "text"
_SIZE_LIMIT = 50_000
"""Characters of code that are coloured; more would take long, as some languages are read slowly."""

_highlighter = Highlight(Markdown(), guess_lang=False, pygments_lang_class=True, default_lang=_PLAIN, stripnl=False)


def highlighted(code: str, language: str) -> str:
    """*code* as safe HTML; as plain text where *language* is unknown."""
    known = language if len(code) <= _SIZE_LIMIT and _is_known(language) else _PLAIN
    return str(_highlighter.highlight(code, known))


@lru_cache(maxsize=256)
def _is_known(language: str) -> bool:
    """Whether there is a way to read *language*. To find that there is none takes long, so the answer is kept."""
    try:
        get_lexer_by_name(language)
    except ClassNotFound:
        return False
    return True
