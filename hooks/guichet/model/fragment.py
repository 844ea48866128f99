"""Fragments: the part of an address that names a place in a page, made from the words of a heading."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

_LIGATURES = str.maketrans(
    {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d"}
    | {"€": " eur ", "£": " gbp ", "$": " usd ", "%": " percent ", "&": " ", "@": " at "}
)
_SEPARATORS = re.compile(r"[^a-z0-9_]+")


def fold(text: str) -> str:
    """*text* in lower case without accents and ligatures: what sorts and compares as readers expect."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold()


def fragment_of(text: str) -> str:
    """The fragment of a heading that reads *text*: words of a-z and digits joined by hyphens.

    A text with no such word, in another script or of signs alone, gives `section`.
    """
    return _SEPARATORS.sub("-", fold(text)).strip("-_") or "section"


def same_fragment(written: str) -> list[str]:
    """The ids that a link's fragment may mean: as written, percent-decoded, and transliterated, in this order."""
    decoded = unicodedata.normalize("NFC", unquote(written))
    return list(dict.fromkeys([written, decoded, fragment_of(decoded)]))
