"""Written links: each link that the parser meets finds the place where its author wrote it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from guichet.diagnostics import Location
from guichet.model import WrittenLink
from guichet.source import SourceText, Span


class WrittenLinks:
    """The links of one page, joined to their places as they turn up.

    Python-Markdown keeps no positions. The scan of the source does, so the first link to `x` that is rendered is the
    first `x` that the scan found.
    """

    def __init__(self, source: SourceText, found: Iterable[tuple[str, Span]]) -> None:
        self._source = source
        self._places: dict[str, deque[Span]] = {}
        for target, span in found:
            self._places.setdefault(target, deque()).append(span)
        self.links: list[WrittenLink] = []

    def add(self, target: str, href: str) -> WrittenLink:
        """The link to *target* that comes next, with the *href* that stands in the page."""
        places = self._places.get(target)
        if not places:
            return self._append(WrittenLink(target, href, Location(self._source.path)))
        span = places[0] if len(places) == 1 else places.popleft()
        return self.add_at(target, href, self._source, span)

    def add_at(self, target: str, href: str, source: SourceText, span: Span) -> WrittenLink:
        """The link to *target* that is written at *span* of *source*, which may be the data file."""
        location = source.location(span)
        excerpt = source.line(location.line) if location.line else None
        return self._append(WrittenLink(target, href, location, excerpt))

    def _append(self, link: WrittenLink) -> WrittenLink:
        self.links.append(link)
        return link
