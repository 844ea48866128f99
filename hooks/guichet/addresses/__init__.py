"""Addresses: a ledger records every published address and anchor, so that none is lost unnoticed."""

from __future__ import annotations

from dataclasses import replace

from guichet.diagnostics import ContentError, Diagnostic
from guichet.rendering import Survey
from guichet.schema.kept_files import LEDGER
from guichet.source import SourceFolder

__all__ = ["check_addresses", "with_addresses"]


def check_addresses(surveyed: Survey, guides: SourceFolder) -> tuple[Diagnostic, ...]:
    """The differences between *surveyed* and the ledger in the folder *guides*; none if there is no ledger."""
    if not guides.exists(guides.root / LEDGER):
        return ()
    # Imported here to save time in help centres without a ledger.
    from guichet.addresses.compare import compare
    from guichet.addresses.published import published
    from guichet.addresses.reading import read_ledger

    try:
        ledger = read_ledger(guides)
    except ContentError as error:
        return error.diagnostics
    return tuple(compare(ledger, published(surveyed))) if ledger else ()


def with_addresses(surveyed: Survey, guides: SourceFolder) -> Survey:
    """*surveyed* with the diagnostics of its ledger added."""
    found = {*surveyed.diagnostics, *check_addresses(surveyed, guides)}
    return replace(surveyed, diagnostics=tuple(sorted(found, key=lambda diagnostic: diagnostic.order)))
