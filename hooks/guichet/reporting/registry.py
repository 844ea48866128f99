"""The registry of reporters, by the name of the format they write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from guichet.diagnostics import Diagnostic, did_you_mean


class Reporter(Protocol):
    """Writes a report."""

    def __call__(self, diagnostics: Sequence[Diagnostic], *, colour: bool) -> str:
        """The report of *diagnostics*, sorted already, in *colour* where the format knows any."""


REPORTERS: dict[str, Reporter] = {}


def reporter(name: str) -> Callable[[Reporter], Reporter]:
    """Register the decorated function as what writes the format *name*."""

    def register(function: Reporter) -> Reporter:
        if name in REPORTERS:
            raise ValueError(f"the format {name} is registered already")
        REPORTERS[name] = function
        return function

    return register


def report(diagnostics: Iterable[Diagnostic], format: str = "text", *, colour: bool = False) -> str:
    """The report of *diagnostics*, each once and sorted by place, in the *format* of that name.

    Raises:
        LookupError: there is no such format.
    """
    if format not in REPORTERS:
        raise LookupError(f"there is no format `{format}`: {did_you_mean(format, REPORTERS)}")
    in_order = sorted(set(diagnostics), key=lambda diagnostic: diagnostic.order)
    return REPORTERS[format](in_order, colour=colour)
