"""The registry of reporters, by the name of the format they write. One is imported when its format is asked for."""

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
    """The findings that a help centre lives with for now."""

    findings: tuple[Diagnostic, ...]
    baseline: str
    """The file that says so, relative to the project's root."""


class Reporter(Protocol):
    """Writes a report."""

    def __call__(
        self, diagnostics: Sequence[Diagnostic], *, known: KnownFindings | None = None, colour: bool = False
    ) -> str:
        """The report of *diagnostics*, sorted already, in *colour* where the format knows any.

        *known* are others that the report may count or mark, and that nobody is to be bothered with.
        """


REPORTERS = {
    "github": "guichet.reporting.github:report_github",
    "json": "guichet.reporting.json:report_json",
    "junit": "guichet.reporting.junit:report_junit",
    "sarif": "guichet.reporting.sarif:report_sarif",
    "text": "guichet.reporting.text:report_text",
}
"""Where the reporters are: a module and a function in it, a `Reporter`, by the name of the format."""


def report(
    diagnostics: Iterable[Diagnostic], format: str = "text", *, known: KnownFindings | None = None, colour: bool = False
) -> str:
    """The report of *diagnostics*, each once and sorted by place, in the *format* of that name.

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
    """*diagnostics*, sorted by place, each once that differs to a reader."""
    every = {(*found.order, found.excerpt or ""): found for found in map(legible, diagnostics)}
    return tuple(found for _, found in sorted(every.items(), key=itemgetter(0)))
