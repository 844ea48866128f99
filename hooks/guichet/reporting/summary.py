"""The summary: how many faults there are, and whether they fail the run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from guichet.diagnostics import Diagnostic, Severity


def failing(diagnostics: Iterable[Diagnostic], *, strict: bool) -> list[Diagnostic]:
    """Those of *diagnostics* that fail a run: errors, and in a *strict* one warnings."""
    severities = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return [found for found in diagnostics if found.severity in severities]


def summary(diagnostics: Collection[Diagnostic]) -> str:
    """A line such as "2 errors, 1 hint in 3 files"."""
    if not diagnostics:
        return "no faults found"
    counts = Counter(found.severity for found in diagnostics)
    parts = [counted(counts[severity], severity.value) for severity in Severity if counts[severity]]
    return f"{', '.join(parts)} in {counted(len({found.location.path for found in diagnostics}), 'file')}"


def counted(number: int, noun: str) -> str:
    """How many there are, such as "1 guide" or "12 guides"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
