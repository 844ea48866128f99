"""A dry run of a move: the faults that it would cause, found before any file is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from guichet.addresses.published import Published
from guichet.diagnostics import Diagnostic, Location, Severity
from guichet.rendering import Survey


def broken(before: Survey, after: Survey) -> list[Diagnostic]:
    """The new faults of *after*: those of codes that have become more frequent."""
    grown = _counts(after) - _counts(before)
    known = set(before.diagnostics)
    return [found for found in after.diagnostics if found.code in grown and found not in known]


def forgotten(before: Published, after: Published) -> Iterator[Diagnostic]:
    """The addresses that would be lost in a move."""
    for address in sorted(before.addresses - after.addresses):
        page = before.pages.get(address) or before.ways.get(address)
        place = page.path if page else before.documents[address]
        yield Diagnostic.of(
            "address-gone", Location(place), address=address, moved="nothing would lead on", repair="leave it there"
        )


def _counts(surveyed: Survey) -> Counter[str]:
    return Counter(found.code for found in surveyed.diagnostics if found.severity is not Severity.HINT)
