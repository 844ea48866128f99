"""Bodies of old guides: their links and tables, and the changes to both."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote, unquote, urlsplit

from guichet.dialect import Link, read
from guichet.dialect.nodes import Heading, Row, Table
from guichet.dialect.plain import words_of
from guichet.dialect.targets import refused_scheme
from guichet.source import Document, SourceText, Span

_PREFIX = re.compile(r"[ \t>]*")
_CLEAR = re.compile(r"[\w./~+-]+")
"""A path that needs no encoding in a link."""


@dataclass(frozen=True)
class Change:
    """Replaces a span of the source by *text*."""

    span: Span
    text: str

    @property
    def end(self) -> int:
        """Offset of the end of the replaced span."""
        return self.span.start + self.span.length


@dataclass(frozen=True)
class PlacedTable:
    """A Markdown table and its position."""

    table: Table
    line: int
    """The line of its header row."""
    heading: str
    """The text of the heading above it."""


class Body:
    """The parsed body of one document of the tree."""

    def __init__(self, document: Document) -> None:
        self.source: SourceText = document.source
        self._tree = read(document)

    @property
    def tables(self) -> Iterator[PlacedTable]:
        """The tables, in order."""
        heading = ""
        for block in self._tree.blocks:
            if isinstance(block, Heading):
                heading = words_of(block.children)
            elif isinstance(block, Table):
                yield PlacedTable(block, self._line(block.start), heading)

    @property
    def links(self) -> Iterator[Link]:
        """The links and images. Several references to one definition count once."""
        seen: set[Span] = set()
        for link in self._tree.links:
            if link.place not in seen and not refused_scheme(link.target):
                seen.add(link.place)
                yield link

    def replaced(self, placed: PlacedTable, name: str) -> Change | None:
        """The change that replaces the table *placed* by the table *name* of the data file; `None` on shared lines."""
        rows = placed.table.rows
        last = max(self._line(rows[-1].start), placed.line + 1)
        first = self.source.line(placed.line)
        prefix = _PREFIX.match(first)
        assert prefix is not None  # it matches nothing, too
        before = first[: _first_word(rows[0]) - self.source.line_start(placed.line)]
        if before.rstrip("| \t") != prefix[0].rstrip():
            return None
        lines = [f"{prefix[0]}> [!table] {name}"]
        if self._has_words(placed.line - 1):
            lines.insert(0, prefix[0].rstrip())
        if self._has_words(last + 1):
            lines.append(prefix[0].rstrip())
        start = self.source.line_start(placed.line)
        return Change(Span(start, self.source.line_start(last) + len(self.source.line(last)) - start), "\n".join(lines))

    def _has_words(self, line: int) -> bool:
        return 1 <= line <= self.source.line_count and bool(self.source.line(line).strip(" \t>"))

    def _line(self, offset: int) -> int:
        return self.source.location(Span(offset)).line or 1


def _first_word(row: Row) -> int:
    """Offset of the first cell of *row*."""
    return row.cells[0].children[0].start if row.cells and row.cells[0].children else row.start


def changed(text: str, changes: list[Change]) -> str:
    """*text* after *changes*. Skip a change that begins within an earlier one."""
    parts: list[str] = []
    position = 0
    for change in sorted(changes, key=lambda one: (one.span.start, -one.span.length)):
        if change.span.start < position:
            continue
        parts += [text[position : change.span.start], change.text]
        position = change.end
    return "".join([*parts, text[position:]])


def moved(
    link: Link, origin: PurePosixPath, target: PurePosixPath, targets: Mapping[PurePosixPath, PurePosixPath]
) -> str | None:
    """The target of *link* after its file has moved from *origin* to *target*, and all files as *targets* says.

    The same text if it leads outside the tree; `None` if it leads to a file of the tree that is not imported.
    """
    path, mark, fragment = link.target.partition("#")
    try:
        parts = urlsplit(path)
    except ValueError:
        return link.target
    if not path or parts.scheme or parts.netloc or path.startswith(("/", "{")):
        return link.target
    file = PurePosixPath(posixpath.normpath(posixpath.join(origin.parent.as_posix(), unquote(parts.path))))
    found = targets.get(file)
    if found is None:
        return None
    way = posixpath.relpath(found.as_posix(), target.parent.as_posix())
    query = f"?{parts.query}" if parts.query else ""
    return f"{way if _CLEAR.fullmatch(way) else quote(way)}{query}{mark}{fragment}"
