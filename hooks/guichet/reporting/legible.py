"""Makes file names that are not UTF-8 printable in reports."""

from __future__ import annotations

import re
from dataclasses import replace

from guichet.diagnostics import Diagnostic

_STRAY = re.compile("[\ud800-\udfff]")
"""The surrogates that Python decodes invalid bytes of file names to."""


def legible(found: Diagnostic) -> Diagnostic:
    """*found*, with U+FFFD for every surrogate."""
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
