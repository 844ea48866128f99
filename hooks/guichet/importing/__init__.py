"""Importing: converts a tree of old guides to files in the guides' folder, and reports the changes."""

from __future__ import annotations

from guichet.importing.arrival import Arrival
from guichet.importing.plan import Plan, make_plan
from guichet.importing.report import report_arrivals
from guichet.importing.writing import write

__all__ = ["Arrival", "Plan", "make_plan", "report_arrivals", "write"]
