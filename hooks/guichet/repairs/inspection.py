"""Inspection: the faults of one file with a given content, while all other files stay as they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import PurePosixPath

from guichet.diagnostics import ContentError, Diagnostic
from guichet.model import Library, Page
from guichet.model.place import Place
from guichet.rendering import RenderedPage, Renderer
from guichet.schema.front_matter import GuideHeader, PageHeader, ProductHeader
from guichet.schema.validation import validate
from guichet.source import Document, SourceFolder, SourceMapping, SourceText, Span, read_document
from guichet.source.text import decode


@dataclass(frozen=True)
class Inspection:
    """One content of one file, with its faults."""

    source: SourceText
    header: tuple[Diagnostic, ...]
    """The faults of the front matter."""
    page: RenderedPage | None
    """The rendered body; `None` if the front matter cannot be read."""

    @property
    def faults(self) -> tuple[Diagnostic, ...]:
        """Every fault located in the file."""
        body = self.page.diagnostics if self.page else ()
        return (*self.header, *(found for found in body if found.location.path == self.source.path))

    @cached_property
    def counts(self) -> Counter[str]:
        """How many faults of each kind there are."""
        return Counter(found.code for found in self.faults)

    @property
    def targets(self) -> Counter[str]:
        """The number of its links by target."""
        return Counter(link.href for link in self.page.links) if self.page else Counter()


class Inspector:
    """Inspects the files of one library."""

    def __init__(self, library: Library, guides: SourceFolder, docs: SourceFolder) -> None:
        self.folders = (guides, docs)
        stand_ins = [self._stand_in(path, library) for path in sorted(library.unusable) if path.endswith(".md")]
        usable = library.unusable - {page.path for page in stand_ins}
        # Files to be repaired count as pages, so that links to them are not reported as broken.
        self._library = replace(library, pages=(*library.pages, *stand_ins), unusable=usable)
        self._renderer = Renderer(self._library)

    def inspect(self, path: str, content: bytes) -> Inspection:
        """Inspect the file *path* with this *content*.

        Raises:
            ContentError: *content* is not text.
        """
        source = decode(path, content)
        try:
            document = read_document(source, self.folders[0].limits)
        except ContentError as error:
            return Inspection(source, error.diagnostics, None)
        page = self._library.by_path.get(path) or self._stand_in(path, self._library)
        rendered = self._renderer.render(replace(page, document=document))
        return Inspection(source, (*document.header.remarks, *self._header_faults(path, document.header)), rendered)

    def entry_faults(self, source: SourceText, line: int) -> Sequence[Diagnostic]:
        """The faults of *line*, one entry of a front matter that cannot yet be read as a whole."""
        try:
            entry = read_document(SourceText(source.path, f"---\n{source.line(line)}\n---\n"))
        except ContentError as error:
            return error.diagnostics
        return self._header_faults(source.path, entry.header)

    def _header_faults(self, path: str, header: SourceMapping) -> Sequence[Diagnostic]:
        guides, _ = self.folders
        is_guide = path.startswith(guides.name)
        model = GuideHeader if is_guide else PageHeader
        try:
            validate(ProductHeader if is_guide and _place(path).is_index else model, header)
        except ContentError as error:
            return error.diagnostics
        return ()

    def _stand_in(self, path: str, library: Library) -> Page:
        """A placeholder page at a unique address for a file that cannot be read yet."""
        source = SourceText(path, "")
        settings = library.settings
        language = _place(path).language
        return Page(
            document=Document(source, SourceMapping(source, {}, Span(0)), 1),
            header=PageHeader.model_construct(title=path),
            address=f"/{path}/",
            language=language if language in settings.languages else settings.language,
        )


def _place(path: str) -> Place:
    return Place.of(PurePosixPath(path))
