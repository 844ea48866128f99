"""Tables that guides repeat by hand, recognised by their values, so that they can move to the data file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from guichet.dialect.nodes import Cell, Image, Link, Row, Table
from guichet.dialect.plain import words_of
from guichet.model.fragment import fold

_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_HOST = re.compile(rf"(?=.{{1,253}}$)(?:{_LABEL}\.)+(?=[A-Za-z])[A-Za-z0-9]{{2,63}}")
_WORDS = re.compile(r"[a-z0-9]+")

_DIRECTIONS = {
    "incoming": frozenset({"entrant", "entrante", "incoming", "reception", "imap", "pop", "pop3"}),
    "outgoing": frozenset({"sortant", "sortante", "outgoing", "envoi", "smtp"}),
}
"""Words for incoming and outgoing servers, folded."""
_PLAIN = frozenset({"sans", "non", "without", "plain", "no"})


@dataclass(frozen=True)
class DrawnServer:
    """A row of a table of servers."""

    direction: str | None
    name: str
    """Its label in the row."""
    host: str
    ports: tuple[tuple[str, int], ...]
    """Kinds and port numbers, in the order of the columns."""

    @property
    def identity(self) -> tuple[object, ...]:
        """Equal for two rows that show the same server."""
        return self.direction or fold(self.name), self.host.casefold(), tuple(sorted(self.ports))


@dataclass(frozen=True)
class DrawnServers:
    """A table of servers and their ports."""

    servers: tuple[DrawnServer, ...]
    labels: tuple[tuple[str, str], ...]
    """Kinds of port that only this table has, each with its title."""

    @property
    def identity(self) -> tuple[object, ...]:
        """Equal for two tables with the same content."""
        return "servers", *(server.identity for server in self.servers)


@dataclass(frozen=True)
class DrawnClient:
    """A cell of a matrix."""

    name: str
    target: str
    """A guide as `product/slug`, or an address elsewhere."""


@dataclass(frozen=True)
class DrawnMatrix:
    """A table of links to tutorials: the clients of each platform."""

    columns: tuple[tuple[str, tuple[DrawnClient, ...]], ...]

    @property
    def identity(self) -> tuple[object, ...]:
        """Equal for two tables with the same content."""
        return "matrix", *(
            (fold(name), tuple((fold(client.name), client.target) for client in clients))
            for name, clients in self.columns
        )

    @property
    def size(self) -> int:
        """How many clients it has."""
        return sum(len(clients) for _, clients in self.columns)


Drawn: TypeAlias = DrawnServers | DrawnMatrix
Destination: TypeAlias = Callable[[str], str]
"""From a target as written to a guide, `product/slug`, or to the same target."""


def recognised(table: Table, destination: Destination, known_ports: Mapping[str, str]) -> Drawn | None:
    """What *table* holds for the data file; `None` if that has no place for all of it.

    *known_ports* are the titles of the kinds of port that the engine knows.
    """
    head, *body = table.rows
    if not body or any(row.written != head.written for row in table.rows):
        return None
    return _matrix(head, body, destination) or _servers(head, body, known_ports)


def _matrix(head: Row, body: Sequence[Row], destination: Destination) -> DrawnMatrix | None:
    """The clients of each column, if every cell that holds something is one link."""
    names = [_words(cell) for cell in head.cells]
    if len(names) < 2 or not all(names):
        return None
    columns: list[tuple[str, tuple[DrawnClient, ...]]] = []
    for number, name in enumerate(names):
        cells = [_client(row.cells[number], destination) for row in body if row.cells[number].children]
        clients = tuple(client for client in cells if client is not None)
        if len(clients) != len(cells):
            return None
        columns.append((name, clients))
    matrix = DrawnMatrix(tuple((name, clients) for name, clients in columns if clients))
    return matrix if matrix.size > 1 and len(matrix.columns) == len(names) else None


def _client(cell: Cell, destination: Destination) -> DrawnClient | None:
    """The client that *cell* leads to the tutorial of, if it is one link and nothing else."""
    if len(cell.children) != 1 or not isinstance(link := cell.children[0], Link) or isinstance(link, Image):
        return None
    name = words_of(link.children)
    return DrawnClient(name, destination(link.target)) if name and link.target else None


def _servers(head: Row, body: Sequence[Row], known_ports: Mapping[str, str]) -> DrawnServers | None:
    """The servers of the rows: a column of hosts, one or more of ports, and one that says what each is for."""
    titles = [_words(cell) for cell in head.cells]
    columns = [[_words(row.cells[number]) for row in body] for number in range(len(titles))]
    hosts = [number for number, cells in enumerate(columns) if all(map(_HOST.fullmatch, cells))]
    ports = [number for number, cells in enumerate(columns) if any(cells) and all(map(_is_port, cells))]
    others = [number for number in range(len(columns)) if number not in (*hosts, *ports)]
    if len(hosts) != 1 or not ports or len(others) > 1:
        return None
    kinds = {number: _kind(titles[number], known_ports) for number in ports}
    if len(set(kinds.values())) != len(ports) or not all(kinds.values()):
        return None
    servers: list[DrawnServer] = []
    for row in range(len(body)):
        name = columns[others[0]][row] if others else ""
        values = [(kinds[number], int(columns[number][row])) for number in ports if columns[number][row]]
        if not values:
            return None
        servers.append(DrawnServer(_direction(name), name, columns[hosts[0]][row], tuple(values)))
    own = tuple((kind, titles[number]) for number, kind in kinds.items() if kind not in known_ports)
    return DrawnServers(tuple(servers), own)


def _kind(title: str, known_ports: Mapping[str, str]) -> str:
    """The kind of port that a column with *title* holds; nothing where it does not say."""
    words = _WORDS.findall(fold(title))
    by_title = {fold(label): kind for kind, label in known_ports.items()}
    if fold(title) in by_title:
        return by_title[fold(title)]
    if "starttls" in words:
        return "starttls"
    if {"ssl", "tls"}.intersection(words):
        return "plain" if _PLAIN.intersection(words) else "ssl"
    return "-".join(words)[:64].strip("-")


def _direction(name: str) -> str | None:
    """What a server called *name* does, if its name says one thing."""
    words = set(_WORDS.findall(fold(name)))
    said = [direction for direction, signs in _DIRECTIONS.items() if words & signs]
    return said[0] if len(said) == 1 else None


def _is_port(cell: str) -> bool:
    return not cell or (cell.isascii() and cell.isdigit() and 1 <= int(cell[:6]) <= 65535)


def _words(cell: Cell) -> str:
    return " ".join(words_of(cell.children).split())
