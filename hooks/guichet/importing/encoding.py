"""Encodings: decodes old files, which may be UTF-8, UTF-16 or Windows-1252."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from guichet.diagnostics import ContentError
from guichet.source import SourceText
from guichet.source.text import decode

_OLDER = "windows-1252"
"""The usual encoding of older French texts."""
_MARKS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


@dataclass(frozen=True)
class Decoded:
    """The text of a file, and the changes made while decoding it."""

    source: SourceText
    changes: tuple[str, ...]
    is_guessed: bool = False
    """Whether the encoding was guessed, so that a person should check the accents."""


def decoded(path: str, content: bytes) -> Decoded:
    """The text of the file *path*, whose bytes are *content*.

    Raises:
        ContentError: it is not text.
    """
    changes: list[str] = []
    is_guessed = False
    for mark, name in _MARKS.items():
        if content.startswith(mark):
            content = content.decode(name, errors="replace").encode("utf-8", errors="replace")
            changes.append("it was UTF-16, and is UTF-8")
    if content.startswith(codecs.BOM_UTF8):
        changes.append("its byte-order mark is gone")
    try:
        source = decode(path, content)
    except ContentError as error:
        if error.diagnostics[0].code != "file-encoding":
            raise
        try:
            content = content.decode(_OLDER).encode("utf-8")
        except UnicodeDecodeError:
            raise error from None
        source, is_guessed = decode(path, content), True
        changes.append(f"it was no UTF-8: it was read as {_OLDER}")
    if b"\r" in content:
        changes.append("its lines end in LF alone")
    return Decoded(source, tuple(changes), is_guessed)
