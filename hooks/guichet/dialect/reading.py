"""A reading: the body of one page as a tree of blocks, made once for its HTML and for its faults."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from guichet.diagnostics import Diagnostic
from guichet.dialect.block_reader import BlockReader
from guichet.dialect.blocks import Code, Container
from guichet.dialect.definitions import Definitions
from guichet.dialect.highlighting import Palette
from guichet.dialect.includes import NONE, Included, Snippets, Trail, allowed
from guichet.dialect.links import Definition
from guichet.dialect.report import Report
from guichet.dialect.runs import blocks_of
from guichet.dialect.texts import blanked_controls
from guichet.schema.limits import Limits
from guichet.source import Document, SourceText, Span


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands in a text."""

    source: SourceText
    body: Container
    definitions: Mapping[str, Definition]
    """Where its reference links lead, by label."""
    faults: tuple[Diagnostic, ...]
    """What is wrong with its blocks by their form."""
    included: tuple[SourceText, ...]
    """The other files that are part of it."""
    limits: Limits
    palette: Palette
    """What of its code is coloured."""


def read(
    document: Document,
    snippets: Snippets = NONE,
    path: str = "",
    limits: Limits = Limits(),  # noqa: B008  # it is frozen
) -> Reading:
    """The body of *document*, whose header is not looked at again; *path* is its own among *snippets*."""
    reader = _TextReader(snippets)
    body = reader.read(document.source, document.body_start, document.body_line, Trail((path,), limits))
    code = (block for block, _ in blocks_of(body, document.source) if isinstance(block, Code))
    palette = Palette((block.language, block.size) for block in code)
    included = tuple(reader.included)
    return Reading(document.source, body, reader.definitions, tuple(reader.faults), included, limits, palette)


class _TextReader:
    """Reads a text and all that it includes."""

    def __init__(self, snippets: Snippets) -> None:
        self._snippets = snippets
        self.faults: list[Diagnostic] = []
        self.definitions: dict[str, Definition] = {}
        self.included: dict[SourceText, None] = {}

    def read(self, source: SourceText, start: int, first_line: int, trail: Trail) -> Container:
        """The blocks of *source* from *start*, in line *first_line*."""
        report = self._report(source)
        include = self._include(report, trail)
        text = blanked_controls(source.text[start:])
        definitions = Definitions(text, source, self.definitions)
        return BlockReader(text, definitions, start, first_line, report, include, trail.limits.nesting).read()

    def _report(self, source: SourceText) -> Report:
        def report(code: str, span: Span, **values: object) -> None:
            self.faults.append(source.diagnostic(code, span, **values))

        return report

    def _include(self, report: Report, trail: Trail) -> Callable[[str, Span, bool], Included | None]:
        def include(path: str, span: Span, gap: bool) -> Included | None:
            normal = allowed(path, span, self._snippets, trail, report)
            found = self._snippets.get(normal) if normal is not None else None
            if normal is None or found is None:
                return None
            source, start, first_line = found
            self.included[source] = None
            children = self.read(source, start, first_line, trail.into(normal)).children
            return Included(span, gap, children, source=source)

        return include
