"""Shelving: guides find their sections, sections their products, and nothing stands where something stands already."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from guichet.diagnostics import Diagnostic, Location, did_you_mean
from guichet.model.fragment import fragment_of
from guichet.model.page import Guide, Page, Product, Section
from guichet.model.place import Role, product_address
from guichet.model.reading import Readings
from guichet.schema.settings import Settings
from guichet.schema.words import words_in
from guichet.source import SourceFolder

AnyPage = TypeVar("AnyPage", bound=Page)


class Shelves:
    """The readings of the guides' folder being put in order, and the faults that only show when all are together."""

    def __init__(self, settings: Settings, readings: Readings, folder: SourceFolder) -> None:
        self.settings = settings
        self.readings = readings
        self.folder = folder
        self.faults: list[Diagnostic] = []
        self.rejected: set[str] = set()
        """Paths of the pages that stand where another one does."""

    def guides(self, *, drafts: bool) -> list[Guide]:
        """The guides, by path, without those that share an address or a number with another.

        Drafts are judged like any other guide, and then left out unless *drafts* are wanted.
        """
        in_order = sorted(self.readings.guides, key=lambda guide: guide.path)
        addressed = self._unique(in_order, lambda guide: guide.address, _same_slug)
        numbered = self._unique(
            addressed,
            lambda guide: (guide.language, guide.bare_number) if guide.bare_number else None,
            _same_number,
        )
        return [guide for guide in numbered if drafts or not guide.draft]

    def claim(self, pages: Iterable[Page]) -> None:
        """Report each of *pages*, in order of right to its address, that has the address of another."""
        self._unique(pages, lambda page: page.address, _same_address)

    def _unique(
        self,
        pages: Iterable[AnyPage],
        identity: Callable[[AnyPage], Hashable],
        fault: Callable[[AnyPage, AnyPage], Diagnostic],
    ) -> list[AnyPage]:
        """*pages* without those whose identity an earlier one has; each of these is a fault. `None` is no identity."""
        first: dict[Hashable, AnyPage] = {}
        kept: list[AnyPage] = []
        for page in pages:
            key = identity(page)
            other = page if key is None else first.setdefault(key, page)
            if other is page:
                kept.append(page)
            else:
                self.faults.append(fault(page, other))
                self.rejected.add(page.path)
        return kept

    def products(self, guides: Iterable[Guide]) -> list[Product]:
        """The products of *guides*, in every language that has a guide or an index, with their sections.

        A language without an index of its own borrows the title from the site's first language.
        """
        own = {(index.id, index.language): index for index in self.readings.indexes}
        grouped: dict[tuple[str, str], list[Guide]] = {key: [] for key in own}
        for guide in guides:
            grouped.setdefault((guide.product, guide.language), []).append(guide)
        products = []
        missing: dict[str, Diagnostic] = {}
        for (name, language), members in grouped.items():
            index = own.get((name, language)) or own.get((name, self.settings.language))
            if index is not None:
                products.append(self._product(index, language, members))
            elif name not in self._unusable_indexes:
                path = f"{self.folder.name}{name}/index.md"
                missing[name] = Diagnostic.of("product-missing", Location(path), product=name, path=path)
        self.faults += missing.values()
        first = self.settings.language
        return sorted(products, key=lambda product: (product.language != first, product.language, product.id))

    @property
    def _unusable_indexes(self) -> set[str]:
        """The products whose index has faults of its own."""
        indexes = (place for place in self.readings.unusable.values() if place.role is Role.PRODUCT)
        return {place.product for place in indexes if place.product}

    def _product(self, index: Product, language: str, guides: Iterable[Guide]) -> Product:
        if index.language != language:
            header = index.header.model_copy(update={"sections": [], "aliases": [], "anchors": {}})
            address = product_address(language, index.id)
            index = replace(index, header=header, address=address, language=language, borrowed=True)
        return replace(index, sections=self._sections(index, guides))

    def _sections(self, index: Product, guides: Iterable[Guide]) -> tuple[Section, ...]:
        """The sections of a product: those its index lists, in that order; then the others, the nameless one last."""
        listed = [name.strip() for name in index.header.sections]
        last = words_in(index.language).misc_section
        grouped: dict[str, list[Guide]] = {}
        for guide in guides:
            if not guide.header.hidden:
                grouped.setdefault(guide.section, []).append(guide)
            if listed and guide.section not in listed and guide.section != last:
                self._hint_unlisted(guide, listed)
        self._require_distinct([*listed, last, *grouped], grouped)
        ranks = {name: rank for rank, name in enumerate(listed)}
        names = sorted(grouped, key=lambda name: (ranks.get(name, len(ranks)), name == last, name))
        return tuple(Section(name, tuple(sorted(grouped[name], key=lambda guide: guide.rank))) for name in names)

    def _require_distinct(self, names: Iterable[str], grouped: Mapping[str, Sequence[Guide]]) -> None:
        """Refuse sections that would stand under one anchor of the product's page: most differ in capitals alone."""
        first: dict[str, str] = {}
        for name in names:
            other = first.setdefault(fragment_of(name), name)
            for guide in grouped.get(name, ()) if other != name else ():
                header = guide.document.header
                self.faults.append(header.diagnostic("section-duplicate", ("section",), section=name, other=other))

    def _hint_unlisted(self, guide: Guide, listed: Iterable[str]) -> None:
        header = guide.document.header
        suggestion = did_you_mean(guide.section, listed)
        self.faults.append(
            header.diagnostic("section-unlisted", ("section",), section=guide.section, suggestion=suggestion)
        )


def _same_slug(guide: Guide, other: Guide) -> Diagnostic:
    return guide.document.header.diagnostic("slug-duplicate", ("slug",), slug=guide.header.slug, other=other.path)


def _same_number(guide: Guide, other: Guide) -> Diagnostic:
    header = guide.document.header
    return header.diagnostic(
        "number-duplicate", ("legacy_guide_number",), number=guide.header.legacy_guide_number, other=other.path
    )


def _same_address(page: Page, other: Page) -> Diagnostic:
    if isinstance(page, Guide):
        return page.document.header.diagnostic("address-duplicate", ("slug",), address=page.address, other=other.path)
    return Diagnostic.of("address-duplicate", Location(page.path), address=page.address, other=other.path)
