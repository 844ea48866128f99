"""Repairs of front matter: quotes around a text that YAML would read as another type."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guichet.diagnostics import Diagnostic
from guichet.editing import Edit
from guichet.repairs.registry import repair
from guichet.source import SourceText

_KEY = r"[ ]*(?:-[ ]+)?[\w-]+[ \t]*:"
_ENTRY = re.compile(rf"(?:{_KEY}[ \t]+|[ ]*-[ ]+)(?P<value>\S.*)")
_BEGINS_ENTRY = re.compile(rf"{_KEY}(?:[ \t]|$)|[ ]*-[ ]|[ ]*#|(?:---|\.\.\.)[ \t]*$")
_MAPPING = re.compile(r"\{[ \t]*[\w-]+[ \t]*:(?:[ \t]|$)")
_COMMENT = re.compile(r"[ \t]#(?!\w)")
"""A `#` that begins an intended comment, as in `order: 1 # the first`, unlike `Ticket #12`."""


def quoted(text: str) -> str:
    """*text*, one line, in the kind of quotes that needs the least escaping."""
    if "'" in text and not re.search(r'["\\]', text):
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


@repair("yaml-syntax")
def quote_text(source: SourceText, fault: Diagnostic) -> Sequence[Edit]:
    """Quote a text that is invalid as a plain scalar: one with `: ` in it, or an `@` at its start."""
    found = _value_at(source, fault)
    return _quote(fault, found) if found and not _MAPPING.match(found["value"]) else ()


@repair("yaml-comment")
def quote_text_with_number_sign(source: SourceText, fault: Diagnostic) -> Sequence[Edit]:
    """Quote a text that ends in an unintended comment, such as `Ticket #12`."""
    found = _value_at(source, fault)
    return _quote(fault, found) if found and found["value"][0] not in "[{|>" else ()


@repair("yaml-alias")
def quote_text_with_name(source: SourceText, fault: Diagnostic) -> Sequence[Edit]:
    """Quote a text that begins with `&` or `*`, unless the file uses the same anchor name elsewhere."""
    found = _value_at(source, fault)
    if found is None or not _begins_at(fault, found):
        return ()
    name = dict(fault.values)["text"][1:]
    is_shared = len(re.findall(rf"[&*]{re.escape(name)}(?!\S)", source.text)) > 1
    return () if is_shared else _quote(fault, found)


@repair("yaml-tag")
def quote_text_with_tag(source: SourceText, fault: Diagnostic) -> Sequence[Edit]:
    """Quote a text that begins with `!`. `!!`, as in `!!str`, is an intended tag."""
    found = _value_at(source, fault)
    if found is None or not _begins_at(fault, found) or found["value"].startswith("!!"):
        return ()
    return _quote(fault, found)


def _value_at(source: SourceText, fault: Diagnostic) -> re.Match[str] | None:
    """The entry whose value contains *fault*, if that value is a single line without quotes."""
    line, column = fault.location.line, fault.location.column
    if line is None or column is None:
        return None
    found = _ENTRY.match(source.line(line).rstrip(" \t"))
    if found is None or column <= found.start("value") or found["value"][0] in "\"'":
        return None
    if _COMMENT.search(found["value"]) or _goes_on(source, line):
        return None
    return found


def _goes_on(source: SourceText, line: int) -> bool:
    """Whether the value that begins on *line* may continue below it."""
    indent = _indent(source.line(line))
    below = (source.line(number) for number in range(line + 1, source.line_count + 1))
    following = next((text for text in below if text.strip()), "---")
    return not _BEGINS_ENTRY.match(following) or _indent(following) > indent


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _begins_at(fault: Diagnostic, found: re.Match[str]) -> bool:
    return fault.location.column == found.start("value") + 1


def _quote(fault: Diagnostic, found: re.Match[str]) -> Sequence[Edit]:
    assert fault.location.line is not None  # an entry was matched at this line
    value = found["value"]
    return [Edit(fault.location.line, found.start("value") + 1, len(value), quoted(value))]
