"""External links: what readers see, and hear, of a link that leaves the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guichet.dialect.classes import EXTERNAL
from guichet.dialect.markup import tag

if TYPE_CHECKING:
    from guichet.dialect.html import HtmlWriter

HIDDEN = "visually-hidden"
"""The class of words that are for screen readers alone."""
ADDRESS = "address"
"""The class of an external link whose words are its address: on paper it is not written out once more."""
TOGETHER = tag("span", {"class": "nowrap"})
"""Opens what never leaves the mark that the style sheet draws behind the link."""


def open_external(writer: HtmlWriter, given: dict[str, str | None], words: str) -> None:
    """Open a link with the attributes *given* that leaves the site, and says *words*."""
    given["rel"] = "noopener noreferrer"
    names = [*(given.get("class") or "").split(), EXTERNAL]
    if _bare(words) == _bare(given["href"] or ""):
        names.append(ADDRESS)
    given["class"] = " ".join(dict.fromkeys(names))
    writer.open("a", given)


def close_together(writer: HtmlWriter) -> None:
    """Close what is kept together with the mark, and say what the mark says to those who do not see it."""
    writer.put(tag("span", {"class": HIDDEN}))
    writer.put_hidden(f" {writer.words.interface['external_link']}")
    writer.put("</span></span>")


def _bare(address: str) -> str:
    """*address* as people write it: without scheme and without a last slash."""
    return address.strip().removeprefix("https://").removeprefix("http://").removesuffix("/")
