"""The scan of a source: its links, and all that its author should know, each with its place in the file."""

from __future__ import annotations

import re
from dataclasses import dataclass

from guichet.diagnostics import Diagnostic, did_you_mean
from guichet.dialect.blocks import Block, Details, Heading, Paragraph, Quote
from guichet.dialect.directives import Known, directive_names, directive_of
from guichet.dialect.found_links import FoundLink, LinkedText
from guichet.dialect.inline_scan import InlineScan
from guichet.dialect.links import refused_scheme
from guichet.dialect.reading import Reading
from guichet.dialect.report import Report
from guichet.dialect.runs import blocks_of, runs
from guichet.source import SourceText, Span

_MARK_MISSING = re.compile(r"\[(?P<name>[A-Za-z]+)\](?![(\[:])")


@dataclass(frozen=True, slots=True)
class Scan:
    """What a scan found."""

    diagnostics: tuple[Diagnostic, ...]
    """The faults, sorted by place."""
    links: tuple[FoundLink, ...]
    """The links and images that may be followed, in reading order."""


def scan(reading: Reading, known: Known) -> Scan:
    """The links and the faults of *reading*.

    *known* are the names that it may use.
    """
    faults = list(reading.faults)

    def report_in(source: SourceText) -> Report:
        def report(code: str, span: Span, **values: object) -> None:
            faults.append(source.diagnostic(code, span, **values))

        return report

    for block, source in blocks_of(reading.body, reading.source):
        _check_block(block, known, report_in(source))
    inline = InlineScan(known)
    links: list[FoundLink] = []
    for run in runs(reading.body, reading.source):
        text = LinkedText(run, reading.definitions)
        inline.check(text, report_in(run.source))
        links += text.links
    return Scan(
        tuple(sorted(set(faults), key=lambda fault: fault.order)),
        tuple(link for link in links if not refused_scheme(link.target)),
    )


def _check_block(block: Block, known: Known, report: Report) -> None:
    if isinstance(block, Heading) and block.level == 1:
        report("heading-is-title", block.span)
    elif isinstance(block, Details) and not block.closed:
        report("block-unclosed", block.span, marks="/" * block.marks)
    elif isinstance(block, Quote):
        _check_quote(block, known, report)


def _check_quote(quote: Quote, known: Known, report: Report) -> None:
    directive = directive_of(quote)
    if directive:
        directive.check(quote, known, report)
    elif quote.marker:
        name = quote.marker.name
        span = quote.marker.written.span
        report("unknown-callout", span, name=name, suggestion=did_you_mean(name, directive_names()))
    elif quote.children and isinstance(quote.children[0], Paragraph):
        first = quote.children[0].lines[0]
        found = _MARK_MISSING.match(first.text)
        if found and found["name"].lower() in set(directive_names()):
            report("callout-mark-missing", first.part(0, found.end()).span, name=found["name"])
