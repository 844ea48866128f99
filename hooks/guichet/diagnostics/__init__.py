"""Diagnostics: what is wrong with something a person wrote, where it stands, and how to repair it."""

from __future__ import annotations

from guichet.diagnostics.diagnostic import MOST_FAULTS, ContentError, Diagnostic, Location, did_you_mean
from guichet.diagnostics.faults import BLOCKING, EXTERNAL_FAULTS, FAULTS, INCOMPLETE, SITE_FAULTS, FaultKind, Severity

__all__ = [
    "BLOCKING",
    "EXTERNAL_FAULTS",
    "FAULTS",
    "INCOMPLETE",
    "MOST_FAULTS",
    "SITE_FAULTS",
    "ContentError",
    "Diagnostic",
    "FaultKind",
    "Location",
    "Severity",
    "did_you_mean",
]
