"""Legible: names of files whose bytes are not UTF-8, made text that a report can hold."""

from __future__ import annotations

import re
from dataclasses import replace

from guichet.diagnostics import Diagnostic

_STRAY = re.compile("[\ud800-\udfff]")
"""What Python makes of a byte that is not UTF-8."""


def legible(found: Diagnostic) -> Diagnostic:
    """*found*, with a mark in the place of every such byte."""
    texts = (found.location.path, found.excerpt or "", *(value for _, value in found.values))
    if not any(map(_STRAY.search, texts)):
        return found
    return replace(
        found,
        location=replace(found.location, path=_marked(found.location.path)),
        values=tuple((name, _marked(value)) for name, value in found.values),
        excerpt=None if found.excerpt is None else _marked(found.excerpt),
    )


def _marked(text: str) -> str:
    return _STRAY.sub("\ufffd", text)
