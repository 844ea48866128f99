"""The summary: how many faults there are, and whether they fail the run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from guichet.diagnostics import INCOMPLETE, Diagnostic, Severity
from guichet.reporting.registry import KnownFindings


def failing(diagnostics: Iterable[Diagnostic], *, strict: bool) -> list[Diagnostic]:
    """Those of *diagnostics* that fail a run: errors, and in a *strict* one warnings."""
    severities = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return [found for found in diagnostics if found.severity in severities]


def is_incomplete(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether a check could not run, so that *diagnostics* may be incomplete."""
    return any(found.code in INCOMPLETE for found in diagnostics)


def summary(diagnostics: Collection[Diagnostic], known: KnownFindings | None = None) -> str:
    """A line such as "2 errors, 1 hint in 3 files", with the number of *known* findings."""
    told = f"; {len(known.findings)} known, from {known.baseline}" if known and known.findings else ""
    if not diagnostics:
        return f"no {'new ' if told else ''}faults found{told}"
    counts = Counter(found.severity for found in diagnostics)
    parts = [counted(counts[severity], severity.value) for severity in Severity if counts[severity]]
    return f"{', '.join(parts)} in {counted(len({found.location.path for found in diagnostics}), 'file')}{told}"


def counted(number: int, noun: str) -> str:
    """A number with its noun, such as "1 guide" or "12 guides"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
