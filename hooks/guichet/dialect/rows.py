"""Rows: the lines of a table that an author drew with `|`."""

from __future__ import annotations

import re

from guichet.dialect.blocks import Piece
from guichet.dialect.links import read_links
from guichet.dialect.verbatim import masked

_SEPARATOR = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")


def alignments(text: str) -> list[str] | None:
    """The alignment of each column, if *text* is the line of dashes below a table's header."""
    if "|" not in text or not _SEPARATOR.match(text):
        return None
    return [_alignment(cell.strip()) for cell in text.strip().strip("|").split("|")]


def cells(row: Piece) -> list[Piece]:
    r"""The cells of a row. A `|` in code or in a link belongs to its cell, and so does `\|`."""
    text = masked(row.text.rstrip())
    borders = _borders(text)
    start = 0
    found: list[Piece] = []
    for border in borders:
        if border > 0:  # the first cell may have a border on its left
            found.append(row.part(start, border))
        start = border + 1
    if start < len(text):  # and the last one on its right
        found.append(row.part(start))
    return found


def is_row(text: str) -> bool:
    """Whether a line of text has a border between cells."""
    return "|" in text and bool(_borders(masked(text)))


def _borders(text: str) -> list[int]:
    """Where the cells of a masked row end."""
    links = [] if "[" not in text else [(form.start, form.end) for form in read_links(text, {}).values()]
    return [
        found.start()
        for found in re.finditer(r"\|", text)
        if not any(start < found.start() < end for start, end in links)
    ]


def _alignment(dashes: str) -> str:
    if dashes.endswith(":"):
        return "center" if dashes.startswith(":") else "right"
    return "left" if dashes.startswith(":") else ""
