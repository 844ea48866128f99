"""Losses: what the ledger promises and the content no longer keeps, each with what would make it good."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guichet.addresses.ledger import Ledger, RecordedAddress
from guichet.addresses.published import Published
from guichet.addresses.recognition import Reason, Recogniser, Recognition, anchor_of
from guichet.addresses.redirection import Redirection, alias_to, anchor_to
from guichet.model import Page


@dataclass(frozen=True, slots=True)
class LostAddress:
    """An address that answers no more."""

    entry: RecordedAddress
    recognition: Recognition | None
    redirection: Redirection | None
    """What would make the recognised page answer there."""
    document: str | None = None
    """The file of the document that is meant, where it has another address now."""

    @property
    def certain(self) -> bool:
        """Whether the redirection can be made without asking anybody."""
        return self.redirection is not None and self.recognition is not None and self.recognition.certain


@dataclass(frozen=True, slots=True)
class LostAnchor:
    """An anchor that the page at its address, or the one that this leads to, no longer has."""

    entry: RecordedAddress
    anchor: str
    path: str
    """The file of that page."""
    redirection: Redirection | None
    """What would make it lead to the place that may be meant."""
    certain: bool


Loss = LostAddress | LostAnchor


def losses(ledger: Ledger, now: Published) -> Iterator[Loss]:
    """What *ledger* promises and *now* lacks, as far as errors of the content let it be seen."""
    recogniser = Recogniser(ledger, now)
    for entry in ledger.entries.values():
        if not now.is_certain(entry.file):
            continue
        page = now.pages.get(entry.address) or now.ways.get(entry.address)
        if page is None and entry.address not in now.documents:
            lost = _lost(entry, ledger, now, recogniser)
            if lost is None:
                continue
            yield lost
            page = lost.redirection.page if lost.redirection and lost.certain else None
        if page is not None and entry.anchors and now.sound:
            yield from _lost_anchors(entry, page, now.anchors[page.address])


def _lost_anchors(entry: RecordedAddress, page: Page, there: Sequence[str]) -> Iterator[LostAnchor]:
    """The anchors of *entry* that *page*, which answers at its address, does not have among those that are *there*."""
    alive = frozenset(there)
    for anchor in entry.anchors:
        if anchor not in alive:
            # A former name stands beside the present one, and would hide who the neighbours are.
            former = page.header.anchors.keys() - {anchor}
            before, now = ([name for name in names if name not in former] for names in (entry.anchors, there))
            renaming = anchor_of(anchor, before, now)
            redirection = anchor_to(page, anchor, renaming.name) if renaming else None
            yield LostAnchor(entry, anchor, page.path, redirection, certain=bool(renaming and renaming.certain))


def _lost(entry: RecordedAddress, ledger: Ledger, now: Published, recogniser: Recogniser) -> LostAddress | None:
    """The loss of the address of *entry*; `None` where another loss, or a reason that was given, says it already."""
    if entry.target is None and not entry.file:
        return LostAddress(entry, None, None, recogniser.document_of(entry.address))
    if entry.target is None:
        found = recogniser.page_of(entry)
        return LostAddress(entry, found, alias_to(found.page, entry.address) if found else None)
    page = _end(entry.target, ledger, now, recogniser)
    return LostAddress(entry, Recognition(page, Reason.TARGET), alias_to(page, entry.address)) if page else None


def _end(target: str, ledger: Ledger, now: Published, recogniser: Recogniser) -> Page | None:
    """The page that what led to the address *target* is for."""
    page = now.pages.get(target) or now.ways.get(target)
    end = ledger.entries.get(target)
    if page is not None or end is None or not end.file or not now.is_certain(end.file):
        return page
    found = recogniser.page_of(end)
    return found.page if found and found.certain else None
