"""Reporting: diagnostics become text for people, or data for programs."""

from __future__ import annotations

from guichet.reporting.github import report_github
from guichet.reporting.json import report_json
from guichet.reporting.junit import report_junit
from guichet.reporting.progress import Progress, progress
from guichet.reporting.registry import REPORTERS, KnownFindings, in_order, report, reporter
from guichet.reporting.sarif import report_sarif
from guichet.reporting.summary import counted, failing, is_incomplete, summary
from guichet.reporting.text import report_text

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
    "report_github",
    "report_json",
    "report_junit",
    "report_sarif",
    "report_text",
    "reporter",
    "summary",
]
