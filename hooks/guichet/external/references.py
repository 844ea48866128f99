"""Collects the addresses of other sites, each with its links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

from guichet.links import FaultPlacing, SiteLink, SiteReport
from guichet.links.resolve import Elsewhere, Resolver
from guichet.links.site import INDEX, Site
from guichet.model import Authorship, WrittenLink

_SAFE = "!#$%&'()*+,/:;=?@[]~"
"""Characters that are not percent-encoded: those allowed in addresses, and the `%` of earlier encoding."""


def foreign_links(
    written: Mapping[str, Sequence[WrittenLink]], site_address: str | None, built: SiteReport | None
) -> dict[str, list[SiteLink]]:
    """The links to other sites, sorted by target address: those in the sources and those in the *built* site."""
    links = {(link.file, link.reference): link for link in _written_links(written, site_address)}
    links |= {(link.file, link.reference): link for link in (built.foreign if built else ())}
    found: dict[str, list[SiteLink]] = {}
    for link in links.values():
        address = web_address(link.reference)
        if address is not None:
            found.setdefault(address, []).append(link)
    return dict(sorted(found.items()))


def placing_without_site(written: Mapping[str, Sequence[WrittenLink]]) -> FaultPlacing:
    """Finds the source positions of the *written* links without a built site."""
    return FaultPlacing(Site(Path(), "", frozenset(), frozenset()), Authorship(links=written))


def web_address(reference: str) -> str | None:
    """The address to fetch for *reference*, in ASCII, without fragment; `None` if it is not an HTTP address."""
    try:
        parts = urlsplit(reference.strip())
        host = parts.hostname
    except ValueError:
        return None
    scheme = parts.scheme or "https"
    if not host or scheme not in ("http", "https"):
        return None
    return quote(urlunsplit((scheme, parts.netloc, parts.path or "/", parts.query, "")), safe=_SAFE)


def _written_links(written: Mapping[str, Sequence[WrittenLink]], site_address: str | None) -> Iterator[SiteLink]:
    resolver = Resolver(site_address)
    for address, links in written.items():
        file = f"{address}{INDEX}" if address.endswith("/") else address
        for href in dict.fromkeys(_hrefs(links)):
            if resolver.resolve(href, address.rpartition("/")[0] + "/") == Elsewhere():
                yield SiteLink(file, href)


def _hrefs(links: Iterable[WrittenLink]) -> Iterator[str]:
    return (link.href for link in links)
