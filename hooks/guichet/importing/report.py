"""The report of an import: for each file its changes and the decisions left to a person."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.importing.arrival import Arrival
from guichet.importing.plan import Plan


def report_arrivals(plan: Plan, folder: str) -> list[str]:
    """The lines of the report; *folder* is that of the guides, ending in `/`.

    Files that are brought in as they are, and were there before, are counted alone.
    """
    lines: list[str] = []
    for arrival in plan.arrivals:
        if arrival.refusal is not None or not arrival.is_there:
            lines += _told(arrival, folder)
    fresh = sum(arrival.refusal is None and not arrival.is_there for arrival in plan.arrivals)
    there = sum(arrival.is_there and arrival.refusal is None for arrival in plan.arrivals)
    decisions = sum(len(arrival.decisions) for arrival in plan.arrivals if not arrival.is_there)
    counts = f"{fresh} brought in, {there} there already, {len(plan.left_out)} left out, {decisions} to decide"
    return [*lines, counts]


def _told(arrival: Arrival, folder: str) -> Iterator[str]:
    origin = arrival.origin.as_posix() if arrival.origin else "(new)"
    if arrival.refusal is not None:
        yield f"{origin}: left out"
        yield f"    because: {arrival.refusal}"
        return
    yield f"{origin} -> {folder}{arrival.target}"
    yield from (f"    changed: {change}" for change in arrival.changes)
    yield from (f"    decide: {decision}" for decision in arrival.decisions)
