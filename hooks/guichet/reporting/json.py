"""The report for programs: JSON, in a form that has a version and a published schema."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from guichet.diagnostics import Diagnostic, Severity
from guichet.reporting.registry import KnownFindings
from guichet.reporting.summary import is_incomplete

VERSION: Literal[1] = 1


class Finding(BaseModel):
    """One fault. `line` and `column` count from 1 and are null where the place is unknown."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    code: str = Field(description="Kind of the fault; stable")
    severity: Severity
    path: str = Field(description="File, relative to the project's root")
    line: int | None = Field(ge=1)
    column: int | None = Field(ge=1, description="In characters")
    length: int = Field(ge=1, description="How many characters are meant")
    message: str
    repair: str
    excerpt: str | None = Field(description="The line of the source")
    fingerprint: str = Field(description="Stays the same when the fault moves within its file; equal faults share it")


class Totals(BaseModel):
    """How many faults there are of each severity."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    error: int
    warning: int
    hint: int


class JsonReport(BaseModel):
    """The faults of a run, sorted by place."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    version: Literal[1] = Field(description="Changes when a program that reads this has to change")
    complete: bool = Field(description="Whether everything could be looked at")
    baseline: str | None = Field(description="The file of the known faults, if one was read")
    known: int = Field(ge=0, description="How many faults it holds that were found again; they are not listed here")
    totals: Totals
    findings: list[Finding]


def report_json(diagnostics: Sequence[Diagnostic], *, known: KnownFindings | None = None, colour: bool = False) -> str:
    """The report in the form of `JsonReport`. *colour* is ignored."""
    counts = Counter(found.severity for found in diagnostics)
    content = JsonReport(
        version=VERSION,
        complete=not is_incomplete(diagnostics),
        baseline=known.baseline if known else None,
        known=len(known.findings) if known else 0,
        totals=Totals(**{severity.value: counts[severity] for severity in Severity}),
        findings=[_finding(found) for found in diagnostics],
    )
    return content.model_dump_json(indent=2) + "\n"


def _finding(found: Diagnostic) -> Finding:
    place = found.location
    return Finding(
        code=found.code,
        severity=found.severity,
        path=place.path,
        line=place.line,
        column=place.column,
        length=place.length,
        message=found.message,
        repair=found.repair,
        excerpt=found.excerpt,
        fingerprint=found.fingerprint,
    )
