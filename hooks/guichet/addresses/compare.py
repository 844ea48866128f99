"""Compares the ledger with the published addresses: reports lost ones and ones not recorded yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from guichet.addresses.ledger import Gone, Ledger, RecordedAddress, written
from guichet.addresses.losses import LostAddress, LostAnchor, losses
from guichet.addresses.published import Published
from guichet.diagnostics import Diagnostic, Location
from guichet.model import Page
from guichet.source import Span

_LISTED = 5
"""The most addresses or anchors of a page that a message lists."""


def compare(ledger: Ledger, now: Published) -> Iterator[Diagnostic]:
    """A diagnostic for each difference between *ledger* and the addresses published *now*."""
    for loss in losses(ledger, now):
        yield _address_gone(loss, ledger) if isinstance(loss, LostAddress) else _anchor_gone(loss, ledger)
    yield from _alive(ledger, now)
    yield from _unrecorded(ledger, now)


def _address_gone(loss: LostAddress, ledger: Ledger) -> Diagnostic:
    entry = loss.entry
    give_up = f"write `gone {written(entry.address)} reason: …` in the place of its entry"
    if loss.document:
        moved = f"the document is `{loss.document}` now"
        repair = f"move it back, or {give_up}"
    elif loss.recognition is None:
        moved = "no page resembles it"
        repair = f"bring the page back, or {give_up}"
    else:
        moved = loss.recognition.reason.value.format(path=loss.recognition.page.path)
        advice = loss.redirection.advice if loss.redirection else "give it its address back"
        repair = advice if loss.certain else f"{advice}, or {give_up}"
    span = Span(ledger.source.line_start(entry.line), len(written(entry.address)))
    return ledger.source.diagnostic("address-gone", span, address=entry.address, moved=moved, repair=repair)


def _anchor_gone(loss: LostAnchor, ledger: Ledger) -> Diagnostic:
    name = written(loss.anchor)
    give_up = f"write `gone #{name} reason: …` in the place of its line"
    if loss.redirection:
        repair = loss.redirection.advice if loss.certain else f"{loss.redirection.advice}, or {give_up}"
    else:
        repair = f"give the place that is meant in `{loss.path}` the id `{{#{name}}}`, or {give_up}"
    span = Span(ledger.source.line_start(loss.entry.anchors[loss.anchor]) + 2, len(name) + 1)
    return ledger.source.diagnostic(
        "anchor-gone", span, address=loss.entry.address, anchor=loss.anchor, path=loss.path, repair=repair
    )


def _alive(ledger: Ledger, now: Published) -> Iterator[Diagnostic]:
    """A diagnostic for each address or anchor that is marked as gone but still exists."""
    for address, gone in ledger.gone.items():
        if address in now.addresses:
            yield _is_alive(ledger, gone, len("gone "), address)
    for entry in ledger.entries.values():
        page = now.pages.get(entry.address)
        if page is not None and entry.gone:
            for anchor in entry.gone.keys() & set(now.anchors[entry.address]):
                yield _is_alive(ledger, entry.gone[anchor], len("  gone "), f"#{anchor}")


def _is_alive(ledger: Ledger, gone: Gone, lead: int, name: str) -> Diagnostic:
    span = Span(ledger.source.line_start(gone.line) + lead, len(written(name)))
    return ledger.source.diagnostic("ledger-gone-alive", span, name=name)


def _unrecorded(ledger: Ledger, now: Published) -> Iterator[Diagnostic]:
    """A hint for each page with an address or an anchor that is not in the ledger."""
    for page, addresses in _unknown_addresses(ledger, now).items():
        yield _at_page(page, "address-unrecorded", addresses, ledger=ledger.source.path)
    for address, path in now.documents.items():
        if address not in ledger.entries and address not in ledger.gone:
            yield Diagnostic.of("address-unrecorded", Location(path), names=f"`{address}`", ledger=ledger.source.path)
    for address, page in now.pages.items():
        entry = ledger.entries.get(address)
        if entry is None or entry.target is not None:
            continue
        anchors = _unknown_anchors(entry, now.anchors[address])
        if anchors and now.sound:
            yield _at_page(
                page,
                "anchor-unrecorded",
                [f"#{anchor}" for anchor in anchors],
                address=address,
                ledger=ledger.source.path,
            )


def _unknown_addresses(ledger: Ledger, now: Published) -> Mapping[Page, list[str]]:
    found: dict[Page, list[str]] = {}
    for address, page in now.pages.items():
        entry = ledger.entries.get(address)
        if (entry is None or entry.target is not None) and address not in ledger.gone:
            found.setdefault(page, []).append(address)
    for address, page in now.ways.items():
        if address not in ledger.entries and address not in ledger.gone:
            found.setdefault(page, []).append(address)
    return found


def _unknown_anchors(entry: RecordedAddress, anchors: Iterable[str]) -> list[str]:
    return [anchor for anchor in anchors if anchor not in entry.anchors and anchor not in entry.gone]


def _at_page(page: Page, code: str, names: list[str], **values: object) -> Diagnostic:
    """A hint about *names*, located at the title of *page*."""
    listed = ", ".join(f"`{name}`" for name in names[:_LISTED])
    values["names"] = listed + (f" and {len(names) - _LISTED} more" if len(names) > _LISTED else "")
    header = page.document.header
    if ("title",) not in header.keys:  # a generated page has no title in a source
        return Diagnostic.of(code, Location(page.path), None, **values)
    return header.diagnostic(code, ("title",), at_key=True, **values)
