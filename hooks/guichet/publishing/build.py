"""A build: one run of MkDocs over one survey of the library, from its configuration to the published site."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page as MkDocsPage

from guichet.diagnostics import Diagnostic, Location
from guichet.hosting import with_policy
from guichet.model import Authorship, Matrix, Product
from guichet.outputs import OutputContext, output_files
from guichet.outputs.card import CARD
from guichet.outputs.linked_data import linked_data
from guichet.outputs.search import IndexingError, copied_index, index_site
from guichet.outputs.search_words import keywords_of
from guichet.outputs.site_map import SITE_MAP
from guichet.outputs.unlisted import unlisted_files
from guichet.outputs.view import View
from guichet.project import Project
from guichet.publishing.files import AssetFile, SitePage, SourceFile, generated_file
from guichet.publishing.halt import halted
from guichet.publishing.security import policy_faults
from guichet.publishing.styles import join_styles
from guichet.publishing.warnings import Warnings
from guichet.rendering import Survey, authorship
from guichet.site.manifest import seal
from guichet.site.staging import Staging, StagingError
from guichet.source import SourceFolder

_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO})
"""What a disk says that is full, read-only or broken."""
THEME = Path(__file__).parent.parent / "theme"


@dataclass(frozen=True)
class Built:
    """A site that is built and not published yet: all that a last look at it wants to know."""

    root: Path
    """The folder it was built in."""
    name: str
    """What people call the folder it is going to be in, relative to the project's root."""
    site_address: str | None
    authorship: Authorship
    former_addresses: Sequence[str]
    guides: int
    """How many guides it has."""
    warnings: tuple[str, ...]
    """What MkDocs warned of meanwhile."""
    faults: tuple[Diagnostic, ...]
    """What its pages have that their policy would keep from working."""


