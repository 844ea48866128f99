"""The offer: entries for the data file, made of the tables that guides repeat by hand. Equal tables make one entry."""

from __future__ import annotations

import copy
from collections.abc import Collection, Mapping
from typing import Any

import yaml

from guichet.importing.drawn import Drawn, DrawnClient, DrawnMatrix, DrawnServer, DrawnServers
from guichet.model import Catalogue, Matrix, Parameters
from guichet.model.catalogue import Cell
from guichet.model.fragment import fold, fragment_of

_PROTOCOLS = {"imap": {993, 143}, "pop": {995, 110}, "smtp": {25, 465, 587, 2525}}
"""The ports that the mail protocols are known by."""
_ID_LENGTH = 64
_WIDTH = 10_000
"""Characters of a line of YAML: an address is not broken."""


class Offer:
    """The offered tables, and those of the data file, by their content."""

    def __init__(self, catalogue: Catalogue, language: str) -> None:
        """*catalogue* is the content of the data file; *language* is that of its texts."""
        self._existing = _existing(catalogue, language)
        self._offered: dict[tuple[object, ...], str] = {}
        self._taken = {*catalogue.tables, *catalogue.data.services}
        self._services: dict[str, dict[str, Any]] = {}
        self._tables: dict[str, dict[str, Any]] = {}
        self._platforms: list[dict[str, Any]] = []
        self._ports: dict[str, str] = {}

    def add(self, drawn: Drawn, *, product: str, title: str, caption: str, recommended: bool) -> str | None:
        """The name of the table that shows the same as *drawn*, which is offered if there was none.

        It stands in a guide of *product*, which readers know by *title*. `None` if no table can show just that.
        """
        known = self._existing.get(drawn.identity) or self._offered.get(drawn.identity)
        if known is not None:
            return known
        if isinstance(drawn, DrawnServers):
            name: str | None = self._add_servers(drawn, product, title, caption, recommended)
        else:
            name = self._add_matrix(drawn, product, title, caption)
        if name is not None:
            self._offered[drawn.identity] = name
        return name

    @property
    def tables(self) -> Collection[str]:
        """The names of the tables that are offered."""
        return self._tables.keys()

    @property
    def text(self) -> str:
        """The entries as YAML; nothing where there are none."""
        parts = {
            "services": self._services,
            "tables": self._tables,
            "platforms": self._platforms,
            "ports": self._ports,
        }
        filled = {name: part for name, part in parts.items() if part}
        return (
            yaml.dump(
                filled, Dumper=_Dumper, allow_unicode=True, default_flow_style=None, sort_keys=False, width=_WIDTH
            )
            if filled
            else ""
        )

    def _add_servers(self, drawn: DrawnServers, product: str, title: str, caption: str, recommended: bool) -> str:
        service = self._service(product, title)
        servers = self._services[service].setdefault("servers", {})
        names = [_server_name(servers, server) for server in drawn.servers]
        name = self._name(next((one for one in names if one in ("imap", "pop")), "parametres"))
        references = [f"{service}.{one}" for one in names]
        self._tables[name] = {"kind": "parameters", "servers": references, "caption": caption}
        if recommended:
            self._tables[name]["recommended"] = True
        self._ports.update(drawn.labels)
        return name

    def _add_matrix(self, drawn: DrawnMatrix, product: str, title: str, caption: str) -> str | None:
        service = self._service(product, title)
        if any(service in client["tutorials"] for platform in self._platforms for client in platform["clients"]):
            service = self._service(_free(product, self._services), title)
        platforms = copy.deepcopy(self._platforms)
        taken = {client["id"] for platform in platforms for client in platform["clients"]}
        for platform_name, clients in drawn.columns:
            platform = _named(platforms, platform_name)
            if platform is None:
                ids = {one["id"] for one in platforms}
                platform = {"id": _free(_id(platform_name), ids), "name": platform_name, "clients": []}
                platforms.append(platform)
            for client in clients:
                _add_client(platform["clients"], client, service, taken)
        if _shown(platforms, service).identity != drawn.identity:
            return None
        name = self._name("clients")
        self._platforms = platforms
        self._tables[name] = {"kind": "matrix", "service": service, "caption": caption}
        return name

    def _service(self, product: str, title: str) -> str:
        self._services.setdefault(product, {"name": title})
        return product

    def _name(self, wish: str) -> str:
        return _free(wish, {*self._taken, *self._tables, *self._services})


