"""Audit: all checks of a built site, as one report."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from guichet.diagnostics import Diagnostic, Location
from guichet.links.fault import SiteLink
from guichet.links.host_files import check_host_files
from guichet.links.identity import check_alternates
from guichet.links.index_check import check_index_file
from guichet.links.nearest import Nearest
from guichet.links.placing import FaultPlacing
from guichet.links.resolve import Resolver
from guichet.links.site import Site, is_page
from guichet.links.sitemap import check_sitemap
from guichet.links.survey import SiteSurvey
from guichet.links.whole import check_images, check_orphans, check_redirects
from guichet.model import Authorship

NOBODY = Authorship()
"""The authorship of a site without sources."""


@dataclass(frozen=True, slots=True)
class SiteReport:
    """What the check of a built site found."""

    findings: tuple[Diagnostic, ...]
    """Sorted by place, each once."""
    pages: int
    links: int
    """References of all pages, repetitions and those to other sites included."""
    foreign: tuple[SiteLink, ...]
    """The references to other sites. They have not been fetched."""
    placing: FaultPlacing
    """Finds the source line of each of them."""


def check_site(
    root: Path,
    *,
    site_address: str | None,
    former_addresses: Sequence[str] = (),
    authorship: Authorship = NOBODY,
    name: str | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> SiteReport:
    """Check the built site in the folder *root*.

    Args:
        root: the folder. One without pages is a finding.
        site_address: the site's future address on the web. Without it, absolute links count as external, and
            the sitemap, which holds only absolute addresses, is not checked.
        former_addresses: earlier addresses of the site. A link to one of them is resolved to the page of this site.
        authorship: the sources of the pages. A fault is reported at its source line if known, else in the built file.
        name: the folder's path in the report, relative to the project's root. The default is *root*.
        progress: called after each page with the number of pages done and the total.
    """
    site = Site.read(root, (root.as_posix() if name is None else name).rstrip("/"))
    resolver = Resolver(site_address, former_addresses)
    survey = SiteSurvey(site, resolver, site_address, Nearest(site))
    with _without_garbage_collection():
        for done, file in enumerate(site.pages, start=1):
            survey.read(file)
            progress(done, len(site.pages))
    for file in site.parts:
        if not check_index_file(survey, file):
            survey.read_part(file)
    survey.check_fragments()
    findings = [*_emptiness(site, survey), *survey.unreadable]
    findings += check_host_files(survey, resolver)
    findings += (
        Diagnostic.of("file-unreadable", Location(site.path_of(folder)), reason=reason)
        for folder, reason in site.closed.items()
    )
    findings += (
        Diagnostic.of("site-image-unused", Location(path), address=address)
        for path, address in check_images(survey, authorship.images)
    )
    faults = [
        *survey.faults,
        *check_alternates(survey.alternates, survey.languages),
        *check_redirects(survey),
        *check_orphans(survey),
    ]
    if site_address is not None and site.pages:
        pages = [file for file in survey.anchors if is_page(file)]
        stale, lacking = check_sitemap(site, resolver, survey.unlisted, pages)
        findings += stale
        faults += lacking
    placing = FaultPlacing(site, authorship, site_address)
    findings += placing.place(faults)
    # Two findings may have equal sort keys: remove duplicates with a dict, as the order of a set varies between runs.
    found = tuple(sorted(dict.fromkeys(findings), key=lambda finding: finding.order))
    return SiteReport(found, len(site.pages), survey.links, tuple(survey.foreign), placing)


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Pause the collection of reference cycles: reading pages makes none, and searching for them takes time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _emptiness(site: Site, survey: SiteSurvey) -> Iterator[Diagnostic]:
    if not site.pages:
        yield Diagnostic.of("site-empty", Location(site.name), root=site.name, what="no page")
    elif not survey.links:
        yield Diagnostic.of("site-empty", Location(site.name), root=site.name, what="no link")
