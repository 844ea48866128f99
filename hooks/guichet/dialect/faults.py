"""Faults: what is wrong with the blocks of a tree, one by one and one after the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from guichet.diagnostics import Diagnostic, did_you_mean
from guichet.dialect import nodes as n
from guichet.dialect.arrange import end_of_words
from guichet.dialect.directives import Known, directive_named, directive_names
from guichet.dialect.directives.titled import line_span
from guichet.dialect.inline_faults import InlineFaults
from guichet.dialect.plain import words_of
from guichet.dialect.read import DEFAULT, Tree
from guichet.model import fragment_of
from guichet.schema.limits import Limits
from guichet.source import Span

_INCLUDE_FAULTS = ("include-outside", "include-cycle", "include-too-often", "include-too-large", "unknown-include")
"""Why a line of its own that includes a file is shown as text."""

_MARK_MISSING = re.compile(r"\[(?P<name>[A-Za-z]+)\](?![(\[:])")
_DEFINITION = re.compile(r"\[(?![ xX]?\])[^\[\]\n]+\]:(?=\s)")
_MARK_MISSPELT = re.compile(r"\[[ \t]*![ \t]*(?P<name>[A-Za-z]+)[ \t]*(?:\](?![(\[:])|$)", re.MULTILINE)


def check(tree: Tree, known: Known, limits: Limits = DEFAULT, taken: Iterable[str] = ()) -> tuple[Diagnostic, ...]:
    """The faults of *tree*, sorted by place; it may use the *known* names, but not the ids that are *taken*."""
    checks = _Checks(tree, known, limits, taken)
    checks.container(tree.body)
    checks.unused_notes(tree)
    return tuple(sorted(set(checks.faults), key=lambda fault: fault.order))


def check_words(tree: Tree, known: Known) -> list[tuple[str, Span, dict[str, object]]]:
    """The faults of *tree*, a cell of a table: the code of each, its place in the cell, and the values."""
    faults: list[tuple[str, Span, dict[str, object]]] = [
        ("reference-undefined", span, {"label": label}) for span, label in tree.undefined
    ]
    inline = InlineFaults(known)
    for child in tree.body.children:
        inline.check(child.children, lambda code, span, **values: faults.append((code, span, values)))  # type: ignore[attr-defined]
    return faults


class _Checks:
    """Checks one text in reading order."""

    def __init__(self, tree: Tree, known: Known, limits: Limits, taken: Iterable[str]) -> None:
        self._known = known
        self._limits = limits
        self.faults: list[Diagnostic] = list(tree.faults)
        self._source = tree.source
        self._palette = tree.palette
        self._refused = {(one.location.path, one.location.line) for one in self.faults if one.code in _INCLUDE_FAULTS}
        self._level = 1
        """The level of the heading that stands above; the page's title is one."""
        self._headings: set[str] = set()
        self._quotes: list[n.Quote] = []
        """The quotes around the block that is being checked, in its own file."""
        ids = [*taken]
        for block in tree.blocks:
            if isinstance(block, n.Quote) and block.marker and (directive := directive_named(block.marker.name)):
                ids += directive.anchors(block.marker)
        self._inline = InlineFaults(known, ids)

    def report(self, code: str, span: Span, **values: object) -> None:
        """Take note of a fault in the current file."""
        fault = self._source.diagnostic(code, span, **values)
        if code != "include-inline" or (fault.location.path, fault.location.line) not in self._refused:
            self.faults.append(fault)

    def container(self, node: n.Container) -> None:
        """Check what *node* holds."""
        before: n.Node | None = None
        for child in node.children:
            check_block = _CHECKS.get(child.__class__)
            if check_block:
                check_block(self, child)
            if child.__class__ is n.Quote:
                assert isinstance(child, n.Quote)  # as its class says
                self._check_cut(before, child)
                self._quotes.append(child)
                self.container(child)
                self._quotes.pop()
            elif isinstance(child, n.Included):
                self._included(child)
            elif isinstance(child, n.Container):
                self.container(child)
            before = child

    def unused_notes(self, tree: Tree) -> None:
        """Report the footnotes of *tree* that nothing refers to, when all of it has been checked."""
        for note in tree.blocks:
            if isinstance(note, n.Footnote) and note.label not in self._inline.notes:
                self.faults.append(note.source.diagnostic("footnote-unused", line_span(note), label=note.label))

    def words(self, node: Any) -> None:
        """Check the running text of *node*."""
        if node.children:
            if node.end - node.start > self._limits.paragraph:
                self.report("text-too-long", line_span(node), limit=self._limits.paragraph)
            if node.attributes is not None:
                self._inline.attributes(node.attributes, "p", self.report)
            self._inline.check(node.children, self.report)

    def _included(self, node: n.Included) -> None:
        source, quotes = self._source, self._quotes
        self._source, self._quotes = node.file, []
        self.container(node)
        self._source, self._quotes = source, quotes

    def _check_cut(self, before: n.Node | None, quote: n.Quote) -> None:
        """Report a quote that one empty line, or more below a bare marker, cuts off from the directive above."""
        if not isinstance(before, n.Quote) or not before.marker or quote.marker or not quote.children:
            return
        if directive_named(before.marker.name) is None or before.source is not quote.source:
            return
        text = quote.source.text
        end = end_of_words(before) if before.children else before.marker.end
        start = text.find("\n", before.start + len(text[before.start : end].rstrip())) + 1
        empty = []
        for line in text[start : quote.start].split("\n")[:-1]:
            if line.count(">") <= len(self._quotes):
                empty.append(start)
            start += len(line) + 1
        if empty and (len(empty) == 1 or not before.children):
            line_number = self._source.location(Span(empty[0])).line
            self.report("callout-cut", line_span(quote.children[0]), line=line_number)

    def paragraph(self, node: n.Paragraph) -> None:
        """Check a paragraph: a misspelt marker in its first line, and lines that lack the `>` of their directive."""
        text = node.source.text
        first = node.children[0] if node.children else None
        if isinstance(first, n.Text) and first.text[:1] == "[":
            found = _MARK_MISSPELT.match(text, node.start, node.end)
            if found and found["name"].lower() in set(directive_names()):
                span = Span(found.start(), found.end() - found.start())
                self.report("callout-mark-misspelt", span, name=found["name"].lower())
        if isinstance(first, n.Text) and (broken := _DEFINITION.match(text, node.start, node.end)):
            advice = "write `[label]: address`, and a title in quotes at most"
            self.report("mark-unread", Span(broken.start(), len(broken[0])), mark=broken[0], suggestion=advice)
        if any(quote.marker for quote in self._quotes):
            self._check_lazy_lines(node, text)
        self.words(node)

    def _check_lazy_lines(self, node: n.Paragraph, text: str) -> None:
        starts = [line[0].start for line in node.lines]
        for start in starts:
            begin = text.rfind("\n", 0, start) + 1
            left = self._quotes[text.count(">", begin, start) :]
            if any(quote.marker and directive_named(quote.marker.name) for quote in left):
                end = text.find("\n", start)
                line = text[start : end if end >= 0 else len(text)].rstrip()
                self.report("callout-lazy-line", Span(start, max(1, len(line))))

    def heading(self, node: n.Heading) -> None:
        """Check a heading's level and the id that it will have."""
        if node.level == 1:
            self.report("heading-is-title", line_span(node))
        level = max(2, node.level)
        if level > self._level + 1:
            self.report("heading-skipped", line_span(node), marks="#" * (self._level + 1), found="#" * level)
        self._level = level
        has_id = node.attributes and any(one.name == "id" for one in node.attributes.attributes)
        fragment = "" if has_id or not node.children else fragment_of(words_of(node.children))
        if fragment in self._headings:
            span = Span(node.children[0].start, max(1, node.children[-1].end - node.children[0].start))
            self.report("heading-duplicate", span, fragment=fragment)
        elif fragment:
            self._headings.add(fragment)
        self.words(node)

    def code(self, node: n.CodeBlock) -> None:
        """Check that a fence is closed, and says no more than the language."""
        refusal = self._palette.refusal(node.language, len(node.text))
        if refusal:
            reason, repair = refusal.reason, refusal.repair
            self.report("code-uncoloured", line_span(node), language=node.language, reason=reason, repair=repair)
        if node.rest:
            self.report("fence-info", node.rest.span, text=node.rest.text)
        if node.fence:
            *above, last = node.source.text[node.start : node.end].rstrip().split("\n")
            bare = last.strip(" \t>")
            if not above or not bare.startswith(node.fence) or bare.strip(node.fence[0]):
                self.report("fence-unclosed", Span(node.start, len(node.fence)), fence=node.fence)

    def table(self, node: n.Table) -> None:
        """Check that each row has as many cells as the header."""
        expected = node.rows[0].written
        if len(node.rows) - 1 > self._limits.table_rows:
            self.report("table-too-long", line_span(node), limit=self._limits.table_rows)
        for row in node.rows:
            if row.written != expected and row.cells:
                first = row.cells[0]
                span = (
                    Span(first.children[0].start, first.children[-1].end - first.children[0].start)
                    if first.children
                    else first.span
                )
                self.report("row-ragged", span, found=row.written, expected=expected)
            for cell in row.cells:
                self._check_pipes(cell)
                self.words(cell)

    def _check_pipes(self, cell: n.Cell) -> None:
        for node in cell.children:
            if isinstance(node, n.Link) and node.children and re.search(r"(?<!\\)\|", node.words):
                span = Span(node.start, node.children[-1].end + 2 - node.start)
                self.report("link-with-pipe", span)

    def quote(self, node: n.Quote) -> None:
        """Check a directive; or a quote that was meant to be one."""
        if node.marker:
            name = node.marker.name
            directive = directive_named(name)
            if directive:
                directive.check(node, node.marker, self._known, self.report)
            else:
                suggestion = did_you_mean(name, directive_names())
                self.report("unknown-callout", node.marker.span, name=name, suggestion=suggestion)
            self._quotes.append(node)
            self._inline.check(node.marker.title, self.report)
            self._quotes.pop()
        elif node.children and isinstance(node.children[0], n.Paragraph) and node.children[0].children:
            first = node.children[0].children[0]
            found = _MARK_MISSING.match(first.text) if isinstance(first, n.Text) and first.is_literal else None
            if found and found["name"].lower() in set(directive_names()):
                self.report("callout-mark-missing", Span(first.start, found.end()), name=found["name"])

    def details(self, node: n.Details) -> None:
        """Check that a block is closed."""
        if not node.closed:
            self.report("block-unclosed", line_span(node), marks="/" * node.marks)
        self._inline.check(node.title, self.report)


_CHECKS: dict[type[n.Node], Callable[[_Checks, Any], None]] = {
    n.Paragraph: _Checks.paragraph,
    n.Heading: _Checks.heading,
    n.CodeBlock: _Checks.code,
    n.Table: _Checks.table,
    n.Quote: _Checks.quote,
    n.Details: _Checks.details,
    n.Term: _Checks.words,
}
"""What checks each kind of block."""
