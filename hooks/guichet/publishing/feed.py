"""The feed: the guides of a language that changed last."""

from __future__ import annotations

from guichet.model import Guide, Library
from guichet.model.place import home_address

NEWEST = 50
"""How many guides a feed holds."""


def feed_address(library: Library, language: str) -> str | None:
    """Where the feed of *language* stands; `None` if there is nothing to tell, or the site's own address is unknown.

    Programs that read feeds want whole addresses.
    """
    if library.site_address is None or not newest(library, language):
        return None
    return f"{home_address(language, library.settings.language)}feed.xml"


def newest(library: Library, language: str) -> tuple[Guide, ...]:
    """The guides in *language* that changed last, the last first; of one day, by address."""
    dated = [
        (guide.updated, guide)
        for guide in library.guides
        if guide.language == language and not guide.hidden
        if guide.updated is not None
    ]
    dated.sort(key=lambda entry: (-entry[0].toordinal(), entry[1].address))
    return tuple(guide for _, guide in dated[:NEWEST])
