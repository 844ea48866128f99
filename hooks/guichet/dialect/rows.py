"""Rows: the lines of a table that an author drew with `|`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.dialect.blocks import Piece
from guichet.dialect.links import read_links
from guichet.dialect.verbatim import masked

_SEPARATOR = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")


def alignments(text: str) -> list[str] | None:
    """The alignment of each column, if *text* is the line of dashes below a table's header."""
    if "|" not in text or not _SEPARATOR.match(text):
        return None
    return [_alignment(cell.strip()) for cell in text.strip().strip("|").split("|")]


def cells(row: Piece) -> list[Piece] | None:
    r"""The cells of a row; `None` if it has no border. A `|` in code or in a link belongs to its cell, as `\|` does."""
    if "|" not in row.text:
        return None
    text = masked(row.text.rstrip())
    borders = list(_borders(text))
    if not borders:
        return None
    start = 0
    found: list[Piece] = []
    for border in borders:
        if border > 0:  # the first cell may have a border on its left
            found.append(row.part(start, border))
        start = border + 1
    if start < len(text):  # and the last one on its right
        found.append(row.part(start))
    return found


def _borders(text: str) -> Iterator[int]:
    """Where the cells of a masked row end."""
    links = iter(read_links(text, {}).values() if "[" in text else ())
    link = next(links, None)
    for border in re.finditer(r"\|", text):
        while link and link.end <= border.start():
            link = next(links, None)
        if link is None or border.start() < link.start:
            yield border.start()


def _alignment(dashes: str) -> str:
    if dashes.endswith(":"):
        return "center" if dashes.startswith(":") else "right"
    return "left" if dashes.startswith(":") else ""
