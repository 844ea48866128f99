"""Editing: edits of source files, their differences, and atomic saving."""

from __future__ import annotations

from guichet.editing.changes import FileChange, write_all
from guichet.editing.difference import difference
from guichet.editing.edit import Edit, applied
from guichet.editing.ledger import ledger_lines, ledger_text
from guichet.editing.saving import SavingError, save

__all__ = [
    "Edit",
    "FileChange",
    "SavingError",
    "applied",
    "difference",
    "ledger_lines",
    "ledger_text",
    "save",
    "write_all",
]
