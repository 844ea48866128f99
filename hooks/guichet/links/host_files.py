"""Host files: each redirect leads directly to an existing page, once, and none covers a page's own address."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.diagnostics import Diagnostic, Location
from guichet.hosting import HOSTS, HostFile, lines_of
from guichet.links.resolve import Local, Resolver
from guichet.links.site import address_of, is_page, legible
from guichet.links.survey import SiteSurvey
from guichet.source import SourceText


def check_host_files(survey: SiteSurvey, resolver: Resolver) -> Iterator[Diagnostic]:
    """The faults of the redirects that the site brings for its hosts."""
    for file in dict.fromkeys(file for host in HOSTS.values() for file in host.files):
        if file.line is not None and file.address in survey.site.files:
            yield from _check(file, survey, resolver)


def _check(file: HostFile, survey: SiteSurvey, resolver: Resolver) -> Iterator[Diagnostic]:
    path = survey.site.path_of(file.address)
    try:
        text = survey.site.content(file.address).decode("utf-8", "replace")
    except OSError as error:
        yield Diagnostic.of("file-unreadable", Location(path), reason=error.strerror or error)
        return
    source_text = SourceText(path, text)
    seen: set[str] = set()
    for line, source, target in lines_of(file, text):
        place, excerpt = Location(path, line, 1), source_text.line(line)
        values = {"address": legible(f"{source}/"), "target": legible(target)}
        if source in seen:
            yield Diagnostic.of("site-redirect-twice", place, excerpt, **values)
        seen.add(source)
        here, there = (_file_at(address, survey, resolver) for address in (f"{source}/", target))
        if here is not None and here not in survey.onward:
            yield Diagnostic.of("site-redirect-shadows", place, excerpt, **values)
        if there is None:
            yield Diagnostic.of("site-redirect-dead", place, excerpt, **values)
        elif there in survey.onward:
            chain = {"target": f"{source}/", "address": target, "end": legible(address_of(survey.onward[there]))}
            yield Diagnostic.of("site-redirect-chain", place, excerpt, **chain)


def _file_at(address: str, survey: SiteSurvey, resolver: Resolver) -> str | None:
    """The page at *address*, which begins at the root of the host."""
    target = resolver.resolve(address, "/")
    file = survey.site.file_at(target.address) if isinstance(target, Local) and target.address else None
    return file if file is not None and is_page(file) else None
