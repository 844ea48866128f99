"""A survey: every page of a library rendered, with every fault that shows before anything is published."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from guichet.diagnostics import Diagnostic
from guichet.hosting import host_faults
from guichet.model import Authorship, Library, WrittenLink
from guichet.model.loading import Loading
from guichet.rendering.fragments import check_fragments
from guichet.rendering.rendered import RenderedPage, RenderedTable
from guichet.rendering.renderer import Renderer


@dataclass(frozen=True)
class Survey:
    """All of a help centre, rendered."""

    library: Library
    pages: Mapping[str, RenderedPage]
    """Every page, by address."""
    tables: Mapping[str, Mapping[str, RenderedTable]]
    """The tables of the data file that home and product pages show below their bodies, by address and by name."""
    diagnostics: tuple[Diagnostic, ...]
    """Every fault of the content, sorted by place."""


def survey(loading: Loading, progress: Callable[[int, int], None] = lambda done, total: None) -> Survey:
    """Render all that could be loaded, and gather the faults of loading, of each page and between pages.

    *progress* is told after each page how many of how many are done.
    """
    renderer = Renderer(loading.library)
    everything = loading.library.everything
    pages: dict[str, RenderedPage] = {}
    for done, page in enumerate(everything, start=1):
        pages[page.address] = renderer.render(page)
        progress(done, len(everything))
    tables = {
        page.address: renderer.tables(page, loading.library.tables_below(page))
        for page in (*loading.library.homes, *loading.library.products)
    }
    parts: list[RenderedPage | RenderedTable] = [*pages.values()]
    parts += [table for drawn in tables.values() for table in drawn.values()]
    found = {
        *loading.diagnostics,
        *(diagnostic for part in parts for diagnostic in part.diagnostics),
        *check_fragments(pages, parts),
        *host_faults(loading.library),
        *renderer.cells(),
    }
    return Survey(
        library=loading.library,
        pages=pages,
        tables=tables,
        diagnostics=tuple(sorted(found, key=lambda diagnostic: diagnostic.order)),
    )


def authorship(surveyed: Survey) -> Authorship:
    """Who wrote what of the site that is made of it."""
    library = surveyed.library
    return Authorship(
        links=written_links(surveyed),
        pages={page.address: page.path for page in library.everything},
        images=library.images,
        copied={address: path for path, address in library.assets.items()},
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
