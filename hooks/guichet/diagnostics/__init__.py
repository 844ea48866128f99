"""Diagnostics: what is wrong with something a person wrote, where it stands, and how to repair it."""

from __future__ import annotations

from guichet.diagnostics.diagnostic import ContentError, Diagnostic, Location, did_you_mean
from guichet.diagnostics.faults import FAULTS, FaultKind, Severity

__all__ = ["FAULTS", "ContentError", "Diagnostic", "FaultKind", "Location", "Severity", "did_you_mean"]
