"""Style sheets: the references in the CSS of a file, an element or an attribute."""

from __future__ import annotations

import re
from collections.abc import Iterator

_QUOTED = r""""(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'"""
_STEP = re.compile(
    rf"""/\*.*?(?:\*/|$)|url\(\s*(?P<url>{_QUOTED}|(?:\\[0-9a-f]{{1,6}}\s?|\\.|[^)\s"'\\])*)\s*\)|@import\s+(?P<sheet>{_QUOTED})|{_QUOTED}""",
    re.DOTALL | re.IGNORECASE,
)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)


def css_references(css: str) -> Iterator[tuple[str, int, int]]:
    """The references of *css*, each with the offsets at which it begins and ends there, without quotes.

    What is in a comment or in another text is none; nor is a picture that the style sheet itself holds (`data:`).
    """
    for found in _STEP.finditer(css):
        name = found.lastgroup
        if name is None or not found[name]:
            continue
        start, end = found.span(name)
        if found[name][0] in "\"'":
            start, end = start + 1, end - 1
        reference = _ESCAPE.sub(_unescaped, css[start:end])
        if not reference.lower().startswith("data:"):
            yield reference, start, end


def _unescaped(escape: re.Match[str]) -> str:
    if escape[2] is not None:
        return escape[2]
    number = int(escape[1], 16)
    return chr(number) if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"
