"""Edits front matter: adds an entry to a key or changes values, and keeps every other byte."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any

from guichet.diagnostics import ContentError
from guichet.editing import Edit, applied
from guichet.repairs.front_matter import quoted
from guichet.source import Document, Span, Value, read_document
from guichet.source.strict_yaml import Path
from guichet.source.text import decode

_PLAIN = re.compile(r"[A-Za-z0-9_/](?:[\w./-]*[\w/])?", re.ASCII)
"""A text that is safe as a plain scalar in any context."""
_ITEM = re.compile(r"[ \t]*-[ \t]+")


def with_entry(content: bytes, path: str, key: str, entry: str, value: str | None = None) -> bytes | None:
    """The file *content* with *entry* in the list *key* of its front matter, or with `entry: value` in the mapping.

    Unchanged if the entry exists. `None` if the header is written in a form that cannot be edited.
    """
    document = _read(content, path)
    if document is None:
        return None
    held = document.header.values.get(key)
    if (isinstance(held, list) and entry in held) or (isinstance(held, dict) and held.get(entry) == value):
        return content
    expected: dict[str, Any] = deepcopy(dict(document.header.values))
    if value is None:
        expected[key] = [*(expected.get(key) or []), entry]
        written = _scalar(entry)
    else:
        expected[key] = {**(expected.get(key) or {}), entry: value}
        written = f"{_scalar(entry)}: {_scalar(value)}"
    return _checked(content, path, [_addition(document, key, written, is_list=value is None)], expected)


def with_values(content: bytes, path: str, values: Mapping[Path, str]) -> bytes | None:
    """The file *content* with the front matter values at some paths replaced; `None` if they cannot be."""
    document = _read(content, path)
    if document is None:
        return None
    expected: Any = deepcopy(dict(document.header.values))
    edits = []
    for place, value in values.items():
        holder = expected
        for step in place[:-1]:
            holder = holder[step]
        holder[place[-1]] = value
        span = document.header.places[place]
        quote = document.source.text[span.start]
        inner = Span(span.start + 1, span.length - 2) if quote in "\"'" else span
        edits.append(Edit.at(document.source, inner, value if quote in "\"'" else _scalar(value)))
    return _checked(content, path, edits, expected)


def _read(content: bytes, path: str) -> Document | None:
    try:
        return read_document(decode(path, content))
    except ContentError:
        return None


def _checked(content: bytes, path: str, edits: Iterable[Edit], expected: Mapping[str, Value]) -> bytes | None:
    """*content* after *edits*, if its header then equals *expected* and its body is unchanged; else `None`."""
    after = applied(content, edits)
    before, document = _read(content, path), _read(after, path)
    if before is None or document is None:
        return None
    is_right = document.header.values == expected and document.body == before.body
    return after if is_right else None


def _addition(document: Document, key: str, written: str, *, is_list: bool) -> Edit:
    """The edit that appends *written* to the entries of *key*."""
    header = document.header
    held = header.values.get(key)
    if key not in header.values:
        brackets = f"[{written}]" if is_list else f"{{{written}}}"
        return _below(document, document.body_line - 2, f"{key}: {brackets}")
    if not held:
        brackets = f"[{written}]" if is_list else f"{{{written}}}"
        place = header.places[(key,)]
        if document.source.text[place.start] in "[{":
            return Edit.at(document.source, place, brackets)
        key_span = header.keys[(key,)]
        return Edit.at(document.source, Span(key_span.start + key_span.length + 1, 0), f" {brackets}")
    last: Path = (key, len(held) - 1) if isinstance(held, list) else (key, list(held)[-1])
    place = header.places[last]
    begin = place if is_list else header.keys[last]
    line = document.source.location(begin).line or 1
    before = document.source.text[document.source.line_start(line) : begin.start]
    if is_list and _ITEM.fullmatch(before):
        return _below(document, line, f"{before}{written}")
    if not is_list and not before.strip() and line > (document.source.location(header.keys[(key,)]).line or 1):
        return _below(document, line, f"{before}{written}")
    return Edit.at(document.source, Span(place.start + place.length, 0), f", {written}")


def _below(document: Document, line: int, text: str) -> Edit:
    """The edit that inserts the line *text* below *line*."""
    return Edit(line, len(document.source.line(line)) + 1, 0, f"\n{text}")


def _scalar(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else quoted(text)
