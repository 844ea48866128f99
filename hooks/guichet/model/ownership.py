"""Ownership: two things are never published at one address, and what strangers write takes no other's place."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from guichet.diagnostics import Diagnostic, Location
from guichet.model.library import Library
from guichet.model.page import Page

_ENGINE, _THEME = "the engine", "the theme"
_GENERATED = "/404.html", "/feed.xml", "/llms.txt", "/pagefind", "/sitemap.xml", "/sitemap.xml.gz"
"""Files and folders that the engine writes in every site."""
_ENGINES_FOLDER = "/assets/guichet"
_THEMES_FOLDER = "/assets"
_WELL_KNOWN = "/.well-known"
_CARD = "/assets/guichet/card.png"
"""Of the engine's folder, the one file that a help centre may have one of its own for."""


@dataclass(frozen=True)
class Ownership:
    """Who publishes what of a site."""

    library: Library
    theme: Sequence[Path] = field(default=())
    """The folders that the theme's files are in."""

    def faults(self) -> Iterator[Diagnostic]:
        """Each file, page and alias that would take the place of what another has published."""
        below_guides = f"{self.library.settings.guides}/"
        for path, address in self.library.assets.items():
            is_guides = path.startswith(below_guides)
            owner = self._engine_at(address) or self._page_at(address)
            if is_guides:
                owner = owner or self._theme_at(address) or self._file_of_docs_at(address)
            if owner:
                yield Diagnostic.of("address-taken", Location(path), address=address, owner=owner)
        for page in self.library.pages:
            owner = self._engine_at(page.address.rstrip("/"))
            if owner:
                yield Diagnostic.of("address-taken", Location(page.path), address=page.address, owner=owner)
        for page in self.library.everything:
            yield from self._alias_faults(page)

    def _alias_faults(self, page: Page) -> Iterator[Diagnostic]:
        header = page.document.header
        for rank, alias in enumerate(page.aliases):
            address = alias.rstrip("/")
            owner = self._engine_at(address) or self._theme_at(address) or self._asset_at(address)
            if owner and page.path not in self.library.unusable:
                span = header.span_of(("aliases", rank))
                yield header.source.diagnostic("alias-taken", span, address=alias, owner=owner)

    def _engine_at(self, address: str) -> str | None:
        """The engine, if *address* is among what it writes."""
        folded = address.casefold()
        if folded == _CARD:
            return None
        owned = (*_GENERATED, _ENGINES_FOLDER, *self._feeds)
        return _ENGINE if folded.startswith(owned) and any(_covers(own, folded) for own in owned) else None

    @cached_property
    def _feeds(self) -> tuple[str, ...]:
        return tuple(f"/{language}/feed.xml" for language in self.library.languages)

    def _theme_at(self, address: str) -> str | None:
        """The theme, or the site, if *address* is among what it brings or may bring."""
        folded = address.casefold()
        if _covers(_THEMES_FOLDER, folded):
            return _THEME
        if _covers(_WELL_KNOWN, folded):
            return "the site as a whole"
        first = address[1:].partition("/")[0]
        if first.casefold() in self._names_of_theme and any(os.path.lexists(f"{one}{address}") for one in self.theme):
            return _THEME
        return None

    @cached_property
    def _names_of_theme(self) -> frozenset[str]:
        return frozenset(file.name.casefold() for folder in self.theme if folder.is_dir() for file in folder.iterdir())

    def _page_at(self, address: str) -> str | None:
        """The file of the page whose own file, or whose folder, stands at *address* of an asset."""
        folded = address.casefold()
        page = self._pages.get(f"{folded}/") or self._pages.get(folded.removesuffix("index.html"))
        if page is None and folded.endswith("/index.md"):
            page = self._pages.get(folded.removesuffix("index.md"))
        if page is not None:
            return f"`{page.path}`"
        return "the pages below it" if f"{folded}/" in self._folders else None

    @cached_property
    def _pages(self) -> Mapping[str, Page]:
        """The pages, also by their numbers, by address, without regard to case. Aliases are judged where they stand."""
        ways = self.library.redirects.items()
        numbers = {address.casefold(): page for address, page in ways if address not in page.aliases}
        return numbers | {page.address.casefold(): page for page in self.library.everything}

    @cached_property
    def _folders(self) -> frozenset[str]:
        return _folders_of(self._pages)

    def _file_of_docs_at(self, address: str) -> str | None:
        path = self._files_of_docs.get(address.casefold())
        return f"`{path}`" if path else None

    @cached_property
    def _files_of_docs(self) -> Mapping[str, str]:
        below_guides = f"{self.library.settings.guides}/"
        assets = self.library.assets.items()
        return {address.casefold(): path for path, address in assets if not path.startswith(below_guides)}

    def _asset_at(self, address: str) -> str | None:
        """The file that would be where *address* needs a folder, or has its page."""
        folded = address.casefold()
        for one in (f"{folded}/index.html", folded):
            if one in self._assets:
                return f"`{self._assets[one]}`"
        while folded:
            if folded in self._assets:
                return f"`{self._assets[folded]}`"
            folded = folded.rpartition("/")[0]
        return None

    @cached_property
    def _assets(self) -> Mapping[str, str]:
        return {address.casefold(): path for path, address in self.library.assets.items()}


def _covers(own: str, address: str) -> bool:
    """Whether *address* is *own*, or lies below it."""
    return address == own or address.startswith(f"{own}/")


def _folders_of(addresses: Mapping[str, Page]) -> frozenset[str]:
    """Every folder that a page of *addresses* lies in."""
    found: set[str] = set()
    for address in addresses:
        folder = address.rstrip("/").rpartition("/")[0] + "/"
        while folder not in found:
            found.add(folder)
            folder = folder.rstrip("/").rpartition("/")[0] + "/"
    return frozenset(found)
