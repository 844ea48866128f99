"""The matrix: which client leads to which tutorial."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count, zip_longest

from guichet.model import Cell, Column, Matrix
from guichet.model.fragment import fold
from guichet.tables.kinds import Values, table_kind
from guichet.tables.view import TableView

_FEW = 8
"""How many clients a reader takes in at a glance: a longer matrix helps to choose."""


@dataclass(frozen=True)
class MatrixCell:
    """A client with the link to its tutorial."""

    id: str
    name: str
    href: str
    external: bool
    old: bool
    words: str
    """What readers may call it, folded: its name, its platform's and those that the data file adds."""


@dataclass(frozen=True)
class PlatformTitle:
    """The head of a column."""

    id: str
    name: str
    old: bool
    """Whether all clients of the column are old."""
    rank: int | None = None
    """Its place among the columns that are left where the old clients are folded; `None` if all are."""


@table_kind(Matrix, "matrix")
def matrix(table: Matrix, view: TableView) -> Values:
    """A column per platform; rows as many as the longest column has clients, with nothing where a column has ended."""
    ids = _Ids()
    titles = _ranked([_title(column, ids, view) for column in table.columns])
    columns = [[_cell(cell, column, ids, view) for cell in column.cells] for column in table.columns]
    cells = [cell for column in columns for cell in column]
    return {
        "platforms": tuple(titles),
        "fresh": max((title.rank or 0 for title in titles), default=0),
        "rows": tuple(zip_longest(*columns)),
        "has_chooser": len(columns) > 1 and len(cells) > _FEW,
        "has_old": any(cell.old for cell in cells) and not all(cell.old for cell in cells),
    }


def _title(column: Column, ids: _Ids, view: TableView) -> PlatformTitle:
    old = all(cell.old for cell in column.cells)
    return PlatformTitle(ids.claim(column.platform.id), view.text(column.platform.name), old)


def _ranked(titles: list[PlatformTitle]) -> list[PlatformTitle]:
    """*titles* with their ranks, if there are some old ones among them, but not only."""
    fresh = [title for title in titles if not title.old]
    if len(fresh) in (0, len(titles)):
        return titles
    ranks = {title.id: rank for rank, title in enumerate(fresh, start=1)}
    return [replace(title, rank=ranks.get(title.id)) for title in titles]


class _Ids:
    """The ids within one matrix: a platform and a client may be called alike, or like the caption."""

    def __init__(self) -> None:
        self._taken = {"caption", "chooser"}

    def claim(self, wanted: str) -> str:
        """*wanted*, or where that is taken, `wanted_1` and so on."""
        names = (f"{wanted}_{number}" if number else wanted for number in count())
        name = next(name for name in names if name not in self._taken)
        self._taken.add(name)
        return name


def _cell(cell: Cell, column: Column, ids: _Ids, view: TableView) -> MatrixCell:
    href, external = view.tutorial(cell.tutorial)
    name = view.text(cell.client.name)
    words = " ".join([name, view.text(column.platform.name), *cell.client.aliases, *column.platform.aliases])
    return MatrixCell(ids.claim(cell.client.id), name, href, external, cell.old, " ".join(fold(words).split()))
