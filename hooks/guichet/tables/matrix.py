"""The matrix: which client leads to which tutorial."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count, zip_longest

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
    ids = _Ids()
    platforms = [(ids.claim(column.platform.id), view.text(column.platform.name)) for column in table.columns]
    columns = [[_cell(cell, ids.claim(cell.client.id), view) for cell in column.cells] for column in table.columns]
    return {"platforms": platforms, "rows": list(zip_longest(*columns))}


class _Ids:
    """The ids within one matrix: a platform and a client may be called alike, or like the caption."""

    def __init__(self) -> None:
        self._taken = {"caption"}

    def claim(self, wanted: str) -> str:
        """*wanted*, or where that is taken, `wanted_1` and so on."""
        names = (f"{wanted}_{number}" if number else wanted for number in count())
        name = next(name for name in names if name not in self._taken)
        self._taken.add(name)
        return name


def _cell(cell: Cell, id_: str, view: TableView) -> MatrixCell:
    href, external = view.tutorial(cell.tutorial)
    return MatrixCell(id_, view.text(cell.client.name), href, external)
