"""Reading: the body of a file becomes a tree, once, for all that is asked about it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pyromark import Markdown, Options
from pyromark.event import Range

from guichet.diagnostics import Diagnostic, did_you_mean
from guichet.dialect.arrange import arranged
from guichet.dialect.events import INLINE_LIMIT, TreeBuilder, label_of
from guichet.dialect.highlighting import Palette
from guichet.dialect.includes import NONE, Snippets, Trail, allowed
from guichet.dialect.nodes import CodeBlock, Container, Included, Link, Node, Paragraph, blocks, links
from guichet.dialect.offsets import APART, Offsets
from guichet.dialect.prepare import NAMES, IncludeLine, Prepared, Slashes, blanked, prepare
from guichet.dialect.report import Report
from guichet.dialect.targets import definition_place
from guichet.schema.limits import Limits
from guichet.source import Document, SourceText, Span

OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_DEFINITION_LIST
)
DEFAULT = Limits()
_PARSER = Markdown(options=OPTIONS)
_DEFINITION = re.compile(r"^[ \t>]*\[((?:\\.|[^\[\]\\])+)\]:", re.MULTILINE)


@dataclass(frozen=True)
class Tree:
    """What stands in a text."""

    source: SourceText
    body: Container
    faults: tuple[Diagnostic, ...]
    """What is wrong with its form."""
    included: tuple[SourceText, ...] = ()
    """The other files that are part of it."""
    undefined: tuple[tuple[Span, str], ...] = ()
    """In a text without blocks, the labels that nothing defines, and their places."""

    @cached_property
    def blocks(self) -> list[Node]:
        """Every block, in reading order."""
        return [*blocks(self.body)]

    @cached_property
    def links(self) -> list[Link]:
        """The links and images, in reading order."""
        return [*links(self.body)]

    @cached_property
    def palette(self) -> Palette:
        """What of its code is coloured."""
        return Palette((one.language, len(one.text)) for one in self.blocks if isinstance(one, CodeBlock))


def read(document: Document, snippets: Snippets = NONE, path: str = "", limits: Limits = DEFAULT) -> Tree:
    """The body of *document*, whose header is not looked at again; *path* is its own among *snippets*."""
    return read_text(document.source, document.body_start, snippets, path, limits)


def read_text(
    source: SourceText, start: int = 0, snippets: Snippets = NONE, path: str = "", limits: Limits = DEFAULT
) -> Tree:
    """What stands in *source* from the offset *start* on."""
    reader = _Reader(snippets)
    body = reader.read(source, start, Trail((path,), limits))
    return Tree(source, body, tuple(reader.faults), tuple(reader.included))


def read_words(source: SourceText) -> Tree:
    """*source*, the text of a cell of a table: running text without blocks."""
    text = APART + blanked(source.text).replace("\n", " ")
    offsets = Offsets(text, [(0, 0, 0), (len(APART), 0, 1)])
    builder = TreeBuilder(source, offsets, {}, 0)
    undefined: list[tuple[Span, str]] = []
    body = builder.build(_parser(text, offsets, undefined).events_with_range(text))
    return Tree(source, body, (), undefined=tuple(_place(source, *one) for one in undefined))


class _Reader:
    """Reads a text and all that it includes."""

    def __init__(self, snippets: Snippets) -> None:
        self._snippets = snippets
        self.faults: list[Diagnostic] = []
        self.included: dict[SourceText, None] = {}

    def read(self, source: SourceText, start: int, trail: Trail) -> Container:
        """The blocks of *source* from *start*."""

        def report(code: str, span: Span, **values: object) -> None:
            self.faults.append(source.diagnostic(code, span, **values))

        prepared = prepare(source.text, start, report, trail.limits.nesting)
        places = _definitions(source, prepared) if "]:" in prepared.text else {}
        builder = TreeBuilder(source, prepared.offsets, places, start)
        undefined: list[tuple[Span, str]] = []
        parser = _parser(prepared.text, prepared.offsets, undefined)
        body = builder.build(parser.events_with_range(prepared.text))
        for link in undefined:
            span, label = _place(source, *link)
            report("reference-undefined", span, label=label)
        for span in builder.too_deep[:1]:
            report("nesting-too-deep", span, limit=INLINE_LIMIT)
        if places:
            _report_definitions(source, body, places, report)
        special = bool(prepared.lines) or prepared.has_gaps
        if special or "[!" in prepared.text:
            arranged(body, prepared, lambda child, line: self._line(child, line, trail, report))
        return body

    def _line(self, words: Paragraph, line: Slashes | IncludeLine, trail: Trail, report: Report) -> Node | None:
        """What a line that is no Markdown, which the tree has as the paragraph *words*, stands for."""
        if isinstance(line, Slashes):
            if line.name_span:
                report("unknown-block", line.name_span, name=line.name, suggestion=did_you_mean(line.name, NAMES))
            return None
        normal = allowed(line.path, line.span, self._snippets, trail, report)
        found = self._snippets.get(normal) if normal is not None else None
        if normal is None or found is None:
            return None
        file, start = found
        self.included[file] = None
        children = self.read(file, start, trail.into(normal)).children
        end = line.span.start + line.span.length
        return Included(words.source, line.span.start, end, children, file=file)


def _span(offsets: Offsets, place: Range) -> Span:
    start, end = offsets(place["start"]), offsets(place["end"])
    return Span(start, max(1, end - start))


def _definitions(source: SourceText, prepared: Prepared) -> dict[str, Span]:
    """Where the targets of the definitions of a text are written, by label."""
    return {
        label_of(label): definition_place(source.text, span.start, span.start + span.length)
        for label, found in _PARSER.reference_definitions(prepared.text).items()
        for span in [_span(prepared.offsets, found["span"])]
    }


def _parser(text: str, offsets: Offsets, undefined: list[tuple[Span, str]]) -> Markdown:
    """A parser that adds to *undefined* the references in *text* without a definition: their places and labels."""
    if "][" not in text:
        return _PARSER

    def note(link: Any) -> None:
        if link["link_type"] != "Shortcut":
            undefined.append((_span(offsets, link["span"]), link["reference"]))

    return Markdown(options=OPTIONS, broken_link_callback=note)


def _place(source: SourceText, link: Span, label: str) -> tuple[Span, str]:
    """Where the *label* stands in the reference *link*, and the label."""
    written = source.text[link.start : link.start + link.length]
    begin = written.rfind("[") + 1
    if not written[begin:].rstrip("]"):
        begin = written.find("[") + 1
    return Span(link.start + begin, max(1, len(label))), label


def _report_definitions(source: SourceText, body: Container, places: Mapping[str, Span], report: Report) -> None:
    """Report definitions below another one of the same label."""
    taken = [(one.start, one.end) for one in blocks(body) if not isinstance(one, Container)]
    seen: set[str] = set()
    index = 0
    for found in _DEFINITION.finditer(source.text, body.start):
        while index < len(taken) and taken[index][1] <= found.start(1):
            index += 1
        if index < len(taken) and taken[index][0] <= found.start(1):
            continue
        label = label_of(found[1])
        if label in seen:
            report("reference-twice", Span(found.start(1), len(found[1])), label=found[1])
        if label in places:
            seen.add(label)