class Build:
    """What the events of one build have in common."""

    def __init__(
        self,
        project: Project,
        survey: Survey,
        config: MkDocsConfig,
        *,
        staging: Staging | None,
        progress: AbstractContextManager[Callable[[int, int], None]],
    ) -> None:
        """Prepare *config* for the build.

        *staging* is where a site is built that is to be published; a preview has none. What *progress* gives is told
        how many pages of how many are drawn.
        """
        self._progress = progress
        self._meanwhile = ExitStack()
        self._tell: Callable[[int, int], None]
        self._drawn = 0
        self.project = project
        self.survey = survey
        self.library = survey.library
        self.outcome: str | None = None
        """What can be said of the site once it may be published."""
        self.staging = staging
        self._config = config
        if self.staging:
            config.site_dir = str(self.staging.folder)
        own_theme = 1 if config.theme.custom_dir else 0
        config.theme.dirs.insert(own_theme, str(THEME))
        config.watch += [str(project.guides)]
        self._warnings = Warnings()
        self._warnings.listen()
        self._pages: dict[str, SitePage] = {}
        self._tables = survey.tables

    def files(self, files: Files, config: MkDocsConfig) -> Files:
        """*files* with the pages and files of the library in the place of what MkDocs found in its folder by itself."""
        limits, below_guides = self.library.settings.limits.of("asset"), f"{self.project.settings.guides}/"
        guides = SourceFolder(self.project.root, self.project.guides, limits=limits)
        docs = SourceFolder(self.project.root, self.project.docs, limits=limits)
        assets = dict(self.survey.assets)
        for file in list(files):
            if file.src_dir == config.docs_dir or file.is_documentation_page():
                files.remove(file)
            is_shown = file.inclusion.value > InclusionLevel.DRAFT.value
            if file.src_dir == config.docs_dir and "/." in f"/{file.src_uri}" and is_shown:
                # It is hidden, and `exclude_docs` asks for it by its name.
                assets[docs.path_of(docs.root / file.src_uri)] = f"/{file.src_uri}"
        for page in self.library.everything:
            file = SourceFile(page, self.project, config)
            self._pages[page.address] = SitePage(page, self.survey.pages[page.address], file, config)
            files.append(file)
        for path, address in assets.items():
            if path.startswith(below_guides):
                files.append(AssetFile(path, address, guides, config))
            elif config.exclude_docs is None or not config.exclude_docs.match_file(address[1:]):
                files.append(AssetFile(path, address, docs, config))
        return files

    def navigation(self) -> Navigation:
        """Home pages, then a section per product: its page, and a section per section of guides."""
        homes: list[StructureItem] = [self._pages[address] for address in (page.address for page in self.library.homes)]
        products = [self._product(product) for product in self.library.products if not product.header.hidden]
        pages = [page for page in self._pages.values() if not page.model.header.hidden]
        return Navigation([*homes, *products], list(pages))

    def _product(self, product: Product) -> Section:
        def section(title: str, children: Sequence[StructureItem]) -> Section:
            made = Section(title, list(children))
            for child in children:
                child.parent = made
            return made

        groups = [
            section(group.name, [self._pages[guide.address] for guide in group.guides]) for group in product.sections
        ]
        return section(product.header.title, [self._pages[product.address], *groups])

    def environment(self, environment: jinja2.Environment, files: Files, config: MkDocsConfig) -> jinja2.Environment:
        """Add the pages that no one has written, and what hosts want to know."""
        matrices = (table for table in self.library.catalogue.tables.values() if isinstance(table, Matrix))
        join_styles(files, config, max((len(table.columns) for table in matrices), default=0))
        self._tell = self._meanwhile.enter_context(self._progress)
        # Until now MkDocs would have copied its template as a file of the theme.
        config.theme.static_templates.discard(SITE_MAP)
        self._write_outputs(environment, files, config)
        if self.staging is None:  # a preview makes no index of its own
            for path, content in copied_index(self.project.published):
                files.append(generated_file(f"/{path}", content, config))
        return environment

    def _write_outputs(self, environment: jinja2.Environment, files: Files, config: MkDocsConfig) -> None:
        """Write the outputs into the site's folder, one after the other, so that none waits in memory.

        MkDocs has emptied the folder by now, and is going to copy the files of authors into it.
        """
        context = OutputContext(
            survey=self.survey,
            site_name=config.site_name,
            description=config.site_description or "",
            site_address=self.project.site_address,
            icon=config.theme["favicon"],
            templates=environment,
            taken=frozenset(f"/{file.dest_uri}" for file in files),
        )
        for file in output_files(context):
            path = Path(config.site_dir, file.address[1:])
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.content)

    def page_context(self, context: Any, page: MkDocsPage, config: MkDocsConfig) -> Any:
        """*context* with the view of *page*."""
        assert isinstance(page, SitePage)
        self._drawn += 1
        self._tell(self._drawn, len(self.library.everything))
        view = View(self.survey, self._tables.get(page.model.address, {}), page.model)
        context["guichet"] = view
        context["card"] = CARD
        context["linked_data"] = (
            linked_data(
                page.model,
                view.trail,
                site_name=config.site_name,
                site_address=self.project.site_address,
                image=f"/{CARD}",
                is_home=view.kind == "home",
            )
            if self.project.site_address and not page.model.header.hidden
            else []
        )
        return context

    def template_context(self, context: Any) -> Any:
        """*context* with the view of the page for what is missing."""
        base = urlsplit(self.project.site_address or "/").path
        context["guichet"] = View(self.survey, {}, None, base)
        return context

    def finished_page(self, html: str) -> str:
        """*html* as it is published. A preview has no policy: it would keep MkDocs from loading a changed page anew."""
        return with_policy(html) if self.staging else html

    def finish(self, inspect: Callable[[Built], str]) -> None:
        """Make the site ready to be published, unless *inspect* raises; it gives the outcome."""
        self._warnings.leave()
        self._meanwhile.close()
        if self.staging is None:
            return
        try:
            index_site(self.staging.folder, keywords_of(self.library))
        except IndexingError as error:
            raise halted(f"The site cannot be indexed, and was not published: {error}") from None
        outcome = inspect(
            Built(
                root=self.staging.folder,
                name=self.project.site_name,
                site_address=self.project.site_address,
                authorship=authorship(self.survey),
                former_addresses=self.library.settings.former_addresses,
                guides=len(self.library.guides),
                warnings=tuple(self._warnings.messages),
                faults=tuple(self._policy_faults(self.staging.folder)),
            )
        )
        seal(self.staging.folder, unlisted=unlisted_files(self.library, self.survey))
        self.outcome = outcome

    def _policy_faults(self, root: Path) -> Iterator[Diagnostic]:
        static = {address.lstrip("/") for address in self.library.assets.values()}
        return policy_faults(root, self.project.site_name, self.project.site_address, static=static)

    def publish(self) -> None:
        """Put the site, which is ready, in the place of the one that was published before.

        Raises:
            StagingError: it cannot be; that one is as it was.
        """
        if self.staging is not None:
            self.staging.publish()
            self._config.site_dir = str(self.project.site)

    def fault_of(self, error: OSError) -> Diagnostic | None:
        """What *error* tells of the disk; `None` if it is rather a fault in a program."""
        reason = error.strerror or str(error)
        files = [Path(name) for name in (error.filename, error.filename2) if isinstance(name, str)]
        if self.staging and (error.errno in _DISK or any(file.is_relative_to(self.staging.work) for file in files)):
            failed = StagingError(reason)
            return self.project.site_fault(failed.code, failed.reason, failed.repair)
        for file in files:
            if file.is_relative_to(self.project.guides) or file.is_relative_to(self.project.docs):
                place = Location(Path(os.path.relpath(file, self.project.root)).as_posix())
                return Diagnostic.of("file-unreadable", place, reason=reason)
        return None

    def discard(self) -> None:
        """Leave the published site as it was."""
        self._warnings.leave()
        self._meanwhile.close()
        if self.staging is not None:
            self.staging.discard()
