"""The block scan: what is wrong with the blocks of a page, one by one and one after the other."""

from __future__ import annotations

import re

from guichet.diagnostics import did_you_mean
from guichet.dialect.blocks import Block, Code, Details, Heading, Paragraph, Piece, Quote, Table
from guichet.dialect.directives import Known, directive_names, directive_of
from guichet.dialect.highlighting import Palette
from guichet.dialect.report import Report
from guichet.model import fragment_of
from guichet.schema.limits import Limits

_MARK_MISSING = re.compile(r"\[(?P<name>[A-Za-z]+)\](?![(\[:])")
_MARK_MISSPELT = re.compile(r"\[[ \t]*![ \t]*(?P<name>[A-Za-z]+)[ \t]*(?:\](?![(\[:])|$)")
_PIPE_IN_LINK = re.compile(r"\[[^\[\]]*(?<!\\)\|[^\[\]]*\]\(")
_OWN_ID = re.compile(r"\{:?[^{}]*#[^{}]*\}[ \t]*$")


class BlockScan:
    """Checks the blocks of one page in reading order."""

    def __init__(self, known: Known, limits: Limits, palette: Palette) -> None:
        self._known = known
        self._limits = limits
        self._palette = palette
        self._level = 1
        """The level of the heading that stands above; the page's title is one."""
        self._headings: set[str] = set()

    def check(self, block: Block, report: Report) -> None:
        """Report what is wrong with *block* itself."""
        match block:
            case Heading():
                self._check_heading(block, report)
            case Details(closed=False):
                report("block-unclosed", block.span, marks="/" * block.marks)
            case Table():
                _check_table(block, report, self._limits.table_rows)
            case Code():
                refusal = self._palette.refusal(block.language, block.size)
                if refusal:
                    reason, repair = refusal.reason, refusal.repair
                    report("code-uncoloured", block.span, language=block.language, reason=reason, repair=repair)
            case Paragraph():
                _check_mark(block.lines[0], report)
            case Quote():
                self._check_quote(block, report)

    def _check_heading(self, heading: Heading, report: Report) -> None:
        if heading.level == 1:
            report("heading-is-title", heading.span)
        level = max(2, heading.level)
        if level > self._level + 1:
            report("heading-skipped", heading.span, marks="#" * (self._level + 1), found="#" * level)
        self._level = level
        fragment = "" if _OWN_ID.search(heading.text.text) else fragment_of(heading.text.text)
        if fragment in self._headings:
            report("heading-duplicate", heading.text.span, fragment=fragment)
        elif fragment:
            self._headings.add(fragment)

    def _check_quote(self, quote: Quote, report: Report) -> None:
        directive = directive_of(quote)
        if directive:
            directive.check(quote, self._known, report)
        elif quote.marker:
            name = quote.marker.name
            span = quote.marker.written.span
            report("unknown-callout", span, name=name, suggestion=did_you_mean(name, directive_names()))
        elif quote.children and isinstance(quote.children[0], Paragraph):
            first = quote.children[0].lines[0]
            found = _MARK_MISSING.match(first.text)
            if found and found["name"].lower() in set(directive_names()):
                report("callout-mark-missing", first.part(0, found.end()).span, name=found["name"])


def _check_mark(line: Piece, report: Report) -> None:
    """Report a line of text that was meant to be the mark of a directive."""
    found = _MARK_MISSPELT.match(line.text)
    if found and found["name"].lower() in set(directive_names()):
        report("callout-mark-misspelt", line.part(*found.span()).span, name=found["name"].lower())


def _check_table(table: Table, report: Report, limit: int) -> None:
    expected = len(table.alignments)
    if len(table.rows) - 1 > limit:
        report("table-too-long", table.span, limit=limit)
    for row in table.rows:
        if row and len(row) != expected:
            report("row-ragged", row[0].span, found=len(row), expected=expected)
        for cell in row:
            found = _PIPE_IN_LINK.search(cell.text)
            if found:
                report("link-with-pipe", cell.part(*found.span()).span)
