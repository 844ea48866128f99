"""Checks that need all pages: chains of redirects, orphaned pages, unused images."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guichet.links.fault import Fault
from guichet.links.site import INDEX, PAGE_FOR_MISSING_PAGES, address_of, is_page, legible
from guichet.links.survey import SiteSurvey


def check_redirects(survey: SiteSurvey) -> Iterator[Fault]:
    """The faults of redirects: those that lead to another redirect, and links that lead to a redirect."""
    for file, to in survey.onward.items():
        if to not in survey.onward:
            continue
        end = _end(file, survey.onward)
        if end is None:
            yield Fault("site-redirect-loop", file, values={"target": legible(address_of(file))})
        else:
            values = {
                "target": legible(address_of(file)),
                "address": legible(address_of(to)),
                "end": legible(address_of(end)),
            }
            yield Fault("site-redirect-chain", file, values=values)
    linked_redirects = survey.linked & survey.onward.keys()
    if linked_redirects:
        for link, to in survey.references_to(linked_redirects):
            end = _end(to, survey.onward)
            if end:
                yield Fault("site-link-redirected", link.file, link, {"repaired": legible(address_of(end))})


def check_orphans(survey: SiteSurvey) -> Iterator[Fault]:
    """The indexable pages that no other page links to, except the home page."""
    if f"/{INDEX}" not in survey.anchors:
        return  # Without a home page there is no known entry point.
    for file in survey.anchors:
        if file in survey.linked or file in survey.unlisted or file in (f"/{INDEX}", PAGE_FOR_MISSING_PAGES):
            continue
        if is_page(file):
            yield Fault("site-page-orphan", file, values={"address": legible(address_of(file))})


def check_images(survey: SiteSurvey, images: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The unused *images* (a map of source paths to addresses), each as its path and address."""
    for path, address in images.items():
        if address not in survey.used and address in survey.site.files:
            yield path, legible(address)


def _end(file: str, onward: Mapping[str, str]) -> str | None:
    """The final target of the redirect *file*; `None` if it is part of a loop."""
    seen = {file}
    while file in onward:
        file = onward[file]
        if file in seen:
            return None
        seen.add(file)
    return file
