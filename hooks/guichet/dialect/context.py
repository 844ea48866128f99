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
    title: str | None = None
    """The title of the page it leads to, for a link that has no words of its own."""
    size: tuple[int, int] | None = None
    """Width and height in pixels of an image, where they are known."""


class Context(Protocol):
    """Answers the questions of one page."""

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
