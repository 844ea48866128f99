"""Calls of an API: `> [!api]`, lines `@api {GET} /path` or `@api {v1} /section GET /path`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from urllib.parse import quote as quoted
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from guichet.dialect.blocks import Block, Paragraph, Piece, Quote
from guichet.dialect.context import Context
from guichet.dialect.directives.registry import BlockDirective, Builder, Known, register
from guichet.dialect.directives.titled import check_title
from guichet.dialect.external import mark_external
from guichet.dialect.report import Report
from guichet.dialect.texts import attribute_value

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
    line: Piece

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

    def build(self, parent: Element, quote: Quote, builder: Builder) -> None:
        """Add a line per call; other lines are shown as they are."""
        builder.build_title(parent, quote)
        for entry in _entries(quote):
            if isinstance(entry, Call):
                element = SubElement(parent, "p", {"class": "guichet-api"})
                builder.later(element, partial(_fill, entry, builder.words.interface["external_link"]))
            else:
                builder.build_blocks(parent, [entry])

    def check(self, quote: Quote, known: Known, report: Report) -> None:
        """Report lines that are no call, and calls of a console that is not configured."""
        assert quote.marker is not None  # or it would be no directive
        check_title(quote, report)
        if not quote.children:
            report("callout-empty", quote.marker.written.span, name=quote.marker.name)
        for entry in _entries(quote):
            if not isinstance(entry, Call):
                report("directive-line", entry.span, directive="api")
            elif known.consoles is not None and entry.console not in known.consoles:
                report("unknown-console", entry.line.part(0).span, name=entry.console)


def _entries(quote: Quote) -> Iterator[Call | Block]:
    """The calls and, between them, whatever else *quote* holds."""
    for child in quote.children:
        if not isinstance(child, Paragraph):
            yield child
            continue
        for line in child.lines:
            found = _CALL.match(line.text.strip())
            if found is None:
                yield Paragraph(line.part(0).span, gap=False, lines=[line])
            elif found["method"]:
                yield Call(found["zone"] or DEFAULT_CONSOLE, "", found["method"].upper(), found["path"], line)
            else:
                console = found["zone"] or found["version"].lower()
                yield Call(console, found["section"], found["verb"].upper(), found["route"], line)


def _fill(call: Call, hint: str, place: Element, context: Context) -> None:
    """Put *call* into *place*, its path as a link if its console is known."""
    method = SubElement(place, "span", {"class": f"guichet-api__method guichet-api__method--{call.method.lower()}"})
    method.text = AtomicString(call.method)
    method.tail = " "
    console = context.console(call.console)
    element = SubElement(place, "a", {"href": attribute_value(call.address(console))}) if console else place
    SubElement(element, "code").text = AtomicString(call.path)
    if console:
        mark_external(element, hint)
