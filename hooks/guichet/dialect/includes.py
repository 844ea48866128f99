"""Includes: a line `{!> path !}` stands for the text of another file below the guides' folder."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field

from guichet.diagnostics import did_you_mean
from guichet.dialect.report import Report
from guichet.schema.limits import Limits
from guichet.source import Document, SourceText, Span


@dataclass(frozen=True)
class Snippets:
    """The texts that pages may include, by path below the guides' folder: files of their own, and other guides."""

    texts: Mapping[str, SourceText]
    documents: Mapping[str, Document]
    """The guides; of these, the body is included."""

    def get(self, path: str) -> tuple[SourceText, int] | None:
        """The text at *path*, and the offset at which what is included of it begins."""
        if path in self.texts:
            return self.texts[path], 0
        document = self.documents.get(path)
        return (document.source, document.body_start) if document else None


NONE = Snippets({}, {})


@dataclass
class Trail:
    """The way to the file that is being read, and what has been included on the page so far."""

    paths: tuple[str, ...]
    limits: Limits = field(default_factory=Limits)
    taken: list[int] = field(default_factory=list)
    """How many characters each file has that is included on the page so far."""

    def into(self, path: str) -> Trail:
        """The way on into *path*."""
        return Trail((*self.paths, path), self.limits, self.taken)


def allowed(path: str, span: Span, snippets: Snippets, trail: Trail, report: Report) -> str | None:
    """The path below the guides' folder that *path* means, if it may be included; else what is wrong is reported."""
    normal = posixpath.normpath(path)
    if normal.startswith(("/", "../")) or normal == "..":
        report("include-outside", span, path=path)
    elif normal in trail.paths:
        report("include-cycle", span, path=path)
    elif (found := snippets.get(normal)) is None:
        report(
            "unknown-include", span, path=path, suggestion=did_you_mean(path, [*snippets.texts, *snippets.documents])
        )
    elif len(trail.taken) >= trail.limits.includes:
        report("include-too-often", span, limit=trail.limits.includes)
    elif sum(trail.taken) + len(found[0].text) - found[1] > trail.limits.included:
        report("include-too-large", span, limit=trail.limits.included)
    else:
        trail.taken.append(len(found[0].text) - found[1])
        return normal
    return None
