"""The sheet of a service: all its tables on one page, and what each port is for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup

from guichet.model import ServerRow, Sheet
from guichet.schema.words import Words
from guichet.tables.kinds import templates, twin_templates


def render_sheet(sheet: Sheet, tables: Mapping[str, Markup], servers: Iterable[ServerRow], words: Words) -> Markup:
    """The body of *sheet*, with its *tables* drawn, by name, and the *servers* that they show."""
    return Markup(templates().get_template("sheet.html.j2").render(_values(sheet, tables, servers, words)))


def render_sheet_twin(sheet: Sheet, tables: Mapping[str, str], servers: Iterable[ServerRow], words: Words) -> str:
    """The same as Markdown."""
    marked = {name: Markup(table) for name, table in tables.items()}
    return twin_templates().get_template("sheet.md.j2").render(_values(sheet, marked, servers, words)).strip()


def _values(
    sheet: Sheet, tables: Mapping[str, Markup], servers: Iterable[ServerRow], words: Words
) -> Mapping[str, Any]:
    return {
        "parameters": [tables[name] for name in sheet.parameters],
        "matrices": [tables[name] for name in sheet.matrices],
        "ports": _ports(servers, words),
        "words": words.interface,
    }


def _ports(servers: Iterable[ServerRow], words: Words) -> list[tuple[int, str]]:
    """What each port is for, by number, as far as the engine has words for it."""
    purposes: dict[int, str] = {}
    for row in servers:
        direction = words.interface[f"purpose_{row.server.direction}"] if row.server.direction else ""
        for kind, number in row.server.ports.items():
            told = ", ".join(part for part in (direction, words.port_purposes.get(kind, "")) if part)
            if told:
                purposes.setdefault(number, told)
    return sorted(purposes.items())
