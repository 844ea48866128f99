"""Reads and writes ledgers: sorted text files with one entry per line, so that Git can merge two branches."""

from __future__ import annotations

import re
from collections.abc import Mapping

from guichet.diagnostics import MOST_FAULTS, ContentError
from guichet.source import SourceText, Span

_CONFLICT_MARKER = re.compile(r"(?:<{7}|\|{7}|>{7})(?: |$)|={7}$")


def ledger_lines(source: SourceText) -> list[tuple[int, str]]:
    """The numbered lines of a ledger, without empty lines and the comments before the first entry.

    Raises:
        ContentError: there are conflict markers. Other faults are not reported, as conflicts duplicate entries.
    """
    lines: list[tuple[int, str]] = []
    marks = []
    for number, line in enumerate(source.text.split("\n"), start=1):
        if _CONFLICT_MARKER.match(line):
            marks.append(source.diagnostic("ledger-conflict", Span(source.line_start(number), len(line))))
            if len(marks) == MOST_FAULTS:
                marks.append(source.diagnostic("faults-many", Span(source.line_start(number)), limit=MOST_FAULTS))
                break
        elif line.strip() and (lines or not line.startswith("#")):
            lines.append((number, line))
    if marks:
        raise ContentError(marks)
    return lines


def ledger_text(entries: Mapping[str, str], head: str = "") -> str:
    """The text of a ledger: its *head*, then *entries* sorted by key."""
    return head + "".join(f"{entries[key]}\n" for key in sorted(entries))
