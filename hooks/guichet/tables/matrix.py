"""The matrix: which client leads to which tutorial."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest

from guichet.model import Cell, Matrix
from guichet.tables.kinds import Values, table_kind
from guichet.tables.view import TableView


@dataclass(frozen=True)
class MatrixCell:
    """A client with the link to its tutorial."""

    id: str
    name: str
    href: str
    external: bool


@table_kind(Matrix, "matrix")
def matrix(table: Matrix, view: TableView) -> Values:
    """A column per platform; rows as many as the longest column has clients, with nothing where a column has ended."""
    columns = [[_cell(cell, view) for cell in column.cells] for column in table.columns]
    return {
        "platforms": [(column.platform.id, view.text(column.platform.name)) for column in table.columns],
        "rows": list(zip_longest(*columns)),
    }


def _cell(cell: Cell, view: TableView) -> MatrixCell:
    href, external = view.tutorial(cell.tutorial)
    return MatrixCell(cell.client.id, view.text(cell.client.name), href, external)
