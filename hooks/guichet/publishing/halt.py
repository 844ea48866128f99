"""A halt: MkDocs' own way to end a build cleanly."""

from __future__ import annotations

from mkdocs.exceptions import Abort


def halted(reason: str) -> Abort:
    """What to raise so that MkDocs says *reason* and ends with status 1; `mkdocs serve` goes on."""
    return Abort(reason)
