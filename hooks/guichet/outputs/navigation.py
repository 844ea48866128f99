"""Navigation: what a page shows of the site around it, bounded, so that its cost does not grow with the site."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from guichet.model import Guide, Library, Page, Product, Section

WINDOW = 40
"""How many guides of its section a page shows; a longer section is shown about the page, with a link to all."""

Url = Callable[..., str]
"""Makes an address, relative to the page, of a page or an address and of a fragment."""


@dataclass(frozen=True)
class NavigationEntry:
    """A link of the navigation."""

    title: str
    href: str
    current: bool


@dataclass(frozen=True)
class SectionEntry(NavigationEntry):
    """A section of the current product."""

    guides: tuple[NavigationEntry, ...]
    """The guides about the current page; none for a section it does not stand in."""
    see_all: str | None
    """Where all guides of the section are listed, if they are not all here."""


@dataclass(frozen=True)
class Neighbourhood:
    """The navigation of one page."""

    products: tuple[NavigationEntry, ...]
    sections: tuple[SectionEntry, ...]
    """Of the current product; empty on a page of none."""


def neighbourhood(library: Library, page: Page | None, language: str, url: Url) -> Neighbourhood:
    """What lies about *page*; `None` is a page that is nowhere, such as the one for what is missing."""
    current = _product_of(library, page)
    products = tuple(
        NavigationEntry(product.header.title, url(product), product is current)
        for product in library.products_in(language)
        if not product.header.hidden or product is current
    )
    sections = tuple(_section(section, current, page, library, url) for section in current.sections) if current else ()
    return Neighbourhood(products, sections)


def _product_of(library: Library, page: Page | None) -> Product | None:
    if isinstance(page, Guide):
        return library.product_of(page)
    return page if isinstance(page, Product) else None


def _section(section: Section, product: Product, page: Page | None, library: Library, url: Url) -> SectionEntry:
    here = isinstance(page, Guide) and page.section == section.name
    shown = _window(section.guides, library.rank_of(page)) if isinstance(page, Guide) and here else ()
    return SectionEntry(
        title=section.name,
        href=url(product, section.fragment),
        current=here,
        guides=tuple(NavigationEntry(guide.header.title, url(guide), guide is page) for guide in shown),
        see_all=url(product, section.fragment) if here and len(shown) < len(section.guides) else None,
    )


def _window(guides: Sequence[Guide], middle: int) -> Sequence[Guide]:
    """At most `WINDOW` of *guides*, about the one at *middle*."""
    first = max(0, min(middle - WINDOW // 2, len(guides) - WINDOW))
    return guides[first : first + WINDOW]
