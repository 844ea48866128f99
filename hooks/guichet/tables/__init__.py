"""Tables: what the data file holds, as HTML. Values reach it through autoescaping templates, never through Markdown."""

from __future__ import annotations

from guichet.tables.kinds import KINDS, render_table, render_twin, table_kind
from guichet.tables.matrix import matrix
from guichet.tables.parameters import parameters
from guichet.tables.rows import rows
from guichet.tables.sheet import render_sheet, render_sheet_twin
from guichet.tables.view import TableView

__all__ = [
    "KINDS",
    "TableView",
    "matrix",
    "parameters",
    "render_sheet",
    "render_sheet_twin",
    "render_table",
    "render_twin",
    "rows",
    "table_kind",
]
