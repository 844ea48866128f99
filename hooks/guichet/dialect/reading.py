"""A reading: the body of one page as a tree of blocks, made once for its HTML and for its faults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from guichet.diagnostics import Diagnostic
from guichet.dialect.block_reader import BlockReader
from guichet.dialect.blocks import Container
from guichet.dialect.links import Definition
from guichet.dialect.texts import blanked_controls
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


def read(document: Document) -> Reading:
    """The body of *document*, whose header is not looked at again."""
    faults: list[Diagnostic] = []

    def report(code: str, span: Span, **values: object) -> None:
        faults.append(document.source.diagnostic(code, span, **values))

    reader = BlockReader(blanked_controls(document.body), document.body_start, document.body_line, report)
    body = reader.read()
    return Reading(document.source, body, reader.definitions.by_label, tuple(faults))
