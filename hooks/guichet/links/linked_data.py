"""Linked data: the addresses that a page gives to search engines as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

LINKED_DATA = "application/ld+json"
"""The type of the scripts that hold such data."""

_TEXT = r'"(?:[^"\\]|\\.)*"'
_ADDRESSES = re.compile(
    r'"(?:@id|contentUrl|image|item|logo|mainEntityOfPage|sameAs|thumbnailUrl|url)"\s*:\s*'
    rf"(?P<values>{_TEXT}|\[\s*{_TEXT}(?:\s*,\s*{_TEXT})*\s*\])"
)
_ONE = re.compile(_TEXT)


def linked_references(text: str) -> Iterator[tuple[str, int, int]]:
    """The addresses in the JSON *text*, each with its offsets."""
    for found in _ADDRESSES.finditer(text):
        for value in _ONE.finditer(text, *found.span("values")):
            yield _decoded(value[0]), value.start() + 1, value.end() - 1


def _decoded(value: str) -> str:
    try:
        return str(json.loads(value))
    except ValueError:
        return value[1:-1]
