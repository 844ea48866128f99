"""Mentions: the links and includes of the texts of a library, each with the place of what it names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from guichet.dialect import FoundLink, Known, Snippets, read, scan
from guichet.dialect.blocks import Piece
from guichet.dialect.found_links import LinkedText
from guichet.dialect.includes import Included
from guichet.dialect.runs import Run, blocks_of
from guichet.model import Library, Page
from guichet.source import Document, SourceMapping, SourceText, Span


@dataclass(frozen=True, slots=True)
class Include:
    """A line `{!> path !}`."""

    source: SourceText
    span: Span
    """Where the path stands."""
    path: str
    """The file that is included, from the project's root."""


class Mentions:
    """Finds what the texts of one library mention."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._folder = f"{library.settings.guides}/"
        self._limits = library.settings.limits

    @cached_property
    def texts(self) -> dict[str, tuple[Document, Page | None]]:
        """Every text in Markdown, by path, with its page; a text that pages include has none of its own."""
        pages = {path: (page.document, page) for path, page in self._library.by_path.items()}
        snippets = {
            source.path: (Document(source, SourceMapping(source, {}, Span(0)), 1), None)
            for source in self._library.snippets.values()
        }
        return {**pages, **snippets}

    def links(self, document: Document) -> list[FoundLink]:
        """The links and images of *document* itself; those that refer to one definition count once."""
        found = scan(read(document), Known()).links
        return list({(link.span.start, link.target): link for link in found}.values())

    def links_of_cell(self, text: str) -> list[FoundLink]:
        """The links of *text*, inline Markdown in a cell of the data file; their places are places in it."""
        return LinkedText(Run((Piece(text, 0),), SourceText("", text)), {}).links

    def includes(self, document: Document) -> Iterator[Include]:
        """The includes of *document* itself."""
        source = document.source
        if "{!" not in source.text:
            return
        path = source.path.removeprefix(self._folder)
        reading = read(document, self._snippets, path, self._limits)
        for block, written_in in blocks_of(reading.body, source):
            if isinstance(block, Included) and written_in is source:
                yield Include(source, block.span, block.source.path)

    @cached_property
    def _snippets(self) -> Snippets:
        documents = {guide.path.removeprefix(self._folder): guide.document for guide in self._library.guides}
        return Snippets(self._library.snippets, documents)