class _Dumper(yaml.SafeDumper):
    """Writes without the aliases that the data file may not hold, and indents lists as people do."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _existing(catalogue: Catalogue, language: str) -> Mapping[tuple[object, ...], str]:
    """The tables of *catalogue* that a drawn one may equal."""
    found: dict[tuple[object, ...], str] = {}
    for name, table in catalogue.tables.items():
        if isinstance(table, Parameters):
            servers = (
                DrawnServer(row.server.direction, row.key, row.server.host, tuple(row.server.ports.items()))
                for row in table.rows
            )
            found.setdefault(DrawnServers(tuple(servers), ()).identity, name)
        elif isinstance(table, Matrix):
            columns = (
                (column.platform.name.in_language(language), tuple(_client(cell, language) for cell in column.cells))
                for column in table.columns
            )
            found.setdefault(DrawnMatrix(tuple(columns)).identity, name)
    return found


def _client(cell: Cell, language: str) -> DrawnClient:
    guide = cell.tutorial.guide(language)
    target = f"{guide.product}/{guide.header.slug}" if guide else cell.tutorial.address or ""
    return DrawnClient(cell.client.name.in_language(language), target)


def _server_name(servers: dict[str, Any], server: DrawnServer) -> str:
    """The name of *server* among *servers*, where it is put if it is not there yet."""
    entry: dict[str, Any] = {}
    if server.direction:
        entry["direction"] = server.direction
    elif server.name:
        entry["name"] = server.name
    entry |= {"host": server.host, "ports": dict(server.ports)}
    for name, other in servers.items():
        if {**other, "host": other["host"].casefold()} == {**entry, "host": server.host.casefold()}:
            return str(name)
    numbers = {number for _, number in server.ports}
    known = [protocol for protocol, ports in _PROTOCOLS.items() if numbers & ports]
    name = _free(known[0] if len(known) == 1 else _id(server.name or server.direction or "serveur"), servers)
    servers[name] = entry
    return name


def _add_client(clients: list[dict[str, Any]], client: DrawnClient, service: str, taken: set[str]) -> None:
    entry = _named(clients, client.name)
    if entry is None or service in entry["tutorials"]:
        entry = {"id": _free(_id(client.name), taken), "name": client.name, "tutorials": {}}
        taken.add(entry["id"])
        clients.append(entry)
    entry["tutorials"][service] = client.target


def _shown(platforms: list[dict[str, Any]], service: str) -> DrawnMatrix:
    """What a matrix of *service* would show."""
    columns = (
        (
            platform["name"],
            tuple(
                DrawnClient(client["name"], client["tutorials"][service])
                for client in platform["clients"]
                if service in client["tutorials"]
            ),
        )
        for platform in platforms
    )
    return DrawnMatrix(tuple((name, clients) for name, clients in columns if clients))


def _named(entries: list[dict[str, Any]], name: str) -> dict[str, Any] | None:
    return next((entry for entry in entries if fold(entry["name"]) == fold(name)), None)


def _id(name: str) -> str:
    return fragment_of(name).replace("_", "-")[:_ID_LENGTH].strip("-")


def _free(wish: str, taken: Mapping[str, object] | set[str]) -> str:
    """*wish*, or else the first of `wish-2`, `wish-3`… that is not *taken*."""
    number, name = 1, wish
    while name in taken:
        number += 1
        name = f"{wish}-{number}"
    return name
