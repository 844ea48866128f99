"""References: the data file's names lead to what they name, and the catalogue is made of the result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from urllib.parse import urlsplit

from guichet.diagnostics import Diagnostic, did_you_mean
from guichet.model.catalogue import Catalogue, Cell, Column, Matrix, Parameters, Rows, ServerRow, Table, Tutorial
from guichet.model.origin import WEB, is_legible
from guichet.model.page import Guide
from guichet.schema.data import Data, Label, MatrixTable, ParametersTable, RowsTable, Server
from guichet.schema.limits import Limits
from guichet.schema.words import Words
from guichet.source import SourceMapping, Span
from guichet.source.strict_yaml import Path


def resolve(
    data: Data,
    mapping: SourceMapping,
    guides: Iterable[Guide],
    unusable_guides: frozenset[str],
    words: Words,
    today: date,
    limits: Limits,
) -> tuple[Catalogue, list[Diagnostic]]:
    """The catalogue of *data*, and the faults of its references.

    *mapping* is the data file with its places. *unusable_guides* are names by which the data file may mean a guide
    that has faults of its own: such a tutorial is left out of the catalogue without a further fault. *words* say
    which kinds of port have a title. *today* decides which clients are old. *limits* say how long a table may be.
    """
    references = _References(data, mapping, _GuideIndex(guides, unusable_guides), words, today, limits)
    return references.catalogue(), references.faults


class _GuideIndex:
    """Guides by the names that the data file may call them: `slug` and `product/slug`."""

    def __init__(self, guides: Iterable[Guide], unusable: frozenset[str]) -> None:
        self.unusable = unusable
        self.by_name: dict[str, dict[str, Guide]] = {}
        """By `product/slug`, then by language."""
        self.full_names: dict[str, list[str]] = {}
        """By slug, the `product/slug` of every product that has such a guide."""
        self.former: dict[str, dict[str, None]] = {}
        """By `slug` and `product/slug` that guides had before, their names now."""
        for guide in guides:
            full = f"{guide.product}/{guide.header.slug}"
            if full not in self.by_name:
                self.full_names.setdefault(guide.header.slug, []).append(full)
            self.by_name.setdefault(full, {})[guide.language] = guide
            for alias in guide.aliases:
                former = alias.strip("/").partition("/")[2]
                for name in filter(None, (former, former.rpartition("/")[2])):
                    self.former.setdefault(name, {})[full] = None

    def find(self, name: str) -> list[str]:
        """The full names that *name* may mean."""
        return [name] if name in self.by_name else self.full_names.get(name) or list(self.former.get(name, ()))

    def is_former(self, name: str) -> bool:
        """Whether *name* is one that no guide has any more."""
        return name not in self.by_name and name not in self.full_names

    def short(self, full: str) -> str:
        """The shortest name that means the guide *full* alone."""
        slug = full.rpartition("/")[2]
        return slug if len(self.full_names[slug]) == 1 else full


class _References:
    """One pass over the data, gathering tables, values and faults."""

    def __init__(
        self,
        data: Data,
        mapping: SourceMapping,
        guides: _GuideIndex,
        words: Words,
        today: date,
        limits: Limits,
    ) -> None:
        self.data = data
        self.mapping = mapping
        self.guides = guides
        self.words = words
        self.today = today
        self.limits = limits
        self.faults: list[Diagnostic] = []
        self.server_names = {f"{name}.{id_}" for name, service in data.services.items() for id_ in service.servers}

    def catalogue(self) -> Catalogue:
        """The catalogue; tables with faults are left out of it."""
        self._check_services()
        columns = self._columns()
        tables: dict[str, Table] = {}
        for name in self.data.tables:
            table = self._table(name, columns)
            if table is not None:
                tables[name] = table
        return Catalogue(self.data, self.mapping, tables, dict(self._values(tables)))

    def _fault(self, code: str, path: Path, *, at_key: bool = False, **values: object) -> None:
        self.faults.append(self.mapping.diagnostic(code, path, at_key=at_key, **values))

    def _check_services(self) -> None:
        for service_name, service in self.data.services.items():
            if service_name in self.data.tables:
                self._fault("name-taken", ("tables", service_name), at_key=True, name=service_name)
            for server_name, server in service.servers.items():
                self._check_server(("services", service_name, "servers", server_name), server)

    def _check_server(self, path: Path, server: Server) -> None:
        for kind in server.ports:
            if kind not in self.words.ports and kind not in self.data.ports:
                suggestion = did_you_mean(kind, [*self.words.ports, *self.data.ports])
                place = (*path, "ports", kind)
                self._fault("port-unlabelled", place, at_key=True, kind=kind, suggestion=suggestion)
        for kind in server.security:
            if kind not in server.ports:
                suggestion = did_you_mean(kind, server.ports)
                self._fault(
                    "security-unknown-port", (*path, "security", kind), at_key=True, kind=kind, suggestion=suggestion
                )
        if server.direction is None and server.name is None:
            self._fault("server-nameless", path, at_key=True, server=path[-1])

    def _columns(self) -> dict[str, list[Column]]:
        """The columns of the matrix of every service."""
        columns: dict[str, list[Column]] = {name: [] for name in self.data.services}
        first_lines: dict[tuple[str, str], int | None] = {}
        for rank, platform in enumerate(self.data.platforms):
            self._claim("platform", platform.id, ("platforms", rank, "id"), first_lines)
            cells: dict[str, list[Cell]] = {}
            for client_rank, client in enumerate(platform.clients):
                path: Path = ("platforms", rank, "clients", client_rank)
                old = client.eol is not None and client.eol <= self.today
                self._claim("client", client.id, (*path, "id"), first_lines)
                for service, target in client.tutorials.items():
                    place = (*path, "tutorials", service)
                    if service not in self.data.services:
                        suggestion = did_you_mean(service, self.data.services)
                        self._fault("unknown-service", place, at_key=True, name=service, suggestion=suggestion)
                    tutorial = self._tutorial(target, place)
                    if tutorial is not None:
                        cells.setdefault(service, []).append(Cell(client, tutorial, old))
            for service, found in cells.items():
                if service in columns:
                    columns[service].append(Column(platform, tuple(found)))
        return columns

    def _claim(self, what: str, id_: str, path: Path, first_lines: dict[tuple[str, str], int | None]) -> None:
        line = self.mapping.source.location(self.mapping.span_of(path)).line
        first = first_lines.setdefault((what, id_), line)
        if first != line:
            self._fault("id-duplicate", path, id=id_, what=what, first=first)

    def _tutorial(self, target: str, path: Path) -> Tutorial | None:
        span = self.mapping.span_of(path)
        if "://" in target or target.startswith("//"):
            if not is_legible(target):
                self._fault("address-malformed", path, target=target)
            elif urlsplit(target).scheme in WEB:
                return Tutorial({}, target, span)
            else:
                self._fault("scheme-refused", path, scheme=target.split("//")[0])
            return None
        if target in self.guides.unusable:
            return None
        names = self.guides.find(target)
        if len(names) == 1:
            if self.guides.is_former(target):
                self._fault("tutorial-redirected", path, name=target, slug=self.guides.short(names[0]))
            return Tutorial(self.guides.by_name[names[0]], None, span)
        if names:
            candidates = ", ".join(f"`{name}`" for name in sorted(names))
            self._fault("ambiguous-tutorial", path, name=target, candidates=candidates)
        else:
            known = self.guides.by_name if "/" in target else self.guides.full_names
            self._fault("unknown-tutorial", path, name=target, suggestion=did_you_mean(target, known))
        return None

    def _table(self, name: str, columns: Mapping[str, list[Column]]) -> Table | None:
        path: Path = ("tables", name)
        match self.data.tables[name]:
            case MatrixTable(service=service, caption=caption):
                if service in self.data.services:
                    return Matrix(name, caption, tuple(columns[service]), self.data.services[service])
                suggestion = did_you_mean(service, self.data.services)
                self._fault("unknown-service", (*path, "service"), name=service, suggestion=suggestion)
                return None
            case ParametersTable() as table:
                return self._parameters(name, table, path)
            case RowsTable() as table:
                return self._rows(name, table, path)

    def _parameters(self, name: str, table: ParametersTable, path: Path) -> Parameters | None:
        rows: dict[str, ServerRow] = {}
        for rank, reference in enumerate(table.servers):
            place = (*path, "servers", rank)
            if reference not in self.server_names:
                suggestion = did_you_mean(reference, self.server_names)
                self._fault("unknown-server", place, name=reference, suggestion=suggestion)
                continue
            service, _, server_name = reference.partition(".")
            server = self.data.services[service].servers[server_name]
            key = server.direction or server_name
            if key in rows:
                self._fault("row-duplicate", place, server=reference, row=key)
            else:
                rows[key] = ServerRow(key, server)
        kinds = dict.fromkeys(kind for row in rows.values() for kind in row.server.ports)
        services = frozenset(reference.partition(".")[0] for reference in table.servers)
        if not rows:
            return None
        return Parameters(
            name, table.caption, tuple(rows.values()), tuple(kinds), table.recommended, services, table.advice
        )

    def _rows(self, name: str, table: RowsTable, path: Path) -> Rows:
        expected, limit = len(table.columns), self.limits.table_rows
        if len(table.rows) > limit:
            self._fault("table-too-long", (*path, "rows"), at_key=True, limit=limit)
        for rank, row in enumerate(table.rows):
            if len(row) != expected:
                self._fault("row-length", (*path, "rows", rank), found=len(row), expected=expected)
        labels: list[tuple[Path, Label]] = [(("columns", rank), label) for rank, label in enumerate(table.columns)]
        labels += [
            (("rows", rank, cell), label) for rank, row in enumerate(table.rows) for cell, label in enumerate(row)
        ]
        spans: dict[str, Span] = {}
        for place, label in labels:
            for text, step in label.texts():
                spans.setdefault(text, self.mapping.span_of((*path, *place, *step)))
        return Rows(name, table.caption, tuple(table.columns), tuple(map(tuple, table.rows)), spans)

    def _values(self, tables: Mapping[str, Table]) -> Iterable[tuple[str, str]]:
        """Every value that a sentence may show: `table.row.field` and `service.server.field`."""
        for service_name, service in self.data.services.items():
            for server_name, server in service.servers.items():
                yield from _server_values(f"{service_name}.{server_name}", server)
        for name, table in tables.items():
            if isinstance(table, Parameters):
                for row in table.rows:
                    yield from _server_values(f"{name}.{row.key}", row.server)


def _server_values(prefix: str, server: Server) -> Iterable[tuple[str, str]]:
    yield f"{prefix}.host", server.host
    for kind, port in server.ports.items():
        yield f"{prefix}.{kind}", str(port)
