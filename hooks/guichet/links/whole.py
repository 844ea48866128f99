"""The whole: what shows only once every page is known: where redirects end, what nobody leads to or shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guichet.links.fault import Fault
from guichet.links.site import INDEX, PAGE_FOR_MISSING_PAGES, address_of, is_page, legible
from guichet.links.survey import SiteSurvey


def check_redirects(survey: SiteSurvey) -> Iterator[Fault]:
    """The faults of pages that only send readers on: each leads to a page at once, and no link leads to it."""
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
    stepped_on = survey.linked & survey.onward.keys()
    if stepped_on:
        for link, to in survey.references_to(stepped_on):
            end = _end(to, survey.onward)
            if end:
                yield Fault("site-link-redirected", link.file, link, {"repaired": legible(address_of(end))})


def check_orphans(survey: SiteSurvey) -> Iterator[Fault]:
    """The pages that search engines may list and that no other page links to, save the first one."""
    if f"/{INDEX}" not in survey.anchors:
        return  # Where there is no first page, nobody knows where readers come in.
    for file in survey.anchors:
        if file in survey.linked or file in survey.unlisted or file in (f"/{INDEX}", PAGE_FOR_MISSING_PAGES):
            continue
        if is_page(file):
            yield Fault("site-page-orphan", file, values={"address": legible(address_of(file))})


def check_images(survey: SiteSurvey, images: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Those of *images*, addresses by the paths of their files, that nothing shows: path and address."""
    for path, address in images.items():
        if address not in survey.used and address in survey.site.files:
            yield path, legible(address)


def _end(file: str, onward: Mapping[str, str]) -> str | None:
    """Where readers of *file* end; `None` if they never do."""
    seen = {file}
    while file in onward:
        file = onward[file]
        if file in seen:
            return None
        seen.add(file)
    return file
