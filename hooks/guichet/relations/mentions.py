"""Mentions: the links and includes in the texts of a library, each with its resolved target."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from guichet.dialect import Link, Snippets, read, read_words
from guichet.dialect.nodes import Included
from guichet.dialect.targets import refused_scheme
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
    """Finds the links and includes in the texts of one library."""

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

    def links(self, document: Document) -> list[Link]:
        """The links and images of *document* itself; those that refer to one definition count once."""
        found = read(document, limits=self._limits).links
        return list({(one.place.start, one.target): one for one in found if not refused_scheme(one.target)}.values())

    def links_of_cell(self, text: str) -> list[Link]:
        """The links of *text*, inline Markdown in a cell of the data file; their places are places in it."""
        return read_words(SourceText("", text)).links

    def includes(self, document: Document) -> Iterator[Include]:
        """The includes of *document* itself."""
        source = document.source
        if "{!" not in source.text:
            return
        path = source.path.removeprefix(self._folder)
        for block in read(document, self._snippets, path, self._limits).blocks:
            if isinstance(block, Included) and block.source is source:
                yield Include(source, block.span, block.file.path)

    @cached_property
    def _snippets(self) -> Snippets:
        documents = {guide.path.removeprefix(self._folder): guide.document for guide in self._library.guides}
        return Snippets(self._library.snippets, documents)
