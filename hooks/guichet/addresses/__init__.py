"""Addresses: every address and anchor that was ever published is recorded in a ledger, and answers for good."""

from __future__ import annotations

from dataclasses import replace

from guichet.diagnostics import ContentError, Diagnostic
from guichet.rendering import Survey
from guichet.schema.kept_files import LEDGER
from guichet.source import SourceFolder

__all__ = ["check_addresses", "with_addresses"]


def check_addresses(surveyed: Survey, guides: SourceFolder) -> tuple[Diagnostic, ...]:
    """Where *surveyed* and the ledger in the folder *guides* differ; nothing, where there is no ledger."""
    if not guides.exists(guides.root / LEDGER):
        return ()
    # Imported here, as a help centre without a ledger needs none of it.
    from guichet.addresses.compare import compare
    from guichet.addresses.published import published
    from guichet.addresses.reading import read_ledger

    try:
        ledger = read_ledger(guides)
    except ContentError as error:
        return error.diagnostics
    return tuple(compare(ledger, published(surveyed))) if ledger else ()


def with_addresses(surveyed: Survey, guides: SourceFolder) -> Survey:
    """*surveyed* with what its ledger says of it among its faults."""
    found = {*surveyed.diagnostics, *check_addresses(surveyed, guides)}
    return replace(surveyed, diagnostics=tuple(sorted(found, key=lambda diagnostic: diagnostic.order)))
