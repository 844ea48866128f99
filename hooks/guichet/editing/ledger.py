"""Ledgers: what a project keeps of what was, an entry a line, sorted, so that the lines of two branches merge."""

from __future__ import annotations

import re
from collections.abc import Mapping

from guichet.diagnostics import MOST_FAULTS, ContentError
from guichet.source import SourceText, Span

_MERGE_MARK = re.compile(r"(?:<{7}|\|{7}|>{7})(?: |$)|={7}$")


def ledger_lines(source: SourceText) -> list[tuple[int, str]]:
    """The lines of a ledger with their numbers, without empty ones and the remarks above the first entry.

    Raises:
        ContentError: a merge has left its marks. Between these everything stands twice; no other fault is told.
    """
    lines: list[tuple[int, str]] = []
    marks = []
    for number, line in enumerate(source.text.split("\n"), start=1):
        if _MERGE_MARK.match(line):
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
    """A ledger of *entries*, sorted by their keys, below its *head*."""
    return head + "".join(f"{entries[key]}\n" for key in sorted(entries))
