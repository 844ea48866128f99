"""The report for people: place, fault, the line of the source with a mark under it, and the repair."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import click

from guichet.diagnostics import Diagnostic, Location, Severity
from guichet.reporting.registry import reporter
from guichet.reporting.summary import summary

WINDOW = 96
"""How many characters of a long line are shown, about the marked ones."""
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.HINT: "cyan"}


@reporter("text")
def report_text(diagnostics: Sequence[Diagnostic], *, colour: bool = False) -> str:
    """One block of lines per diagnostic, and the summary."""
    blocks = [_block(found, colour) for found in diagnostics]
    return "\n".join([*blocks, summary(diagnostics)]) + "\n"


def _block(found: Diagnostic, colour: bool) -> str:
    kind = f"{found.severity}[{found.code}]"
    if colour:
        kind = click.style(kind, fg=_COLOURS[found.severity], bold=True)
    lines = [f"{harmless(_place(found.location))}: {kind} {harmless(found.message)}"]
    if found.excerpt is not None and found.location.line is not None:
        lines += _excerpt(found.excerpt, found.location)
    lines.append(f"    repair: {harmless(found.repair)}")
    return "\n".join(lines)


def _place(location: Location) -> str:
    return ":".join(str(part) for part in (location.path, location.line, location.column) if part is not None)


def _excerpt(line: str, location: Location) -> list[str]:
    """The line of the source, and below it a mark under the characters that are meant."""
    gutter = f"{location.line:>5} | "
    if location.column is None:
        return [gutter + harmless(line[:WINDOW])]
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
    """*text* on one line, without what would steer a terminal or turn the order of what it shows."""
    return "".join(_harmless_character(character) for character in text)


def _harmless_character(character: str) -> str:
    if character == "\t":
        return "    "
    return "\ufffd" if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp") else character


def _width(text: str) -> int:
    """How many columns *text* takes in a terminal."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return len(text) + wide - sum(bool(unicodedata.combining(character)) for character in text)
