"""Identity: the canonical address and the alternate languages that a page declares are correct."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from guichet.links.fault import Fault, SiteLink
from guichet.links.resolve import Local, Resolver
from guichet.links.site import address_of, legible

CANONICAL = "canonical"
ALTERNATE = "alternate"

ANY_LANGUAGE = "x-default"
"""The version for readers of no language that there is a version in: often a page that asks them."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in another language."""

    language: str
    reference: str
    file: str
    """The page it leads to, which is there."""


def check_canonical(
    file: str, own: str, reference: str, folder: str | None, resolver: Resolver, site_address: str | None
) -> Fault | None:
    """The fault of a canonical address that is not *own*, that of the page *file*; one that cannot be judged has none.

    A page that only sends readers on has that of the page where it sends them. Without the site's own address an
    absolute one cannot be judged.
    """
    expected = (site_address or "").rstrip("/") + quote(legible(own))
    if reference == expected and site_address is not None:
        return None
    absolute = urlsplit(site_address or "")
    target = resolver.resolve(reference, folder)
    if isinstance(target, Local):
        parts = urlsplit(reference)
        is_own = (target.address or address_of(file)) == own and not parts.query and not parts.fragment
        if is_own and parts.scheme in ("", absolute.scheme):
            return None
    elif site_address is None:
        return None
    return Fault("site-canonical", file, SiteLink(file, reference, relation=CANONICAL), {"expected": expected})


def check_alternates(alternates: Mapping[str, tuple[Alternate, ...]], languages: Mapping[str, str]) -> Iterator[Fault]:
    """The faults of *alternates*, those of every page that has any; *languages* are what pages are written in, by file.

    Each leads to a page in the language that is said, which leads back; a page is among its own versions, and has one
    a language.
    """
    leads_to = {file: {alternate.file for alternate in own} for file, own in alternates.items()}
    for file, own in alternates.items():
        seen: dict[str, str] = {}
        for alternate in own:
            link = SiteLink(file, alternate.reference, relation=ALTERNATE)
            named = {"language": alternate.language}
            is_any = alternate.language.lower() == ANY_LANGUAGE
            if not is_any and file not in leads_to.get(alternate.file, ()):
                yield Fault("site-alternate-oneway", file, link, named)
            if seen.setdefault(alternate.language.lower(), alternate.file) != alternate.file:
                yield Fault("site-alternate-twice", file, link, named)
            spoken = languages.get(alternate.file)
            if not is_any and not _LANGUAGE.fullmatch(alternate.language):
                yield Fault("site-alternate-language", file, link, named | {"found": "no language's tag"})
            elif not is_any and spoken and _primary(spoken) != _primary(alternate.language):
                yield Fault("site-alternate-language", file, link, named | {"found": f"in `{legible(spoken)}`"})
        if file not in leads_to[file]:
            yield Fault("site-alternate-itself", file, values={"address": legible(address_of(file))})


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()
