"""Judging: what a run found becomes what has to be told, and what is known already."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from guichet.diagnostics import ContentError, Diagnostic
from guichet.reporting import KnownFindings, in_order
from guichet.source import SourceFolder


@dataclass(frozen=True)
class Judgement:
    """What a run comes to."""

    findings: tuple[Diagnostic, ...]
    """What has to be told, sorted by place."""
    known: KnownFindings | None = None
    """What is known already; `None` where there is no baseline, or one that cannot be used."""


def judged(
    findings: Iterable[Diagnostic], baseline: Path | None, project: SourceFolder, *, unsought: Collection[str] = ()
) -> Judgement:
    """*findings* in the folder *project*, held against the file *baseline*, if there is one.

    The faults of the baseline are among what has to be told. *unsought* are the codes that were not looked for.
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
