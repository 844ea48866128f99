"""The registry of the kinds of tables: each is a function from a table to what its template wants."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from markupsafe import Markup

from guichet.dialect.twin import code, escaped, link
from guichet.model import Table
from guichet.tables.view import TableView

if TYPE_CHECKING:
    import jinja2

AnyTable = TypeVar("AnyTable", bound=Table)
Values = Mapping[str, Any]
"""What a template wants, by name; each can be a key of a mapping."""
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
    """The HTML of *table* in the page that lends the *view*. Where the same was drawn before, it is not drawn anew."""
    name, kind = KINDS[type(table)]
    values = kind(table, view)
    question = (view.id, view.caption, view.language, *values.items())
    known = None if view.formers else view.drawn.get(question)
    if known is None:
        template = templates().get_template(f"{name}.html.j2")
        html = Markup(template.render(table=table, view=view, words=view.words.interface, **values))
        known = html, tuple(view.ids)
        if not view.formers:
            view.drawn[question] = known
    html, view.ids[:] = known
    return html


def render_twin(table: Table, view: TableView, complete: Callable[[str], str]) -> str:
    """The same table as Markdown. *complete* makes of an address of the page one that leads there from anywhere."""
    name, kind = KINDS[type(table)]
    template = twin_templates().get_template(f"{name}.md.j2")
    words = view.words.interface

    def link_to(cell: Any) -> Markup:
        return Markup(link(_bare(cell.name), complete(cell.href)))

    return template.render(table=table, view=view, words=words, link=link_to, **kind(table, view)).strip()


def _bare(value: object) -> str:
    """*value* as text in a cell, in which Markdown finds no mark."""
    return str(value) if isinstance(value, Markup) else escaped(" ".join(str(value).split())).replace("|", "\\|")


@cache
def twin_templates() -> jinja2.Environment:
    """The templates of tables in Markdown. Every value in them is escaped, save for what is Markdown already."""
    import jinja2  # here, as a help centre without tables needs none of it

    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("guichet.tables"),
        autoescape=False,
        finalize=_bare,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["code"] = lambda value: Markup(code(str(value)))
    return environment


@cache
def templates() -> jinja2.Environment:
    """The templates of this package. Every value in them is escaped, and a name they misspell is an error."""
    import jinja2

    return jinja2.Environment(
        loader=jinja2.PackageLoader("guichet.tables"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
