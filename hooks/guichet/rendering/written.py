"""Written links: each link that the parser meets finds the place where its author wrote it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import TypeAlias

from guichet.diagnostics import Location
from guichet.dialect import FoundLink
from guichet.model import WrittenLink
from guichet.source import SourceText, Span

Spot: TypeAlias = tuple[SourceText, Span]
"""Where something is written: the file, and the place in it."""


class WrittenLinks:
    """The links of one page, joined to their places as they turn up.

    Python-Markdown keeps no positions. The scan of the source does, so the first link to `x` that is rendered is the
    first `x` that the scan found.
    """

    def __init__(self, source: SourceText, found: Iterable[FoundLink]) -> None:
        self._source = source
        self._spots: dict[str, deque[Spot]] = {}
        for link in found:
            self._spots.setdefault(link.target, deque()).append((link.source, link.span))
        self.links: list[WrittenLink] = []

    def next_spot(self, target: str) -> Spot | None:
        """Where the link to *target* that comes next is written, if the scan found it."""
        spots = self._spots.get(target)
        if not spots:
            return None
        return spots[0] if len(spots) == 1 else spots.popleft()

    def add(self, target: str, href: str, spot: Spot | None) -> WrittenLink:
        """The link to *target*, written at *spot*, with the *href* that stands in the page."""
        if spot is None:
            link = WrittenLink(target, href, Location(self._source.path))
        else:
            source, span = spot
            location = source.location(span)
            link = WrittenLink(target, href, location, source.line(location.line) if location.line else None)
        self.links.append(link)
        return link
