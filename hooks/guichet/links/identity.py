"""Identity: what a page says of itself, its canonical address and its other languages, is true."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from guichet.links.fault import Fault, Link
from guichet.links.resolve import Local, Resolver
from guichet.links.site import address_of, legible

CANONICAL = "canonical"
ALTERNATE = "alternate"


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in another language."""

    language: str
    reference: str
    file: str
    """The page it leads to, which is there."""


def check_canonical(
    file: str, reference: str, folder: str | None, resolver: Resolver, site_address: str | None
) -> Fault | None:
    """The fault of a canonical address that is not that of the page *file*; one that cannot be judged has none.

    Without the site's own address an absolute one cannot be judged.
    """
    absolute = urlsplit(site_address or "")
    target = resolver.resolve(reference, folder)
    own = address_of(file)
    if isinstance(target, Local):
        parts = urlsplit(reference)
        is_own = target.address in (None, own) and not parts.query and not parts.fragment
        if is_own and parts.scheme in ("", absolute.scheme):
            return None
    elif site_address is None:
        return None
    expected = (site_address or "").rstrip("/") + quote(legible(own))
    return Fault("site-canonical", file, Link(file, reference, relation=CANONICAL), {"expected": expected})


def check_alternates(alternates: Mapping[str, tuple[Alternate, ...]]) -> Iterator[Fault]:
    """The faults of *alternates*, those of every page that has any: each leads to a page that leads back."""
    leads_to = {file: {alternate.file for alternate in own} for file, own in alternates.items()}
    for file, own in alternates.items():
        for alternate in own:
            if file not in leads_to.get(alternate.file, ()):
                link = Link(file, alternate.reference, relation=ALTERNATE)
                yield Fault("site-alternate-oneway", file, link, {"language": alternate.language})
