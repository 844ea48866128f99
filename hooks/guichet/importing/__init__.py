"""Importing: a tree of guides from elsewhere becomes files of the guides' folder, and a report of what that took."""

from __future__ import annotations

from guichet.importing.arrival import Arrival
from guichet.importing.plan import Plan, make_plan
from guichet.importing.report import report_arrivals
from guichet.importing.writing import write

__all__ = ["Arrival", "Plan", "make_plan", "report_arrivals", "write"]
