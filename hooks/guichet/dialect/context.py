"""Context: what the dialect may ask while it writes one page. The dialect itself knows no other page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from guichet.source import SourceText, Span


@dataclass(frozen=True, slots=True)
class Resolved:
    """Where a link or an image of a page leads."""

    href: str
    """What shall stand in the page's HTML, before escaping."""
    external: bool
    """Whether it leaves the site for another web page."""
    address: str | None = None
    """The address in this site; `None` for a place elsewhere, and for one that does not exist."""


@dataclass(frozen=True, slots=True)
class DrawnTable:
    """A table of the data file."""

    html: str
    """Safe HTML."""
    ids: Iterable[str]
    """The ids that stand in it."""


class Context(Protocol):
    """Answers the questions of one page. The page depends on the answers, so that nothing is asked without need."""

    def table(self, name: str, caption: str | None) -> DrawnTable | None:
        """The data table *name*, under *caption* or its own; `None` if there is none."""

    def table_twin(self, name: str, caption: str | None) -> str | None:
        """The same table as Markdown."""

    def complete(self, href: str) -> str:
        """The address that leads from anywhere to where *href* leads from the page; *href*, if that is unknown."""

    def value(self, name: str) -> str | None:
        """The text of the value *name* of the data file, such as `imap.incoming.host`; `None` if there is none."""

    def console(self, name: str) -> str | None:
        """The pattern of the addresses of the API console *name*; `None` if there is none."""

    def link(self, target: str, source: SourceText, place: Span) -> Resolved:
        """Where a link to *target*, written at *place* in *source*, leads."""

    def image(self, target: str, source: SourceText, place: Span) -> Resolved:
        """Where the image *target*, written at *place* in *source*, lies."""

    def title(self, link: Resolved) -> str | None:
        """The title of the page that *link* leads to, for a link that has no words of its own."""

    def size(self, image: Resolved) -> tuple[int, int] | None:
        """Width and height of *image* in pixels, where they are known."""


class Alone:
    """The context of a text that stands for itself: no data, and links lead where they say."""

    def table(self, name: str, caption: str | None) -> DrawnTable | None:
        """There is no data file."""
        return None

    def table_twin(self, name: str, caption: str | None) -> str | None:
        """There is no data file."""
        return None

    def complete(self, href: str) -> str:
        """The text has no address."""
        return href

    def value(self, name: str) -> str | None:
        """There is no data file."""
        return None

    def console(self, name: str) -> str | None:
        """No console is configured."""
        return None

    def link(self, target: str, source: SourceText, place: Span) -> Resolved:
        """The target itself."""
        return Resolved(target, target.lower().startswith(("http:", "https:", "//")))

    def image(self, target: str, source: SourceText, place: Span) -> Resolved:
        """The target itself."""
        return Resolved(target, external=False)

    def title(self, link: Resolved) -> str | None:
        """No other page is known."""
        return None

    def size(self, image: Resolved) -> tuple[int, int] | None:
        """No file is known."""
        return None
