"""Files: the pages of the library as MkDocs knows files and pages. MkDocs parses none of them again."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfileobj
from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from guichet.dialect import Heading
from guichet.model import Guide, Page, Product, Sheet
from guichet.project import Project
from guichet.rendering import RenderedPage
from guichet.schema.words import words_in
from guichet.source import SourceFolder


class SourceFile(File):
    """A Markdown file under its true path, published at the address that the model gives it.

    `src_uri` is the path from the project's root. MkDocs wants it to be unique, so a product that borrows the page of
    another language stands under a path that says its own, and the sheets of the data file under one for each.
    """

    def __init__(self, page: Page, project: Project, config: MkDocsConfig) -> None:
        path = page.path
        if isinstance(page, Product) and page.borrowed:
            path = f"{path.removesuffix('.md')}.{page.language}.md"
        elif isinstance(page, Sheet):
            path = f"{path}.{page.service}.{page.language}.md"
        super().__init__(
            path,
            src_dir=str(project.root),
            dest_dir=config.site_dir,
            use_directory_urls=True,
            dest_uri=f"{page.address[1:]}index.html",
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        from_docs = os.path.relpath(project.root / page.path, project.docs)
        self.edit_uri = Path(from_docs).as_posix()


class SitePage(MkDocsPage):
    """A page that is rendered already: for MkDocs there is nothing left to read, to parse or to check."""

    def __init__(self, page: Page, rendered: RenderedPage, file: SourceFile, config: MkDocsConfig) -> None:
        # MkDocs and Material put titles into HTML as they are.
        super().__init__(str(escape(page.header.title)), file, config)
        self.model = page
        self.rendered = rendered
        self.meta = self._meta()

    def read_source(self, config: MkDocsConfig) -> None:
        """Take the body as the library has it."""
        self.markdown = self.model.document.body

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the HTML as it was rendered.

        Our templates have it from the view; MkDocs' copy is what the search reads. Readers search for what stands in
        the head of a page, too.
        """
        self.content = "".join(f"<p>{escape(text)}</p>" for text in self._head) + self.rendered.html
        self.toc = TableOfContents([_anchor(heading, 1) for heading in self.rendered.headings])

    def validate_anchor_links(self, *, files: Files, log_level: int) -> None:
        """Nothing: the links were checked before."""

    @property
    def _head(self) -> Iterator[str]:
        """What readers see between the title and the body."""
        if isinstance(self.model, Guide) and self.model.header.legacy_guide_number:
            yield (
                words_in(self.model.language)
                .interface["guide_number"]
                .format(number=self.model.header.legacy_guide_number)
            )
        if self.model.header.excerpt:
            yield self.model.header.excerpt

    def _meta(self) -> dict[str, Any]:
        """What Material asks of a page's metadata."""
        meta: dict[str, Any] = {"title": self.title}
        if self.model.description:
            meta["description"] = str(escape(self.model.description))
        if self.model.header.hidden:
            meta["search"] = {"exclude": True}
        return meta


def _anchor(heading: Heading, level: int) -> AnchorLink:
    anchor = AnchorLink(str(escape(heading.title)), heading.id, level)
    anchor.children = [_anchor(child, level + 1) for child in heading.children]
    return anchor


class AssetFile(File):
    """A file that is published as it is, and that is no link, pipe or device when it is copied."""

    def __init__(self, path: str, address: str, folder: SourceFolder, config: MkDocsConfig) -> None:
        """*path* is the file, relative to the root of the project."""
        self._folder, self._source = folder, folder.project / path
        is_guides = not self._source.is_relative_to(config.docs_dir)
        super().__init__(
            path if is_guides else self._source.relative_to(config.docs_dir).as_posix(),
            src_dir=str(folder.project) if is_guides else config.docs_dir,
            dest_dir=config.site_dir,
            use_directory_urls=True,
            dest_uri=address[1:],
            inclusion=InclusionLevel.NOT_IN_NAV,
        )

    def copy_file(self, dirty: bool = False) -> None:
        """Copy it.

        Raises:
            ContentError: it cannot be read any more.
            OSError: its copy cannot be written.
        """
        target = Path(self.abs_dest_path)
        target.parent.mkdir(parents=True, exist_ok=True)
        with self._folder.opened(self._source) as (source, _), target.open("wb") as copy:
            copyfileobj(source, copy)


def generated_file(address: str, content: str | bytes, config: MkDocsConfig) -> File:
    """A file with *content*, published at *address*. To MkDocs it is never a page, not even if it is Markdown."""
    file = File.generated(config, f"{address[1:]}.generated", content=content)
    file.dest_uri = address[1:]
    return file
