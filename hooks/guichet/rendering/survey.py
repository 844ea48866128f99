"""A survey: every page of a library rendered, with every fault that shows before anything is published."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from posixpath import join, normpath
from urllib.parse import unquote

from guichet.diagnostics import Diagnostic, Location, Severity
from guichet.model import Authorship, Library, WrittenLink
from guichet.model.loading import Loading
from guichet.model.place import ASSETS
from guichet.rendering.fragments import check_fragments
from guichet.rendering.rendered import RenderedPage, RenderedTable
from guichet.rendering.renderer import Renderer

_ASSETS = tuple(ASSETS)


@dataclass(frozen=True)
class Survey:
    """All of a help centre, rendered."""

    library: Library
    pages: Mapping[str, RenderedPage]
    """Every page, by address."""
    tables: Mapping[str, Mapping[str, RenderedTable]]
    """The tables of the data file that home and product pages show below their bodies, by address and by name."""
    assets: Mapping[str, str]
    """The files that are published as they are: their addresses, by path. Of those beside guides, the ones that a
    page shows or links to."""
    diagnostics: tuple[Diagnostic, ...]
    """Every fault of the content, sorted by place."""


def survey(
    loading: Loading, progress: Callable[[int, int], None] = lambda done, total: None, *, twins: bool = False
) -> Survey:
    """Render all that could be loaded, and gather the faults of loading, of each page and between pages.

    *progress* is told after each page how many of how many are done; *twins* says whether pages are wanted as Markdown,
    too.
    """
    renderer = Renderer(loading.library, twins=twins)
    everything = loading.library.everything
    pages: dict[str, RenderedPage] = {}
    for done, page in enumerate(everything, start=1):
        pages[page.address] = renderer.render(page)
        progress(done, len(everything))
    tables = {
        page.address: renderer.tables(page, loading.library.tables_below(page), pages[page.address].anchors)
        for page in (*loading.library.homes, *loading.library.products)
    }
    parts: list[RenderedPage | RenderedTable] = [*pages.values()]
    parts += [table for drawn in tables.values() for table in drawn.values()]
    library = loading.library
    assets = _published(library, pages, tables)
    found = {
        *loading.diagnostics,
        *(diagnostic for part in parts for diagnostic in part.diagnostics),
        *check_fragments(pages, parts),
        *_host_faults(library),
        *renderer.cells(),
    }
    if not any(fault.severity is Severity.ERROR for fault in found):
        found |= set(_unused(library, assets))
    return Survey(
        library=library,
        pages=pages,
        tables=tables,
        assets=assets,
        diagnostics=tuple(sorted(found, key=lambda diagnostic: diagnostic.order)),
    )


def _host_faults(library: Library) -> Iterator[Diagnostic]:
    """What the hosts that the settings name cannot do."""
    if library.settings.hosts:  # imported here, as many help centres name none
        from guichet.hosting import host_faults

        yield from host_faults(library)


def _published(
    library: Library, pages: Mapping[str, RenderedPage], tables: Mapping[str, Mapping[str, RenderedTable]]
) -> dict[str, str]:
    """The assets of *library* that are published, by path."""
    shown: set[str] = set()
    for address, page in pages.items():
        drawn = tables.get(address, {}).values()
        for link in chain(page.links, *(table.links for table in drawn)):
            way = link.href.partition("#")[0]
            if way.lower().endswith(_ASSETS):
                shown.add(normpath(join(address, unquote(way))))
    below_guides = f"{library.settings.guides}/"
    return {
        path: address
        for path, address in library.assets.items()
        if address in shown or not path.startswith(below_guides)
    }


def _unused(library: Library, published: Mapping[str, str]) -> Iterator[Diagnostic]:
    """A remark for each file beside the guides that readers will not see, unless a draft waits for it."""
    unused = library.assets.keys() - published.keys() - library.held_back
    for path in unused | library.spare:
        yield Diagnostic.of("file-unused", Location(path))


def authorship(surveyed: Survey) -> Authorship:
    """Who wrote what of the site that is made of it."""
    library = surveyed.library
    return Authorship(
        links=written_links(surveyed),
        pages={page.address: page.path for page in library.everything},
        images={path: address for path, address in library.images.items() if path in surveyed.assets},
        copied={address: path for path, address in surveyed.assets.items()},
    )


def written_links(surveyed: Survey) -> dict[str, Sequence[WrittenLink]]:
    """The links that people wrote, in a guide or in the data file, by the address of the page that shows them."""
    return {
        address: (
            *page.links,
            *(link for table in surveyed.tables.get(address, {}).values() for link in table.links),
        )
        for address, page in surveyed.pages.items()
    }
