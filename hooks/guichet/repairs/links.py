"""Repairs of links: what a page, or a place in it, was called before gives way to what it is called now."""

from __future__ import annotations

from collections.abc import Sequence

from guichet.diagnostics import Diagnostic
from guichet.editing import Edit
from guichet.repairs.registry import repair
from guichet.source import SourceText


@repair("link-redirected", "link-former-address", "link-former-anchor", keeps_page=True)
def lead_straight(source: SourceText, fault: Diagnostic) -> Sequence[Edit]:
    """Write the target that leads to the same place without a detour."""
    line, column = fault.location.line, fault.location.column
    if line is None or column is None:
        return ()
    values, text = dict(fault.values), source.line(line)
    start = column if text.startswith("<", column - 1) else column - 1
    if not text.startswith(values["target"], start):
        return ()
    return [Edit(line, start + 1, len(values["target"]), values["repaired"])]
