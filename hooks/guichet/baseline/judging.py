"""Splits the findings of a run into those to report and those known from the baseline."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from guichet.diagnostics import ContentError, Diagnostic
from guichet.reporting import KnownFindings, in_order
from guichet.source import SourceFolder


@dataclass(frozen=True)
class Judgement:
    """The findings of a run, after comparison with the baseline."""

    findings: tuple[Diagnostic, ...]
    """The findings to report, sorted by position."""
    known: KnownFindings | None = None
    """The known findings; `None` without a usable baseline."""


def judged(
    findings: Iterable[Diagnostic], baseline: Path | None, project: SourceFolder, *, unsought: Collection[str] = ()
) -> Judgement:
    """*findings* in the folder *project*, compared with the file *baseline*, if given.

    Faults of the baseline's file are reported too. *unsought* are the codes that were not checked.
    """
    if baseline is None:
        return Judgement(in_order(findings))
    # Imported here, as most runs have no baseline.
    from guichet.baseline.comparison import compare
    from guichet.baseline.file import open_baseline

    try:
        comparison = compare(findings, open_baseline(baseline, project), unsought=unsought)
    except ContentError as error:
        return Judgement(in_order([*findings, *error.diagnostics]))
    return Judgement(in_order([*comparison.new, *comparison.stale]), comparison.known)
