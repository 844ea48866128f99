"""Pages: what is published at an address. A guide is a page; so are a product's page and the pages of `docs/`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from guichet.model.fragment import fold, fragment_of
from guichet.model.place import alias_address
from guichet.schema.front_matter import GuideHeader, PageHeader, ProductHeader
from guichet.schema.words import words_in
from guichet.source import Document


@dataclass(frozen=True, kw_only=True, eq=False)
class Page:
    """One page of the site. Pages are equal only when they are the same."""

    document: Document
    header: PageHeader
    """The validated front matter."""
    address: str
    """From the site's root, beginning and ending in `/`."""
    language: str
    updated: date | None = None
    """The day in the front matter, or else that of the file's last commit; `None` if neither is known."""

    @property
    def description(self) -> str:
        """The meta description: the excerpt if the author gave no other."""
        return self.header.description or self.header.excerpt

    @property
    def aliases(self) -> tuple[str, ...]:
        """Former addresses of the page."""
        return tuple(self.header.aliases)

    @property
    def path(self) -> str:
        """The file that the page is written in, relative to the project's root."""
        return self.document.source.path


@dataclass(frozen=True, kw_only=True, eq=False)
class Guide(Page):
    """A guide: one answer to one question of a customer."""

    header: GuideHeader
    product: str
    """Name of the product's folder, which is part of the address."""

    @property
    def aliases(self) -> tuple[str, ...]:
        """Former addresses of the guide, where its front matter may give slugs alone."""
        return tuple(alias_address(alias, self.language, self.product) for alias in self.header.aliases)

    @cached_property
    def section(self) -> str:
        """The name of the guide's section; the section for all others if the author gave none."""
        return self.header.section.strip() or words_in(self.language).misc_section

    @property
    def draft(self) -> bool:
        """Whether only the preview shows the guide."""
        return self.header.status == "draft"

    @property
    def bare_number(self) -> str | None:
        """The number of the guide in the older help centre, without the `g` that some have in front."""
        number = self.header.legacy_guide_number
        return number.removeprefix("g") if number else None

    @property
    def rank(self) -> tuple[bool, int, str, str]:
        """Sort key for the guides of a section: by order, those without one last; ties by title."""
        order = self.header.order
        return order is None, order or 0, fold(self.header.title), self.address


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

    header: ProductHeader
    id: str
    """Name of the product's folder."""
    sections: tuple[Section, ...] = ()
    borrowed: bool = False
    """Whether the text is that of another language, because this one has no `index.md`. The header of such a page has
    neither sections nor former addresses nor former anchors."""

    @property
    def guides(self) -> tuple[Guide, ...]:
        """The product's listed guides, in reading order."""
        return tuple(guide for section in self.sections for guide in section.guides)
