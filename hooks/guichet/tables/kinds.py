"""The registry of the kinds of tables: each is a function from a table to what its template wants."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeVar

import jinja2
from markupsafe import Markup

from guichet.model import Table
from guichet.tables.view import TableView

AnyTable = TypeVar("AnyTable", bound=Table)
Values = Mapping[str, Any]
Kind = Callable[[Any, TableView], Values]

KINDS: dict[type, tuple[str, Kind]] = {}
"""By the type of the table: the name of the kind, which is that of its template, and its function."""


def table_kind(model: type[AnyTable], name: str) -> Callable[[Callable[[AnyTable, TableView], Values]], Kind]:
    """Register the decorated function as what prepares tables of the type *model* for the template *name*."""

    def register(kind: Callable[[AnyTable, TableView], Values]) -> Kind:
        if model in KINDS or name in {taken for taken, _ in KINDS.values()}:
            raise ValueError(f"the kind of tables {name} is registered already")
        KINDS[model] = (name, kind)
        return kind

    return register


def render_table(table: Table, view: TableView) -> Markup:
    """The HTML of *table* in the page that lends the *view*."""
    name, kind = KINDS[type(table)]
    template = templates().get_template(f"{name}.html.j2")
    return Markup(template.render(table=table, view=view, words=view.words.interface, **kind(table, view)))


@cache
def templates() -> jinja2.Environment:
    """The templates of this package. Every value in them is escaped, and a name they misspell is an error."""
    return jinja2.Environment(
        loader=jinja2.PackageLoader("guichet.tables"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
