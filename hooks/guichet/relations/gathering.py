"""Gathering: everything that leads to a page, and everything that it leads to."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from guichet.diagnostics import Location
from guichet.model import Guide, Library, Page, WrittenLink
from guichet.model.place import IMAGES
from guichet.relations.data_file import tutorial_names, value_at
from guichet.relations.mentions import Mentions
from guichet.relations.relations import Incoming, Outgoing, Relations, Translation, TutorialMention
from guichet.rendering import Survey, written_links
from guichet.schema.data import Label


def relations_of(page: Page, surveyed: Survey) -> Relations:
    """What *page* has to do with the rest of *surveyed*."""
    library = surveyed.library
    tutorials = sorted(_tutorials_in(page, library), key=lambda one: (one.line, one.column))
    told = {tutorial.place for tutorial in tutorials}
    links = (link for link in _links_to(page, surveyed) if link.place not in told)
    incoming = {*links, *_includes_of(page, library)}
    return Relations(
        version=1,
        path=page.path,
        address=page.address,
        language=page.language,
        title=page.header.title,
        other_addresses=sorted(address for address, end in library.redirects.items() if end is page),
        translations=[
            Translation(language=language, path=other.path, address=other.address)
            for language, other in sorted(library.translations(page).items())
            if other is not page
        ],
        tutorials=tutorials,
        incoming=sorted(incoming, key=lambda one: (one.path, one.line or 0, one.column or 0, one.target)),
        outgoing=list(dict.fromkeys(_links_from(page, surveyed))),
    )


def _links_to(page: Page, surveyed: Survey) -> Iterator[Incoming]:
    """The links to *page*, each where it is written, however many pages show it."""
    kinds = _Kinds(surveyed.library)
    for address, links in written_links(surveyed).items():
        for link in links:
            place = link.location
            is_own = address == page.address and place.path == page.path
            # A bare fragment in a text that several pages include is about the page that shows it.
            if not is_own and not link.target.startswith("#") and end_of(link, address) == page.address:
                yield Incoming(
                    path=place.path, line=place.line, column=place.column, target=link.target, kind=kinds.of(place)
                )


def _includes_of(page: Page, library: Library) -> Iterator[Incoming]:
    """The places where the text of *page* is part of another."""
    mentions = Mentions(library)
    for document, _ in mentions.texts.values():
        for include in mentions.includes(document):
            if include.path == page.path:
                place = include.source.location(include.span)
                target = include.source.text[include.span.start : include.span.start + include.span.length]
                yield Incoming(path=place.path, line=place.line, column=place.column, target=target, kind="include")


def _links_from(page: Page, surveyed: Survey) -> Iterator[Outgoing]:
    library = surveyed.library
    faults: Mapping[Location, str] = {found.location: found.code for found in surveyed.diagnostics}
    for link in written_links(surveyed)[page.address]:
        address = end_of(link, page.address)
        place = link.location
        yield Outgoing(
            path=place.path,
            line=place.line,
            column=place.column,
            target=link.target,
            address=address,
            kind=_kind_of_end(address, library),
            fault=faults.get(place),
        )


def _kind_of_end(address: str | None, library: Library) -> str:
    if address is None:
        return "elsewhere"
    if address in library.by_address:
        return "page"
    return "image" if posixpath.splitext(address)[1].lower() in IMAGES else "file"


def end_of(link: WrittenLink, address: str) -> str | None:
    """The address that *link*, on the page at *address*, leads to; `None` for one elsewhere."""
    path = link.href.partition("#")[0]
    if not path:
        return address if link.href else None
    if path.startswith("//") or ":" in path.partition("/")[0]:
        return None
    end = posixpath.normpath(posixpath.join(address, unquote(path)))
    return f"{end}/" if path.endswith("/") and end != "/" else end


def _tutorials_in(page: Page, library: Library) -> Iterator[TutorialMention]:
    """The clients that the data file says *page* explains."""
    mapping = library.catalogue.mapping
    if mapping is None or not isinstance(page, Guide):
        return
    for one in tutorial_names(mapping):
        if one.name in (page.header.slug, f"{page.product}/{page.header.slug}"):
            place = mapping.source.location(mapping.span_of(one.path))
            name = value_at(mapping, (*one.client, "name"))
            client = Label.model_validate(name).in_language(page.language)
            yield TutorialMention(
                path=place.path, line=place.line or 0, column=place.column or 0, client=client, service=one.service
            )


class _Kinds:
    """Tells what kind of file a link is written in."""

    def __init__(self, library: Library) -> None:
        self._pages = library.by_path
        self._texts = {source.path for source in library.snippets.values()}
        self._data = f"{library.settings.guides}/{library.settings.data}"

    def of(self, place: Location) -> str:
        if place.path == self._data:
            return "data file"
        if place.path in self._texts:
            return "common text"
        return "guide" if isinstance(self._pages.get(place.path), Guide) else "page"
