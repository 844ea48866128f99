"""Includes: a line `{!> path !}` stands for the text of another file below the guides' folder."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from guichet.diagnostics import did_you_mean
from guichet.dialect.blocks import Container, Piece
from guichet.dialect.report import Report
from guichet.source import Document, SourceText, Span

LIMIT = 100
"""How many times the files of one page may be included, all in all."""

_INCLUDE = re.compile(r"\{!>?[ \t]*(?P<path>[^\s!{}][^!{}]*?)[ \t]*!\}[ \t]*$")


@dataclass(eq=False)
class Included(Container):
    """The blocks of an included file. Their places are places in that file."""

    source: SourceText = field(kw_only=True)


@dataclass(frozen=True)
class Snippets:
    """The texts that pages may include, by path below the guides' folder: files of their own, and other guides."""

    texts: Mapping[str, SourceText]
    documents: Mapping[str, Document]
    """The guides; of these, the body is included."""

    def get(self, path: str) -> tuple[SourceText, int, int] | None:
        """The text at *path*, the offset and the line at which what is included of it begins."""
        if path in self.texts:
            return self.texts[path], 0, 1
        document = self.documents.get(path)
        return (document.source, document.body_start, document.body_line) if document else None


NONE = Snippets({}, {})


@dataclass
class Trail:
    """The way to the file that is being read, and how many have been included on the page so far."""

    paths: tuple[str, ...]
    count: list[int] = field(default_factory=lambda: [0])

    def into(self, path: str) -> Trail:
        """The way on into *path*."""
        return Trail((*self.paths, path), self.count)


def include_line(words: Piece) -> tuple[str, Span] | None:
    """The path that the line *words* includes, and its place."""
    found = _INCLUDE.match(words.text) if words.text.startswith("{!") else None
    return (found["path"], words.part(*found.span("path")).span) if found else None


def allowed(path: str, span: Span, snippets: Snippets, trail: Trail, report: Report) -> str | None:
    """The path below the guides' folder that *path* means, if it may be included; else what is wrong is reported."""
    normal = posixpath.normpath(path)
    if normal.startswith(("/", "../")) or normal == "..":
        report("include-outside", span, path=path)
    elif normal in trail.paths:
        report("include-cycle", span, path=path)
    elif snippets.get(normal) is None:
        report(
            "unknown-include", span, path=path, suggestion=did_you_mean(path, [*snippets.texts, *snippets.documents])
        )
    elif trail.count[0] >= LIMIT:
        report("include-too-often", span, limit=LIMIT)
    else:
        trail.count[0] += 1
        return normal
    return None
