"""The report for people: position, message, excerpt with the span underlined, and repair."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

import click

from guichet.diagnostics import Diagnostic, Location, Severity
from guichet.reporting.folding import Fold, fold, place_name
from guichet.reporting.registry import KnownFindings
from guichet.reporting.summary import summary

WINDOW = 96
"""The most characters of a long line that are shown around the span."""
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.HINT: "cyan"}
_TAB = "    "
_DOUBTFUL = re.compile(r"[^ -~\u00a0-\u00ac\u00ae-\u05ff]")
"""Characters whose category must be checked. The excluded ranges hold the most frequent letters, for speed."""


def report_text(diagnostics: Sequence[Diagnostic], *, known: KnownFindings | None = None, colour: bool = False) -> str:
    """A block of lines for each fold of findings, and the summary."""
    blocks = [block(one, colour=colour) for one in fold(diagnostics)]
    return "\n".join([*blocks, harmless(summary(diagnostics, known))]) + "\n"


def block(folded: Fold, *, colour: bool = False) -> str:
    """The lines of one fold of findings."""
    found = folded.first
    kind = f"{found.severity}[{found.code}]"
    if colour:
        kind = click.style(kind, fg=_COLOURS[found.severity], bold=True)
    lines = [f"{harmless(place_name(found.location))}: {kind} {harmless(found.message)}"]
    if found.excerpt is not None and found.location.line is not None:
        lines += _excerpt(found.excerpt, found.location)
    lines.append(f"    repair: {harmless(found.repair)}")
    if folded.others:
        lines.append(f"    {harmless(folded.more)}")
    return "\n".join(lines)


def _excerpt(line: str, location: Location) -> list[str]:
    """The line of the source, and below it `^` under the characters of the span."""
    gutter = f"{location.line:>5} | "
    if location.column is None:
        trail = " …" if len(line) > WINDOW else ""
        return [f"{gutter}{harmless(line[:WINDOW])}{trail}".rstrip()]
    column = location.column - 1
    first = 0 if len(line) <= WINDOW else max(0, min(column - WINDOW // 3, len(line) - WINDOW))
    shown = harmless(line[first : first + WINDOW])
    before = harmless(line[first:column])
    marked = harmless(line[column : min(column + location.length, first + WINDOW)])
    lead, trail = "… " if first else "", " …" if first + WINDOW < len(line) else ""
    empty = f"{' ' * 5} | "
    mark = " " * (len(lead) + _width(before)) + "^" * max(1, _width(marked))
    return [f"{gutter}{lead}{shown}{trail}".rstrip(), empty + mark]


def harmless(text: str) -> str:
    """*text* on one line, without terminal control characters and bidirectional overrides."""
    return text if text.isprintable() else _DOUBTFUL.sub(_harmless_character, text)


def _harmless_character(found: re.Match[str]) -> str:
    if found[0] == "\t":
        return _TAB
    return "\ufffd" if unicodedata.category(found[0]) in ("Cc", "Cf", "Cs", "Zl", "Zp") else found[0]


def _width(text: str) -> int:
    """How many columns *text* takes in a terminal."""
    return len(text) if text.isascii() else sum(map(_width_of_character, text))


def _width_of_character(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
