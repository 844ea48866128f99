"""Parameters: the servers of a service, with their hosts and ports."""

from __future__ import annotations

from dataclasses import dataclass

from guichet.model import Parameters, ServerRow
from guichet.tables.kinds import Values, table_kind
from guichet.tables.view import TableView


@dataclass(frozen=True)
class PortCell:
    """A port of a server."""

    kind: str
    number: int | None
    """`None` where the server has no port of this kind."""
    security: str
    """How it protects the connection; empty where the data file does not say."""


@dataclass(frozen=True)
class ParametersRow:
    """A server in words."""

    key: str
    name: str
    purpose: str
    """What the server does for the reader's mail; empty where the data file does not say."""
    host: str
    ports: tuple[PortCell, ...]
    authentication: str
    note: str


@table_kind(Parameters, "parameters")
def parameters(table: Parameters, view: TableView) -> Values:
    """A row per server, a column per kind of port that any of them has."""
    return {
        "port_titles": tuple((kind, view.port_title(kind)) for kind in table.port_kinds),
        "advice": view.text(table.advice),
        "rows": tuple(_row(row, table.port_kinds, view) for row in table.rows),
    }


def _row(row: ServerRow, kinds: tuple[str, ...], view: TableView) -> ParametersRow:
    server, words = row.server, view.words
    direction = words.directions[server.direction] if server.direction else ""
    security = {kind: words.security[how] for kind, how in server.security.items()}
    return ParametersRow(
        key=row.key,
        name=view.text(server.name) or direction,
        purpose=words.interface[f"purpose_{server.direction}"] if server.direction else "",
        host=server.host,
        ports=tuple(PortCell(kind, server.ports.get(kind), security.get(kind, "")) for kind in kinds),
        authentication=words.interface[f"authentication_{server.authentication}"] if server.authentication else "",
        note=view.text(server.note),
    )
