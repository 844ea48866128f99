"""The scan of a source: its links, and all that its author should know, each with its place in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guichet.diagnostics import Diagnostic
from guichet.dialect.block_scan import BlockScan
from guichet.dialect.blocks import Piece, Quote
from guichet.dialect.directives import Known, directive_of
from guichet.dialect.found_links import FoundLink, LinkedText
from guichet.dialect.inline_scan import InlineScan
from guichet.dialect.links import refused_scheme
from guichet.dialect.plain import is_plain
from guichet.dialect.reading import Reading
from guichet.dialect.report import Report
from guichet.dialect.runs import Run, blocks_of, runs
from guichet.schema.limits import Limits
from guichet.source import SourceText, Span

_INCLUDE_FAULTS = ("include-outside", "include-cycle", "include-too-often", "include-too-large", "unknown-include")
"""Why a line of its own that includes a file is shown as text."""


@dataclass(frozen=True, slots=True)
class Scan:
    """What a scan found."""

    diagnostics: tuple[Diagnostic, ...]
    """The faults, sorted by place."""
    links: tuple[FoundLink, ...]
    """The links and images that may be followed, in reading order."""


def scan_words(text: str, source: SourceText, place: Span, known: Known, limits: Limits) -> Iterator[Diagnostic]:
    """The faults of *text*, a cell of a table that the data file *source* writes at *place*, in quotes or as it is."""
    faults: list[tuple[str, Span, dict[str, object]]] = []

    def report(code: str, span: Span, **values: object) -> None:
        faults.append((code, span, values))

    if len(text) > limits.paragraph:
        yield source.diagnostic("text-too-long", place, limit=limits.paragraph)
    elif not is_plain(text):
        InlineScan(known).check(LinkedText(Run((Piece(text, 0),), source), {}), report)
    start = source.text.find(text, place.start, place.start + place.length)
    for code, span, values in faults:
        # With escapes in it, the text stands otherwise in the file.
        yield source.diagnostic(code, Span(start + span.start, span.length) if start >= 0 else place, **values)


def scan(reading: Reading, known: Known, taken: Iterable[str] = ()) -> Scan:
    """The links and the faults of *reading*.

    *known* are the names that it may use, *taken* the ids that other parts of its page have.
    """
    faults = list(reading.faults)
    refused = {(fault.location.path, fault.location.line) for fault in faults if fault.code in _INCLUDE_FAULTS}

    def report_in(source: SourceText) -> Report:
        def report(code: str, span: Span, **values: object) -> None:
            fault = source.diagnostic(code, span, **values)
            if code != "include-inline" or (fault.location.path, fault.location.line) not in refused:
                faults.append(fault)

        return report

    blocks, limits = BlockScan(known, reading.limits, reading.palette), reading.limits
    taken = [*taken]
    for block, source in blocks_of(reading.body, reading.source):
        blocks.check(block, report_in(source))
        if isinstance(block, Quote) and (directive := directive_of(block)):
            taken += directive.anchors(block)
    inline = InlineScan(known, taken)
    links: list[FoundLink] = []
    for run in runs(reading.body, reading.source):
        if len(run.text) > limits.paragraph:
            report_in(run.source)("text-too-long", run.pieces[0].span, limit=limits.paragraph)
            continue
        if is_plain(run.text):
            inline.check_words(run.text, run, report_in(run.source))
            continue
        text = LinkedText(run, reading.definitions)
        inline.check(text, report_in(run.source))
        links += text.links
    return Scan(
        tuple(sorted(set(faults), key=lambda fault: fault.order)),
        tuple(link for link in links if not refused_scheme(link.target)),
    )
