"""Addresses: every address and anchor that was ever published is recorded in a ledger, and answers for good."""

from __future__ import annotations

from dataclasses import replace

from guichet.addresses.compare import compare
from guichet.addresses.ledger import NAME, Gone, Ledger, RecordedAddress
from guichet.addresses.losses import LostAddress, LostAnchor, losses
from guichet.addresses.published import Published, published
from guichet.addresses.reading import parse_ledger, read_ledger
from guichet.addresses.redirection import Redirection, by_file, redirected
from guichet.addresses.updating import empty_ledger, updated
from guichet.diagnostics import ContentError, Diagnostic
from guichet.rendering import Survey
from guichet.source import SourceFolder

__all__ = [
    "NAME",
    "Gone",
    "Ledger",
    "LostAddress",
    "LostAnchor",
    "Published",
    "RecordedAddress",
    "Redirection",
    "by_file",
    "check_addresses",
    "compare",
    "empty_ledger",
    "losses",
    "parse_ledger",
    "published",
    "read_ledger",
    "redirected",
    "updated",
    "with_addresses",
]


def check_addresses(surveyed: Survey, guides: SourceFolder) -> tuple[Diagnostic, ...]:
    """Where *surveyed* and the ledger in the folder *guides* differ; nothing, where there is no ledger."""
    try:
        ledger = read_ledger(guides)
    except ContentError as error:
        return error.diagnostics
    return tuple(compare(ledger, published(surveyed))) if ledger else ()


def with_addresses(surveyed: Survey, guides: SourceFolder) -> Survey:
    """*surveyed* with what its ledger says of it among its faults."""
    found = {*surveyed.diagnostics, *check_addresses(surveyed, guides)}
    return replace(surveyed, diagnostics=tuple(sorted(found, key=lambda diagnostic: diagnostic.order)))
