"""Updates the ledger: adds new addresses, and keeps the entries of lost ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from guichet.addresses.ledger import NAME, Ledger, RecordedAddress
from guichet.addresses.losses import losses
from guichet.addresses.published import Published
from guichet.model import Guide, Page
from guichet.source import SourceText


def empty_ledger(now: Published) -> Ledger:
    """An empty ledger for the guides' folder."""
    return Ledger(SourceText(f"{now.library.settings.guides}/{NAME}", ""), {}, {})


def updated(ledger: Ledger, now: Published) -> Ledger:
    """*ledger* with everything published *now*, which has no errors.

    A `gone` line is removed if its address or anchor exists again. An entry whose address or one of whose anchors is
    lost stays as it is: its data is needed to recognise the page later.
    """
    unsettled = {loss.entry.address for loss in losses(ledger, now)}
    entries = dict(_present(now))
    for address, old in ledger.entries.items():
        if address in unsettled or (address not in entries and not _has_ended(old, ledger)):
            entries[address] = old
    for address, old in ledger.entries.items():
        page = now.pages.get(address) or now.ways.get(address)
        heir = entries.get(page.address) if page else None
        # If an address is now a redirect, its `gone` anchors move to the target's entry.
        if old.gone and heir and entries[address] is not old:
            given_up = {name: gone for name, gone in old.gone.items() if name not in heir.anchors}
            entries[heir.address] = replace(heir, gone={**given_up, **heir.gone})
    gone = {address: gone for address, gone in ledger.gone.items() if address not in entries}
    return replace(ledger, entries=entries, gone=gone)


def _has_ended(entry: RecordedAddress, ledger: Ledger) -> bool:
    """Whether *entry* is a redirect to an address that is marked as gone."""
    return entry.target is not None and entry.target in ledger.gone


def _present(now: Published) -> Iterator[tuple[str, RecordedAddress]]:
    for address, page in now.pages.items():
        yield address, _entry(address, page, now)
    for address, page in now.ways.items():
        yield address, RecordedAddress(address, target=page.address)
    for address in now.documents:
        yield address, RecordedAddress(address)


def _entry(address: str, page: Page, now: Published) -> RecordedAddress:
    number = page.header.legacy_guide_number if isinstance(page, Guide) else None
    anchors = dict.fromkeys(now.anchors[address], 0)
    title = " ".join(page.header.title.split())
    return RecordedAddress(address, file=page.path, number=number or "", title=title, anchors=anchors)
