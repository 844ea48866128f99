"""Calls of an API: `> [!api]`, lines `@api {GET} /path` or `@api {v1} /section GET /path`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote as quoted

from guichet.dialect.directives.registry import BlockDirective, Known, register
from guichet.dialect.directives.titled import check_title, line_span
from guichet.dialect.external import TOGETHER, close_together, open_external
from guichet.dialect.nodes import Marker, Node, Paragraph, Quote
from guichet.dialect.report import Report
from guichet.source import Span

if TYPE_CHECKING:
    from guichet.dialect.html import HtmlWriter
    from guichet.dialect.twin import TwinWriter

_METHODS = "GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS"
_CALL = re.compile(
    rf"@api[ \t]*(?:\((?P<zone>[\w.-]+)\))?[ \t]*(?:\{{(?P<method>{_METHODS})\}}[ \t]*(?P<path>/\S*)"
    rf"|\{{(?P<version>v\w+)\}}[ \t]*(?P<section>/\S*)[ \t]+(?P<verb>{_METHODS})[ \t]+(?P<route>/\S*))[ \t]*$",
    re.IGNORECASE,
)
DEFAULT_CONSOLE = "default"
"""The console of calls that name neither a zone nor a version."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call, as an author wrote it."""

    console: str
    """The name of the console: the zone, or the version."""
    section: str
    method: str
    path: str
    span: Span

    def address(self, console: str) -> str:
        """The call's address in the console whose pattern is *console*."""
        address = console.replace("{method}", self.method).replace("{method_lower}", self.method.lower())
        for name, value in (("section", self.section), ("path", self.path)):
            address = address.replace(f"{{{name}}}", quoted(value, safe="/*,:@"))
        return address


@register("api")
class Api(BlockDirective):
    """Calls, each with its method and a way to the console where it can be tried."""

    has_bodies = True

    def write(self, quote: Quote, writer: HtmlWriter) -> None:
        """Write a line per call; other lines are shown as they are."""
        writer.title(quote)
        for index, entry in enumerate(_entries(quote)):
            writer.put("\n" if index else "")
            if isinstance(entry, Call):
                _write_call(entry, writer)
            else:
                writer.node(entry)

    def write_twin(self, quote: Quote, writer: TwinWriter) -> None:
        """Write a line per call."""
        writer.title(quote)
        for entry in _entries(quote):
            if isinstance(entry, Call):
                writer.raw(f"{entry.method} `{entry.path}`")
            else:
                writer.blocks([entry])

    def check(self, quote: Quote, marker: Marker, known: Known, report: Report) -> None:
        """Report lines that are no call, and calls of a console that is not configured."""
        check_title(marker, report)
        if not quote.children:
            report("callout-empty", marker.span, name=marker.name)
        for entry in _entries(quote):
            if not isinstance(entry, Call):
                report("directive-line", line_span(entry), directive="api")
            elif known.consoles is not None and entry.console not in known.consoles:
                report("unknown-console", entry.span, name=entry.console)


def _entries(quote: Quote) -> Iterator[Call | Node]:
    """The calls and, between them, whatever else *quote* holds."""
    for child in quote.children:
        if not isinstance(child, Paragraph):
            yield child
            continue
        for line in child.lines:
            start, end = line[0].start, line[-1].end
            text = child.source.text
            line_end = text.find("\n", start)
            found = _CALL.match(text[start : line_end if line_end >= 0 else len(text)])
            span = Span(start, max(1, end - start))
            if found is None:
                yield Paragraph(child.source, start, end, line)
            elif found["method"]:
                yield Call(found["zone"] or DEFAULT_CONSOLE, "", found["method"].upper(), found["path"], span)
            else:
                console = found["zone"] or found["version"].lower()
                yield Call(console, found["section"], found["verb"].upper(), found["route"], span)


def _write_call(call: Call, writer: HtmlWriter) -> None:
    """Write *call*, its path as a link if its console is known."""
    writer.put('<p class="guichet-api">')
    writer.put(f'<span class="guichet-api__method guichet-api__method--{call.method.lower()}">{call.method}</span> ')
    console = writer.context.console(call.console)
    if console:
        open_external(writer, {"href": call.address(console)}, call.path)
        writer.put(TOGETHER)
    writer.put("<code>")
    writer.text(call.path)
    writer.put("</code>")
    if console:
        close_together(writer)
        writer.put("</a>")
    writer.put("</p>")
