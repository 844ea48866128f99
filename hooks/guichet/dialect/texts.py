"""Texts within Python-Markdown: how they keep what is no markup apart from what is."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown.util import AMP_SUBSTITUTE, ETX, STX

from guichet.dialect.verbatim import ESCAPABLE

HIDDEN = "visually-hidden"
"""The class of words that are for screen readers alone."""

_CONTROL = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127])
_BLANKED = dict.fromkeys(_CONTROL, " ")
_ESCAPED = re.compile(rf"{STX}(\d+){ETX}")
_ESCAPES = {ord(character): f"{STX}{ord(character)}{ETX}" for character in ESCAPABLE} | {
    ord("&"): f"{AMP_SUBSTITUTE}amp;"
}


def blanked_controls(text: str) -> str:
    """*text* with a space for each such character, so that all others keep their places."""
    return text.translate(_BLANKED)


def without_controls(text: str) -> str:
    """*text* without the characters that nobody sees; Python-Markdown uses some of them as marks of its own."""
    return text.translate(_CONTROL)


def literal(text: str) -> str:
    """*text* for a place where markup is looked for, so that none is found in it."""
    return text.translate(_ESCAPES)


def escaped(text: str, characters: str) -> str:
    """*text* with its *characters*, which are escapable, so that no markup is found in them."""
    return text.translate({ord(character): _ESCAPES[ord(character)] for character in characters})


def attribute_value(text: str) -> str:
    """*text* for an attribute, where Python-Markdown leaves entities as they are."""
    return text.replace("&", f"{AMP_SUBSTITUTE}amp;")


def as_written(text: str) -> str:
    """*text*, whose escapes Python-Markdown has replaced, with their backslashes again."""
    return _ESCAPED.sub(lambda found: f"\\{chr(int(found[1]))}", text)


def plain_text(element: Element) -> str:
    """What *element* says to those who see it, without markup; an image says its `alt`."""
    text = "".join(_texts(element)).replace(AMP_SUBSTITUTE, "&")
    return collapsed(html.unescape(text))


def _texts(element: Element) -> Iterator[str]:
    if element.tag == "img":
        yield element.get("alt") or ""
    if HIDDEN not in (element.get("class") or "").split():
        yield element.text or ""
        for child in element:
            yield from _texts(child)
            yield child.tail or ""


def collapsed(text: str) -> str:
    """*text* with one space wherever it has white space, save for spaces that keep words together: they stay."""
    return _SPACES.sub(" ", text).strip(" ")


_SPACES = re.compile(r"[ \t\n\r\f\v]+")
