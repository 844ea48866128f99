"""Placing: a fault of the built site is reported where a person wrote it, else where it stands in the page's HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from urllib.parse import urljoin

from guichet.diagnostics import Diagnostic, Location
from guichet.links.fault import Fault, SiteLink
from guichet.links.markup import Occurrence, places_of_id
from guichet.links.parts import places_in
from guichet.links.site import Site, address_of, is_page, is_twin
from guichet.links.survey import page_text
from guichet.model import Authorship, WrittenLink
from guichet.source import SourceText


@dataclass(frozen=True)
class FaultPlacing:
    """Finds the source line of each fault of the built site."""

    site: Site
    authorship: Authorship
    site_address: str | None = None

    def place(self, faults: Iterable[Fault]) -> Iterator[Diagnostic]:
        """A diagnostic for every place of every fault."""
        for file, on_page in groupby(sorted(faults, key=lambda fault: fault.file), key=lambda fault: fault.file):
            yield from self._place_file(file, list(on_page))

    def _place_file(self, file: str, faults: list[Fault]) -> Iterator[Diagnostic]:
        written = self._written_on(file)
        in_file: list[Fault] = []
        for fault in faults:
            link = fault.link
            if link is None and fault.id is None:
                place = Location(self.authorship.pages.get(address_of(file)) or self.site.path_of(file))
                yield Diagnostic.of(fault.code, place, **fault.values)
            elif link is not None and link.relation is None and link.reference in written:
                # The copies of the link that a template made beside them lead to the same place: one repair does.
                for by in written[link.reference]:
                    yield Diagnostic.of(fault.code, by.location, by.excerpt, target=by.target, **fault.values)
            else:
                in_file.append(fault)
        if in_file:
            yield from self._place_in_file(file, in_file)

    def _written_on(self, file: str) -> dict[str, list[WrittenLink]]:
        """The links in the sources of the page *file*, or of the page whose twin it is, by their target in the site."""
        address = file[: file.rindex("/") + 1] if is_twin(file) else address_of(file)
        # Twins have whole addresses, where the site's is known.
        start = f"{self.site_address.rstrip('/')}{address}" if self.site_address and is_twin(file) else ""
        written: dict[str, list[WrittenLink]] = {}
        for by in self.authorship.links.get(address, ()):
            for href in {by.href, urljoin(start, by.href)} if start else (by.href,):
                written.setdefault(href, []).append(by)
        return written

    def _place_in_file(self, file: str, faults: list[Fault]) -> Iterator[Diagnostic]:
        source = SourceText(self.authorship.copied.get(file) or self.site.path_of(file), self._text(file))
        wanted = {fault.link.reference for fault in faults if fault.link is not None}
        found: dict[str, list[Occurrence]] = {}
        for occurrence in places_in(source):
            if occurrence.reference in wanted:
                found.setdefault(occurrence.reference, []).append(occurrence)
        # One line of a page may hold all of it, so that it is kept once for all its faults.
        line = cache(source.line)
        origin = self._origin(file)
        for fault in faults:
            values = fault.values if fault.link is None else fault.values | {"target": fault.link.reference}
            if fault.link is not None:
                spans = [occurrence.span for occurrence in _meant(fault.link, found.get(fault.link.reference, []))]
            else:
                spans = places_of_id(source.text, fault.id or "")[1:2]
            if not spans:
                yield replace(Diagnostic.of(fault.code, Location(source.path), **values), origin=origin)
            for span in spans:
                place = source.location(span)
                excerpt = line(place.line) if place.line else None
                yield replace(Diagnostic.of(fault.code, place, excerpt, **values), origin=origin)

    def _origin(self, file: str) -> str | None:
        """What wrote *file*, as far as no person did; `None` where that is not known, and where a person wrote it."""
        if file in self.authorship.copied or not self.authorship.links:
            return None
        if not is_page(file):
            return "no one wrote this file: it was generated"
        source = self.authorship.pages.get(address_of(file))
        return f"a template wrote this, around `{source}`" if source else "no one wrote this page: it was generated"

    def _text(self, file: str) -> str:
        try:
            return page_text(file, self.site.content(file))[0]
        except OSError:
            return ""


def _meant(link: SiteLink, here: list[Occurrence]) -> list[Occurrence]:
    """Those of the occurrences *here* that *link* stands for."""
    if link.relation is not None:
        return [occurrence for occurrence in here if link.relation in occurrence.relations]
    # Where there are more, some of it was no link to the parser, and which of it was is not known.
    return here if len(here) <= link.times else []
