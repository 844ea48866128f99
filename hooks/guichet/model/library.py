"""The library: all pages and all data of a help centre, cross-checked, with the address of everything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath

from guichet.model.catalogue import Catalogue, Matrix
from guichet.model.number_pattern import OWN_PATTERNS, NumberPattern
from guichet.model.page import Guide, Page, Product, Sheet
from guichet.model.place import IMAGES, Place, home_address
from guichet.schema.settings import Settings
from guichet.source import SourceText


@dataclass(frozen=True, eq=False)
class Library:
    """Everything that a site is made of. To hold one is to know that its parts fit together."""

    settings: Settings
    products: tuple[Product, ...]
    """By language (the site's own first), then by folder name."""
    guides: tuple[Guide, ...]
    """All guides, hidden ones too: by product as above, in reading order, hidden ones last."""
    pages: tuple[Page, ...]
    """The pages of `docs/`, by address."""
    catalogue: Catalogue
    sheets: tuple[Sheet, ...] = ()
    """The page of each service, by language."""
    snippets: Mapping[str, SourceText] = field(default_factory=dict)
    """Texts that guides may include, by path below the guides' folder: files whose name, or whose folder's, begins with
    `_`."""
    assets: Mapping[str, str] = field(default_factory=dict)
    """Files published as they are: their addresses by path. A file beside a guide keeps its path below the guides'
    folder, whatever the language: `guides/emails/images/x.png` is `/emails/images/x.png`."""
    spare: frozenset[str] = frozenset()
    """Files in the guides' folder that are nothing of all this, and that no text includes."""
    held_back: frozenset[str] = frozenset()
    """The assets that drafts speak of which are no part of the library."""
    image_sizes: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Width and height in pixels of the images among them, by address."""
    site_address: str | None = None
    """The absolute address of the site's root, ending in `/`, where it is known."""
    unusable: frozenset[str] = frozenset()
    """Files with faults of their own, which are not part of the library. What refers to them is not judged. Empty in
    a library that a site is built from."""

    @property
    def everything(self) -> tuple[Page, ...]:
        """Every page of the site."""
        return (*self.pages, *self.products, *self.guides, *self.sheets)

    @property
    def images(self) -> Mapping[str, str]:
        """The addresses of the pictures beside guides, by path."""
        below = f"{self.settings.guides}/"
        return {
            path: address
            for path, address in self.assets.items()
            if path.startswith(below) and PurePosixPath(path).suffix.lower() in IMAGES
        }

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that have guides or products, the site's own first."""
        return tuple(dict.fromkeys([self.settings.language, *(product.language for product in self.products)]))

    @property
    def homes(self) -> tuple[Page, ...]:
        """The home page of every language that has one."""
        first = self.settings.language
        return tuple(page for page in self.pages if page.address == home_address(page.language, first))

    @cached_property
    def by_address(self) -> Mapping[str, Page]:
        """Every page by its address."""
        return {page.address: page for page in self.everything}

    @cached_property
    def by_path(self) -> Mapping[str, Page]:
        """Every page by the file it is written in.

        A product shown in a language that has no `index` of its own stands under the site's own language.
        """
        return {page.path: page for page in reversed((*self.pages, *self.products, *self.guides))}

    @cached_property
    def by_number(self) -> Mapping[tuple[str, str], Guide]:
        """Every guide that has a number by language and number, without the `g` that some are written with."""
        return {(guide.language, guide.bare_number): guide for guide in self.guides if guide.bare_number}

    @cached_property
    def number_patterns(self) -> tuple[NumberPattern, ...]:
        """The patterns of the addresses at which guides answer by their numbers."""
        return tuple(dict.fromkeys((*OWN_PATTERNS, *map(NumberPattern, self.settings.number_patterns))))

    @cached_property
    def numbers(self) -> Mapping[tuple[str | None, str], Guide]:
        """Every guide that has a number by language and number; without a language, that in the first one."""
        ranks = {language: rank for rank, language in enumerate(self.languages)}
        found: dict[tuple[str | None, str], Guide] = {}
        for (language, number), guide in sorted(self.by_number.items(), key=lambda entry: ranks.get(entry[0][0], 0)):
            found[language, number] = guide
            found.setdefault((None, number), guide)
        return found

    @cached_property
    def _number_addresses(self) -> Mapping[str, Guide]:
        ways: dict[str, Guide] = {}
        closed = [pattern for pattern in self.number_patterns if not pattern.is_open]
        for (language, number), guide in self.numbers.items():
            for pattern in closed:
                if pattern.names_language is (language is not None):
                    ways.setdefault(pattern.address(language or "", number), guide)
        return ways

    def numbered_at(self, address: str) -> Guide | None:
        """The guide that answers at *address* by its number."""
        if address in self._number_addresses:
            return self._number_addresses[address]
        for pattern in self.number_patterns:
            found = pattern.match(address, self.languages) if pattern.is_open else None
            if found is not None and found in self.numbers:
                return self.numbers[found]
        return None

    @cached_property
    def redirects(self) -> Mapping[str, Page]:
        """The pages that readers of other addresses are sent to, by these addresses, as far as they can be listed.

        `/fr/g1474/` is for the guide with that number in French, `/g1474/` for that in the first language that has it;
        `/fr/` is for the home page, where that is the site's root; an alias is for the page that had it.
        """
        ways: dict[str, Page] = dict(self._number_addresses)
        ways |= {alias: page for page in self.everything for alias in page.aliases}
        home = self.by_address.get("/")
        if home is not None:
            ways[f"/{self.settings.language}/"] = home
        return {address: page for address, page in ways.items() if address not in self.by_address}

    def moved_from(self, address: str) -> Page | None:
        """The page that readers of *address*, which is no page's, are sent to."""
        return self.redirects.get(address) or self.numbered_at(address)

    @cached_property
    def _product_of(self) -> Mapping[tuple[str, str], Product]:
        return {(product.language, product.id): product for product in self.products}

    def sheets_in(self, language: str) -> tuple[Sheet, ...]:
        """The sheets for readers of *language*."""
        return tuple(sheet for sheet in self.sheets if sheet.language == language)

    def sheets_about(self, product: Product) -> tuple[Sheet, ...]:
        """The sheets of the services that guides of *product* are about."""
        return tuple(sheet for sheet in self.sheets_in(product.language) if product.id in self.products_of(sheet))

    def tables_below(self, page: Page) -> tuple[str, ...]:
        """The names of the tables that *page* shows below its body: all on a home page, its own on a product's."""
        if isinstance(page, Product):
            sheets = self.sheets_about(page)
            return tuple(dict.fromkeys(name for sheet in sheets for name in (*sheet.matrices, *sheet.parameters)))
        return tuple(self.catalogue.tables)

    def products_of(self, sheet: Sheet) -> frozenset[str]:
        """The products that have a guide for a client of the service of *sheet*."""
        return self._products_by_service.get(sheet.service, frozenset())

    @cached_property
    def _products_by_service(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for sheet in self.sheets:
            for name in sheet.matrices:
                table = self.catalogue.tables[name]
                columns = table.columns if isinstance(table, Matrix) else ()
                tutorials = (cell.tutorial for column in columns for cell in column.cells)
                products = (guide.product for tutorial in tutorials for guide in tutorial.guides.values())
                found.setdefault(sheet.service, set()).update(products)
        return {service: frozenset(products) for service, products in found.items()}

    def product_of(self, guide: Guide) -> Product:
        """The product that *guide* belongs to, in its language."""
        return self._product_of[guide.language, guide.product]

    def products_in(self, language: str) -> tuple[Product, ...]:
        """The products that have a page in *language*."""
        return tuple(product for product in self.products if product.language == language)

    @cached_property
    def _neighbours(self) -> Mapping[str, tuple[Guide | None, Guide | None]]:
        found: dict[str, tuple[Guide | None, Guide | None]] = {}
        for product in self.products:
            guides = product.guides
            for before, guide, after in zip((None, *guides), guides, (*guides[1:], None), strict=False):
                found[guide.address] = (before, after)
        return found

    def neighbours(self, guide: Guide) -> tuple[Guide | None, Guide | None]:
        """The guides before and after *guide* in its product; a hidden guide has none."""
        return self._neighbours.get(guide.address, (None, None))

    @cached_property
    def _section_guides(self) -> Mapping[tuple[str, str, str], tuple[Guide, ...]]:
        return {
            (product.language, product.id, section.name): section.guides
            for product in self.products
            for section in product.sections
        }

    def section_of(self, guide: Guide) -> tuple[Guide, ...]:
        """The listed guides of the section that *guide* is in, in order."""
        return self._section_guides.get((guide.language, guide.product, guide.section), ())

    @cached_property
    def _ranks(self) -> Mapping[str, int]:
        return {guide.address: rank for guides in self._section_guides.values() for rank, guide in enumerate(guides)}

    def rank_of(self, guide: Guide) -> int:
        """How many guides of its section precede *guide*; a hidden guide counts as the first."""
        return self._ranks.get(guide.address, 0)

    @cached_property
    def _translations(self) -> Mapping[tuple[str, ...], Mapping[str, Page]]:
        found: dict[tuple[str, ...], dict[str, Page]] = {}
        for page in self.everything:
            found.setdefault(self._identity(page), {})[page.language] = page
        return found

    def translations(self, page: Page) -> Mapping[str, Page]:
        """The same page by language, itself included."""
        return self._translations[self._identity(page)]

    def _identity(self, page: Page) -> tuple[str, ...]:
        """What a page and its translations have in common: the kind of page and the file's name without language."""
        if isinstance(page, Product):
            return "product", page.id
        if isinstance(page, Sheet):
            return "sheet", page.service
        place = Place.of(PurePosixPath(page.path))
        return "page", *place.folders, place.name
