"""Links as authors wrote them: what joins a fault seen in the built site to the line that wrote it."""

from __future__ import annotations

from dataclasses import dataclass

from guichet.diagnostics import Location


@dataclass(frozen=True, slots=True)
class WrittenLink:
    """A link or an image of a rendered page."""

    target: str
    """What the author wrote, such as `outlook.md#ports`."""
    href: str
    """What stands in the page's HTML, such as `../outlook/#ports`, before escaping."""
    location: Location
    """Where the author wrote it: in the guide, or in the data file."""
    excerpt: str | None = None
    """The line of the source that `location` points into."""
