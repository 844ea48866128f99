"""The catalogue: what the data file says, cross-checked, with every reference resolved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from guichet.model.page import Guide
from guichet.schema.data import Client, Data, Label, Platform, Server, Service
from guichet.source import SourceMapping, Span


@dataclass(frozen=True)
class Tutorial:
    """Where a client's cell leads: a guide of ours in some languages, or a page elsewhere."""

    guides: Mapping[str, Guide]
    """The guide by language; empty for a page elsewhere."""
    address: str | None
    """The address of a page elsewhere."""
    span: Span
    """Where the data file says so."""

    def guide(self, language: str) -> Guide | None:
        """The guide for readers of *language*; in another language where that one has none."""
        return self.guides.get(language) or next(iter(self.guides.values()), None)


@dataclass(frozen=True)
class Cell:
    """A client in a matrix, with its tutorial for the matrix's service."""

    client: Client
    tutorial: Tutorial
    old: bool = False
    """Whether the client's maker no longer cares for it."""


@dataclass(frozen=True)
class Column:
    """A platform in a matrix, with the clients that have a tutorial."""

    platform: Platform
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Matrix:
    """A table of tutorials: a column per platform, as long as its platform has clients."""

    name: str
    caption: Label
    columns: tuple[Column, ...]
    service: Service


@dataclass(frozen=True)
class ServerRow:
    """A server in a table of parameters."""

    key: str
    """The server's direction, or its id where it has none: unique in the table, part of ids and of value names."""
    server: Server


@dataclass(frozen=True)
class Parameters:
    """A table of servers with their ports."""

    name: str
    caption: Label
    rows: tuple[ServerRow, ...]
    port_kinds: tuple[str, ...]
    """The kinds of port that any of the servers has, in the order in which they are first written."""
    recommended: bool
    services: frozenset[str] = frozenset()
    """The services that the servers belong to."""
    advice: Label | None = None


@dataclass(frozen=True)
class Rows:
    """Any table; its cells hold inline Markdown."""

    name: str
    caption: Label
    columns: tuple[Label, ...]
    rows: tuple[tuple[Label, ...], ...]
    spans: Mapping[str, Span]
    """Where the data file writes each title and each cell; of equal texts, the first."""


Table = Matrix | Parameters | Rows


@dataclass(frozen=True)
class Catalogue:
    """Everything of the data file, ready for use."""

    data: Data
    mapping: SourceMapping | None
    """The data file with the places of its values; `None` when there is no data file."""
    tables: Mapping[str, Table] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    """Every single value that a guide may show in a sentence, by its dotted name: `imap.incoming.host`."""

    def port_label(self, kind: str, language: str) -> str | None:
        """The data file's own title for the column of the ports of *kind*; `None` where the engine's words hold."""
        label = self.data.ports.get(kind)
        return label.in_language(language) if label else None
