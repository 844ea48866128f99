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
"""Wrote nothing."""


@dataclass(frozen=True, slots=True)
class SiteReport:
    """What the check of a built site found."""

    findings: tuple[Diagnostic, ...]
    """Sorted by place, each once."""
    pages: int
    links: int
    """References of all pages, repetitions and those to other sites included."""
    foreign: tuple[SiteLink, ...]
    """The references to other sites, which nobody has followed."""
    placing: FaultPlacing
    """Tells where each of them was written."""


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
        site_address: where the site is going to stand on the web. Without it, absolute links are another site's, and
            the sitemap, which holds nothing else, is not checked.
        former_addresses: where it stood before. A link there that means a page of the site leads to that page.
        authorship: who wrote what. A fault of it is reported where it was written; what nobody wrote, in the site.
        name: what the report calls the folder, relative to the project's root; *root* as it is, if not given.
        progress: is told after each page how many of how many are done.
    """
    site = Site.read(root, (root.as_posix() if name is None else name).rstrip("/"))
    resolver = Resolver(site_address, former_addresses)
    survey = SiteSurvey(site, resolver, site_address, Nearest(site))
    with _without_search_for_cycles():
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
    # Two faults may have one order: a set of them would have another sequence in every run.
    found = tuple(sorted(dict.fromkeys(findings), key=lambda finding: finding.order))
    return SiteReport(found, len(site.pages), survey.links, tuple(survey.foreign), placing)


@contextmanager
def _without_search_for_cycles() -> Iterator[None]:
    """Leave objects that refer to each other in a circle for later: pages make none, and looking takes time."""
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
