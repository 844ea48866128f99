"""The view of a page: what its template may ask, under the name `guichet`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from markupsafe import Markup

from guichet.dialect import Heading
from guichet.model import Guide, Matrix, Page, Parameters, Product, Sheet
from guichet.model.place import home_address
from guichet.outputs.feed import feed_address
from guichet.outputs.navigation import Neighbourhood, neighbourhood
from guichet.outputs.twins import TWIN, has_twin
from guichet.rendering import RenderedTable, Survey, relative
from guichet.schema.words import Words, words_in

RELATED = 4
"""How many other guides a guide names at its end."""


class View:
    """A page as its template sees it. Titles and texts are plain; the templates escape them."""

    def __init__(self, survey: Survey, tables: Mapping[str, RenderedTable], page: Page | None, base: str = "/") -> None:
        """*page* is `None` for the page that stands for what is missing; its links begin with *base*."""
        self._survey = survey
        self._tables = tables
        self._base = base
        self.library = survey.library
        self.page = page
        self.language = page.language if page else self.library.settings.language

    @cached_property
    def kind(self) -> str:
        """What the page is, which is the name of its template."""
        if self.page is None:
            return "not-found"
        if self.page.address == home_address(self.language, self.library.settings.language):
            return "home"
        kinds = {Guide: "guide", Product: "product", Sheet: "sheet"}
        return kinds.get(type(self.page), "page")

    @cached_property
    def words(self) -> Words:
        """The engine's words in the language of the page."""
        return words_in(self.language)

    def url(self, target: Page | str, fragment: str = "") -> str:
        """The way to *target*, a page or an address of the site, as the page's HTML has it."""
        address = target if isinstance(target, str) else target.address
        way = relative(address, self.page.address) if self.page else f"{self._base}{address.lstrip('/')}"
        return f"{way}#{fragment}" if fragment else way

    @cached_property
    def home(self) -> str:
        """The way to the home page of the language, or else to that of the site."""
        return self.url(self._home_address)

    @property
    def _home_address(self) -> str:
        own = home_address(self.language, self.library.settings.language)
        return own if own in self.library.by_address else "/"

    @cached_property
    def feed(self) -> str | None:
        """The way to the feed of the language, if there is one."""
        address = feed_address(self.library, self.language)
        return self.url(address) if address else None

    @property
    def twin(self) -> str | None:
        """The way to the page as Markdown, if it has a twin."""
        return TWIN if self.page and has_twin(self.page) else None

    @property
    def content(self) -> Markup:
        """The body of the page."""
        return Markup(self._survey.pages[self.page.address].html) if self.page else Markup("")

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The outline of the body."""
        return self._survey.pages[self.page.address].headings if self.page else ()

    def former_names(self, fragment: str) -> list[str]:
        """What the place *fragment* of the page was called before."""
        return [former for former, name in self.page.header.anchors.items() if name == fragment] if self.page else []

    @cached_property
    def trail(self) -> list[tuple[str, str]]:
        """The way from the home page to here, the page itself included: titles and addresses."""
        trail = [(self.words.interface["home"], self._home_address)]
        if isinstance(self.page, Guide):
            product = self.library.product_of(self.page)
            trail.append((product.header.title, product.address))
        if self.page:
            trail.append((self.page.header.title, self.page.address))
        return trail

    @cached_property
    def breadcrumbs(self) -> list[tuple[str, str | None]]:
        """The same for the page: titles with their links; the page itself has none."""
        above = self.trail[:-1] if self.page else self.trail
        trail: list[tuple[str, str | None]] = [(title, self.url(address)) for title, address in above]
        return [*trail, (self.page.header.title, None)] if self.page else trail

    @cached_property
    def navigation(self) -> Neighbourhood:
        """What lies about the page."""
        return neighbourhood(self.library, self.page, self.language, self.url)

    @property
    def previous(self) -> Guide | None:
        """The guide before this one."""
        return self.library.neighbours(self.page)[0] if isinstance(self.page, Guide) else None

    @property
    def next(self) -> Guide | None:
        """The guide behind this one."""
        return self.library.neighbours(self.page)[1] if isinstance(self.page, Guide) else None

    @cached_property
    def related(self) -> tuple[Guide, ...]:
        """Other guides of the section, those behind this one first, then the first guide of each other section.

        The guides before and behind this one have links of their own.
        """
        if not isinstance(self.page, Guide):
            return ()
        section = self.library.section_of(self.page)
        here = self.library.rank_of(self.page)
        around = section[here : here + 2 + RELATED] + section[max(0, here - 1 - RELATED) : here]
        others = self.library.product_of(self.page).sections[:RELATED]
        firsts = tuple(other.guides[0] for other in others if other.name != self.page.section)
        named = {guide.address for guide in (self.page, self.previous, self.next) if guide}
        return tuple(guide for guide in around + firsts if guide.address not in named)[:RELATED]

    @property
    def products(self) -> tuple[Product, ...]:
        """The products that readers of the language are shown."""
        return tuple(product for product in self.library.products_in(self.language) if not product.header.hidden)

    @property
    def matrices(self) -> list[str]:
        """The names of the tables of tutorials that stand below the body."""
        return self._tables_below(Matrix)

    @property
    def settings_tables(self) -> list[str]:
        """The names of the tables of servers that stand below the body."""
        return self._tables_below(Parameters)

    def _tables_below(self, kind: type[Matrix | Parameters]) -> list[str]:
        """The names of the tables of *kind* to show below the body, which may show some itself."""
        shown = self._survey.pages[self.page.address].anchors if self.page else frozenset()
        tables = self.library.catalogue.tables
        return [name for name in self._tables if isinstance(tables[name], kind) and name not in shown]

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """The pages that have all settings of a service; on a product's page, of those that its guides are about."""
        if isinstance(self.page, Product):
            return self.library.sheets_about(self.page)
        return self.library.sheets_in(self.language)

    def service_of(self, sheet: Sheet) -> str:
        """What readers call the service of *sheet*."""
        return self.library.catalogue.data.services[sheet.service].name.in_language(self.language)

    def table(self, name: str) -> Markup:
        """The table *name*, outside the body."""
        return self._tables[name].html

    @cached_property
    def translations(self) -> dict[str, str]:
        """The ways to this page in other languages, by language."""
        if self.page is None:
            return {}
        others = self.library.translations(self.page)
        return {language: self.url(page) for language, page in others.items() if page is not self.page}
