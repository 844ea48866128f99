"""Twins: the references in pages published as Markdown."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from guichet.links.markup import Occurrence
from guichet.model.origin import is_legible
from guichet.source import Span

_CODE = re.compile(
    r"^[ >\t]*(?:(?:[-*+]|\d+[.)])[ \t]+)*(?P<fence>`{3,}|~{3,})[^\n]*\n(?:.*?\n)??[ >\t]*(?P=fence)[`~]*[ \t]*$"
    r"|(?P<ticks>(?<![`\\])`+)(?!`)(?:(?!\n[ >\t]*\n).)*?(?<!`)(?P=ticks)(?!`)",
    re.DOTALL | re.MULTILINE,
)
_REFERENCE = re.compile(
    r"(?<!\\)\]\([ \t]*(?:<(?P<angled>[^<>\n]*)>|(?P<plain>(?:\\.|[^\s()\\]|\((?:\\.|[^\s()\\])*\))*))"
    r"(?:[ \t\n]+(?:\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|\((?:\\.|[^()\\])*\)))?[ \t]*\)"
    r"|(?<!\\)<(?P<automatic>[A-Za-z][A-Za-z0-9+.-]+:[^<>\s]*)>"
    r"|^[ >]{0,3}\[(?!\^)[^\[\]\n]+\]:[ \t]*<?(?P<defined>[^\s<>]+)>?"
    r"|(?<![\w/(<\"'\\])(?P<bare>https?://[^\s/:]+\.[^\s<>()\[\]\"`*]*[^\s<>()\[\]\"`*.,;:!?»’'])",
    re.MULTILINE,
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def twin_occurrences(text: str) -> Iterator[Occurrence]:
    """The references in the Markdown *text*, in order, with their spans. Code is skipped."""
    words = _CODE.sub(lambda code: re.sub(r"[^\n]", "\0", code[0]), text)
    for found in _REFERENCE.finditer(words):
        name = found.lastgroup
        assert name is not None  # each alternative has one
        start, end = found.span(name)
        target = html.unescape(_ESCAPED.sub(r"\1", text[start:end]))
        if name != "bare" or is_legible(target):
            yield Occurrence(target, Span(start, max(1, end - start)))
