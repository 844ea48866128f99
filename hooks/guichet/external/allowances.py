"""Allowances: addresses that are not fetched, each with a reason and an expiry date."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from pathlib import Path

from guichet.diagnostics import Diagnostic
from guichet.external.references import web_address
from guichet.schema.settings import Allowance
from guichet.source import SourceFolder, SourceMapping, read_mapping

_ALLOW = ("extra", "guichet", "external", "allow")


def is_allowed(address: str, allowances: Sequence[Allowance], day: date) -> bool:
    """Whether one of *allowances* covers *address* and has not expired on *day*."""
    return any(day <= allowance.expires and _is_meant(address, allowance) for allowance in allowances)


def allowance_faults(
    allowances: Sequence[Allowance], addresses: Collection[str], day: date, config_file: Path, *, whole: bool
) -> Iterator[Diagnostic]:
    """A diagnostic for each expired allowance; if *addresses* are the *whole* of them, also for each allowance
    that matches none.
    """
    for number, allowance in enumerate(allowances):
        if allowance.expires < day:
            source, path = _configuration(config_file), (*_ALLOW, number, "expires")
            yield source.diagnostic("allowance-expired", path, address=allowance.address, day=allowance.expires)
        elif whole and not any(_is_meant(address, allowance) for address in addresses):
            source, path = _configuration(config_file), (*_ALLOW, number, "address")
            yield source.diagnostic("allowance-unused", path, address=allowance.address)


def _is_meant(address: str, allowance: Allowance) -> bool:
    allowed = web_address(allowance.address.removesuffix("*")) or ""
    return address.startswith(allowed) if allowance.address.endswith("*") else address == allowed


def _configuration(config_file: Path) -> SourceMapping:
    folder = SourceFolder(config_file.parent, config_file.parent)
    return read_mapping(folder.read(config_file), what="the configuration", foreign=True)
