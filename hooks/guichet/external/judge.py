"""Turns the answer of an address and its history into faults."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from guichet.external.answer import Answer, Verdict, gives_up
from guichet.external.ledger import AddressState
from guichet.links import Fault, SiteLink


def faults(address: str, links: list[SiteLink], answer: Answer, entry: AddressState, limit: int) -> Iterator[Fault]:
    """The faults of all *links* to *address*. It counts as broken after failures on *limit* days."""
    values = {"address": address, "reason": answer.words}
    match answer.verdict:
        case Verdict.UNKNOWN:
            code = "external-unknown"
        case Verdict.FAILED if len(entry.failed) >= limit:
            code = "external-broken"
            values |= {"days": str(len(entry.failed)), "first": str(entry.failed[0])}
        case Verdict.FAILED:
            code = "external-failing"
            values |= {"day": str(len(entry.failed)), "limit": str(limit)}
        case Verdict.SOUND if entry.moved is None:
            return
        case Verdict.SOUND:
            code = "external-doubtful" if gives_up(address, entry.moved) else "external-moved"
            values["moved"] = entry.moved
    for link in links:
        yield Fault(code, link.file, link, values | _repair(code, link, values))


def private_faults(address: str, links: list[SiteLink]) -> Iterator[Fault]:
    """The faults of all *links* to *address*, which redirects into a private network."""
    for link in links:
        yield Fault("external-private", link.file, link, {"address": address})


def _repair(code: str, link: SiteLink, values: dict[str, str]) -> dict[str, str]:
    """The new target of a *link* to an address that has moved, with the link's fragment."""
    if code != "external-moved":
        return {}
    fragment = urlsplit(link.reference.strip()).fragment
    return {"repaired": f"{values['moved']}#{fragment}" if fragment else values["moved"]}
