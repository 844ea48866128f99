"""The registry of reporters by format name. A reporter is imported when its format is requested."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from operator import itemgetter
from typing import Protocol

from guichet.diagnostics import Diagnostic, did_you_mean
from guichet.reporting.legible import legible


@dataclass(frozen=True, slots=True)
class KnownFindings:
    """The findings that the baseline suppresses."""

    findings: tuple[Diagnostic, ...]
    baseline: str
    """The baseline's file, relative to the project's root."""


class Reporter(Protocol):
    """Writes a report."""

    def __call__(
        self, diagnostics: Sequence[Diagnostic], *, known: KnownFindings | None = None, colour: bool = False
    ) -> str:
        """The report of sorted *diagnostics*, in *colour* if the format supports it.

        *known* are the findings suppressed by the baseline, which the report may count or mark.
        """


REPORTERS = {
    "github": "guichet.reporting.github:report_github",
    "json": "guichet.reporting.json:report_json",
    "junit": "guichet.reporting.junit:report_junit",
    "sarif": "guichet.reporting.sarif:report_sarif",
    "text": "guichet.reporting.text:report_text",
}
"""The module and the function of each `Reporter`, by format name."""


def report(
    diagnostics: Iterable[Diagnostic], format: str = "text", *, known: KnownFindings | None = None, colour: bool = False
) -> str:
    """The report of *diagnostics*, sorted and without duplicates, in this *format*.

    Raises:
        LookupError: there is no such format.
    """
    if format not in REPORTERS:
        raise LookupError(f"there is no format `{format}`: {did_you_mean(format, REPORTERS)}")
    known = known and KnownFindings(in_order(known.findings), known.baseline)
    module, _, name = REPORTERS[format].partition(":")
    write: Reporter = getattr(import_module(module), name)
    return write(in_order(diagnostics), known=known, colour=colour)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """*diagnostics*, sorted by position, without those that look the same to a reader."""
    every = {(*found.order, found.excerpt or ""): found for found in map(legible, diagnostics)}
    return tuple(found for _, found in sorted(every.items(), key=itemgetter(0)))
