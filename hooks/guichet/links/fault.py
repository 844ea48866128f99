"""Faults of the built site, before they are traced back to a source line."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SiteLink:
    """A reference on a page, however often it stands there: all its copies lead to one place."""

    file: str
    """The page, as an address of the site."""
    reference: str
    """What stands in the page, entities decoded."""
    times: int = 1
    """How often it stands there."""
    folder: str | None = None
    """Where relative references of the page start from; `None` if that is another site, or does not matter."""
    relation: str | None = None
    """The `rel` of the one `<link>` that is meant, where other elements may rightly have the same reference."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of one page."""

    code: str
    """A row of the table of faults."""
    file: str
    """The page, as an address of the site."""
    link: SiteLink | None = None
    """What is at fault; `None` for the page as a whole."""
    values: dict[str, str] = field(default_factory=dict)
    """What the templates of the message and the repair are filled with, besides the reference."""
    id: str | None = None
    """The id that is at fault, where it is no link."""
