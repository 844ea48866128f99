"""Rows: any table, with inline Markdown in its cells."""

from __future__ import annotations

from guichet.model import Rows
from guichet.tables.kinds import Values, table_kind
from guichet.tables.view import TableView


@table_kind(Rows, "rows")
def rows(table: Rows, view: TableView) -> Values:
    """The columns' titles, and each row with its first cell apart: it names the row."""
    rendered = [[view.inline(view.text(cell)) for cell in row] for row in table.rows]
    return {
        "titles": tuple(view.inline(view.text(column)) for column in table.columns),
        "rows": tuple((row[0], tuple(row[1:])) for row in rendered),
    }
