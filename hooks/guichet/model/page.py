"""Pages: what is published at an address. A guide is a page; so are a product's page and the pages of `docs/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from guichet.model.fragment import fold, fragment_of
from guichet.source import Document


@dataclass(frozen=True, kw_only=True, eq=False)
class Page:
    """One page of the site. Pages are equal only when they are the same."""

    document: Document
    address: str
    """From the site's root, beginning and ending in `/`."""
    language: str
    title: str
    excerpt: str = ""
    description: str = ""
    """Meta description; the excerpt where the author gave no other."""
    updated: date | None = None
    hidden: bool = False
    aliases: tuple[str, ...] = ()
    """Addresses that the page had before."""
    anchors: Mapping[str, str] = field(default_factory=dict)
    """Names that places of the page had before, each with the name that the place has now."""

    @property
    def path(self) -> str:
        """The file that the page is written in, relative to the project's root."""
        return self.document.source.path


@dataclass(frozen=True, kw_only=True, eq=False)
class Guide(Page):
    """A guide: one answer to one question of a customer."""

    product: str
    """Name of the product's folder, which is part of the address."""
    slug: str
    number: str | None = None
    """The number the guide had in the older help centre."""
    section: str
    order: int | None = None
    deprecated: bool = False
    draft: bool = False

    @property
    def rank(self) -> tuple[bool, int, str, str]:
        """Sorts the guides of a section: by order, those without one last; ties by title."""
        return self.order is None, self.order or 0, fold(self.title), self.address


@dataclass(frozen=True, kw_only=True, eq=False)
class Home(Page):
    """The home page of a language in which nobody wrote one. `path` says which file would take its place."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Sheet(Page):
    """All settings and clients of a service on one page. Nobody writes it: it is made from the data file."""

    service: str
    parameters: tuple[str, ...]
    """The names of the tables of its servers."""
    matrices: tuple[str, ...]
    """The names of the tables of its tutorials."""


@dataclass(frozen=True, eq=False)
class Section:
    """A group of guides on a product's page."""

    name: str
    guides: tuple[Guide, ...]
    """The listed guides, in order; never empty."""

    @property
    def fragment(self) -> str:
        """Where the section stands on the product's page."""
        return fragment_of(self.name)


@dataclass(frozen=True, kw_only=True, eq=False)
class Product(Page):
    """A product: the page that lists its guides, by section."""

    id: str
    """Name of the product's folder."""
    sections: tuple[Section, ...] = ()
    borrowed: bool = False
    """Whether its words are those of another language, because nobody has written them in its own."""

    @property
    def guides(self) -> tuple[Guide, ...]:
        """The product's listed guides, in reading order."""
        return tuple(guide for section in self.sections for guide in section.guides)
