"""Reporting: diagnostics become text for people, or data for programs."""

from __future__ import annotations

from guichet.reporting.json import report_json
from guichet.reporting.progress import Progress, progress
from guichet.reporting.registry import REPORTERS, report, reporter
from guichet.reporting.summary import counted, failing, summary
from guichet.reporting.text import report_text

__all__ = [
    "REPORTERS",
    "Progress",
    "counted",
    "failing",
    "progress",
    "report",
    "report_json",
    "report_text",
    "reporter",
    "summary",
]
