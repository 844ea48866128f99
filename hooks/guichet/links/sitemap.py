"""Sitemap: `sitemap.xml` lists every page that search engines may list, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from guichet.diagnostics import ContentError, Diagnostic, Location
from guichet.links.fault import Fault
from guichet.links.resolve import Local, Resolver
from guichet.links.site import SITEMAP, Site, address_of, legible
from guichet.links.xml_reading import elements
from guichet.source import SourceText, Span
from guichet.source.text import decode

_LISTED = "http://www.sitemaps.org/schemas/sitemap/0.9 loc"
_ALTERNATE = "http://www.w3.org/1999/xhtml link"


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """One address in a sitemap."""

    reference: str
    span: Span
    is_alternate: bool
    """Whether it is given as another language of a page that is listed, not as a page to list."""


def check_sitemap(
    site: Site, resolver: Resolver, unlisted: dict[str, str], readable: Iterable[str]
) -> tuple[list[Diagnostic], list[Fault]]:
    """What is wrong with the sitemap of *site*, and the pages that it lacks.

    *unlisted* are the pages that it may not list, with the reason; *readable* the pages that could be read.
    """
    path = site.path_of(SITEMAP)
    if SITEMAP not in site.files:
        return [Diagnostic.of("site-sitemap-missing", Location(path))], []
    try:
        source = decode(path, site.content(SITEMAP))
        entries = read_sitemap(source)
    except OSError as error:
        return [Diagnostic.of("file-unreadable", Location(path), reason=error.strerror or error)], []
    except ContentError as error:
        return list(error.diagnostics), []
    stale: list[Diagnostic] = []
    listed: set[str] = set()
    for entry in entries:
        target = resolver.resolve(entry.reference, None)
        file = site.file_at(target.address) if isinstance(target, Local) and target.address is not None else None
        reason = None
        if not isinstance(target, Local):
            reason = "which is no address in this site"
        elif file is None:
            reason = "which is not in the site"
        elif file in unlisted:
            reason = unlisted[file]
        elif not entry.is_alternate:
            reason = "which it has listed before" if file in listed else None
            listed.add(file)
        if reason is not None:
            fault = source.diagnostic("site-sitemap-stale", entry.span, target=entry.reference, reason=reason)
            stale.append(fault)
    lacking = [file for file in readable if file not in listed and file not in unlisted]
    return stale, [
        Fault("site-not-in-sitemap", file, values={"address": legible(address_of(file))}) for file in lacking
    ]


def read_sitemap(source: SourceText) -> list[SitemapEntry]:
    """The addresses in the sitemap *source*.

    Raises:
        ContentError: it is not XML.
    """
    entries = []
    for element in elements(source, "site-sitemap-unreadable"):
        if element.name == _LISTED:
            entries.append(SitemapEntry(element.text, element.text_span, is_alternate=False))
        elif element.name == _ALTERNATE and "href" in element.attributes:
            entries.append(SitemapEntry(element.attributes["href"], element.span_of("href"), is_alternate=True))
    return entries
