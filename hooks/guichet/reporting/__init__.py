"""Reporting: diagnostics as text for people, or as data for programs."""

from __future__ import annotations

from guichet.reporting.progress import Progress, progress
from guichet.reporting.registry import REPORTERS, KnownFindings, in_order, report
from guichet.reporting.summary import counted, failing, is_incomplete, summary

__all__ = [
    "REPORTERS",
    "KnownFindings",
    "Progress",
    "counted",
    "failing",
    "in_order",
    "is_incomplete",
    "progress",
    "report",
    "summary",
]
