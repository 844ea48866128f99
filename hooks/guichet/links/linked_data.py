"""Linked data: the addresses that a page gives to search engines, and a site to devices that install it, as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

LINKED_DATA = "application/ld+json"
"""The type of the scripts that hold such data."""

_NODE = "@id"
"""The identifier of a thing. Its fragment makes it unique, and need not be an anchor of a page."""
_ADDRESSES = frozenset(
    "@id contentUrl downloadUrl embedUrl image item license logo mainEntityOfPage sameAs thumbnailUrl url"
    " src start_url scope".split()
)
"""The keys whose values are addresses, however short."""
_NO_ADDRESSES = frozenset({"@context", "@vocab", "@type", "urlTemplate", "target"})
"""The keys whose values may look like addresses, and are none that anyone follows."""
_TEXT = r'"(?:[^"\\]|\\.)*"'
_STEP = re.compile(rf"(?P<key>{_TEXT})\s*:|(?P<value>{_TEXT})")
_WHOLE = re.compile(r"https?://\S+", re.IGNORECASE)


def linked_references(text: str) -> Iterator[tuple[str, int, int]]:
    """The addresses in the JSON *text*, each with its offsets."""
    key = ""
    for found in _STEP.finditer(text):
        if found["key"]:
            key = _decoded(found["key"])
            continue
        value = _decoded(found["value"])
        if key in _ADDRESSES or (key not in _NO_ADDRESSES and _WHOLE.fullmatch(value)):
            start, end = found.start() + 1, found.end() - 1
            if key == _NODE:
                value, mark, rest = value.partition("#")
                end -= len(mark + rest)
                if not value or value.startswith("_:"):
                    continue
            yield value, start, end


def _decoded(value: str) -> str:
    try:
        return str(json.loads(value))
    except ValueError:
        return value[1:-1]
