"""Plain text: most words of a guide hold nothing that could be markup, and need not be looked at again."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

_MARKUP = re.compile(r"[\\`*_\[<&{\x02]|  \n")
"""What any markup of running text begins with."""


def is_plain(text: str) -> bool:
    """Whether *text* can hold no markup."""
    return _MARKUP.search(text) is None


def settled(text: str) -> str:
    """*text* for an element; if it is plain, marked so that Python-Markdown looks for no markup in it."""
    return AtomicString(text) if is_plain(text) else text


def settle_long(root: Element, limit: int) -> None:
    """Mark the texts below *root* that are longer than *limit*, so that no markup is looked for in them."""
    for element in root.iter():
        if element.text and len(element.text) > limit:
            element.text = AtomicString(element.text)
