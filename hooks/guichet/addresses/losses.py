"""Losses: the recorded addresses and anchors that no longer exist, each with a redirection that would restore it."""

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
    """A recorded address that no longer exists."""

    entry: RecordedAddress
    recognition: Recognition | None
    redirection: Redirection | None
    """The alias that would redirect the address to the recognised page."""
    document: str | None = None
    """The file of the same document, if its address has changed."""

    @property
    def certain(self) -> bool:
        """Whether the redirection can be written without asking the author."""
        return self.redirection is not None and self.recognition is not None and self.recognition.certain


@dataclass(frozen=True, slots=True)
class LostAnchor:
    """An anchor missing from the page that is now served at its address."""

    entry: RecordedAddress
    anchor: str
    path: str
    """The file of that page."""
    redirection: Redirection | None
    """The former anchor that would lead to the most likely new anchor."""
    certain: bool


Loss = LostAddress | LostAnchor


def losses(ledger: Ledger, now: Published) -> Iterator[Loss]:
    """The entries of *ledger* missing from *now*. Skip those of files with errors, as these cannot be judged."""
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
    """The anchors of *entry* that are not *there*, among the anchors of *page*, which is served at its address."""
    alive = frozenset(there)
    for anchor in entry.anchors:
        if anchor not in alive:
            # Leave out former names: they follow their present name and would hide the real neighbours.
            former = page.header.anchors.keys() - {anchor}
            before, now = ([name for name in names if name not in former] for names in (entry.anchors, there))
            renaming = anchor_of(anchor, before, now)
            redirection = anchor_to(page, anchor, renaming.name) if renaming else None
            yield LostAnchor(entry, anchor, page.path, redirection, certain=bool(renaming and renaming.certain))


def _lost(entry: RecordedAddress, ledger: Ledger, now: Published, recogniser: Recogniser) -> LostAddress | None:
    """The loss of the address of *entry*; `None` if another loss or a `gone` line covers it."""
    if entry.target is None and not entry.file:
        return LostAddress(entry, None, None, recogniser.document_of(entry.address))
    if entry.target is None:
        found = recogniser.page_of(entry)
        return LostAddress(entry, found, alias_to(found.page, entry.address) if found else None)
    page = _end(entry.target, ledger, now, recogniser)
    return LostAddress(entry, Recognition(page, Reason.TARGET), alias_to(page, entry.address)) if page else None


def _end(target: str, ledger: Ledger, now: Published, recogniser: Recogniser) -> Page | None:
    """The page that a redirect to the address *target* should now lead to."""
    page = now.pages.get(target) or now.ways.get(target)
    end = ledger.entries.get(target)
    if page is not None or end is None or not end.file or not now.is_certain(end.file):
        return page
    found = recogniser.page_of(end)
    return found.page if found and found.certain else None
