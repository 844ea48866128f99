"""Context: what the dialect may ask while it renders one page. The dialect itself knows no other page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link or an image of a page leads."""

    href: str
    """What shall stand in the page's HTML, before escaping."""
    external: bool
    """Whether it leaves the site for another web page."""
    refused: bool = False
    """Whether it may not lead there: its words remain, as plain text."""
    address: str | None = None
    """The address in this site; `None` for a place elsewhere, and for one that does not exist."""


class Context(Protocol):
    """Answers the questions of one page. The page depends on the answers, so that nothing is asked without need."""

    def table(self, name: str, caption: str | None) -> str | None:
        """The data table *name* as safe HTML, under *caption* or its own; `None` if there is none."""

    def value(self, name: str) -> str | None:
        """The text of the value *name* of the data file, such as `imap.incoming.host`; `None` if there is none."""

    def console(self, name: str) -> str | None:
        """The pattern of the addresses of the API console *name*; `None` if there is none."""

    def link(self, target: str) -> Link:
        """Where a link to *target*, as the author wrote it, leads."""

    def image(self, target: str) -> Link:
        """Where the image *target*, as the author wrote it, lies."""

    def title(self, link: Link) -> str | None:
        """The title of the page that *link* leads to, for a link that has no words of its own."""

    def size(self, image: Link) -> tuple[int, int] | None:
        """Width and height of *image* in pixels, where they are known."""
