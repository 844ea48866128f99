"""The project: where the parts of a help centre lie, and its settings."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from guichet.diagnostics import ContentError, Diagnostic, Location, Severity
from guichet.project.configuration import Configuration, read_configuration
from guichet.project.integration import integration_faults
from guichet.project.options import option_faults
from guichet.project.settings import read_settings
from guichet.schema.settings import Settings
from guichet.schema.words import words_in
from guichet.site.destination import misplacement_of
from guichet.source import SourceFolder


@dataclass(frozen=True)
class Project:
    """A help centre on disk. Paths are absolute."""

    root: Path
    """The folder that `mkdocs.yml` lies in."""
    config_file: Path
    settings: Settings
    docs: Path
    """Folder of the pages that are no guides; need not exist."""
    site: Path
    """Folder that the built site is put in: for a preview, one that MkDocs forgets at its end."""
    published: Path
    """Folder of the site that was published last, as the configuration names it; need not exist."""
    theme: tuple[Path, ...]
    """The folders of the project's own that files of the theme lie in."""
    site_address: str | None
    """The absolute address of the site's root, ending in `/`, if it is known."""
    configuration: Configuration
    """All that `mkdocs.yml` says, with its places."""
    remarks: tuple[Diagnostic, ...] = ()
    """What is doubtful in the configuration."""

    @property
    def title(self) -> str:
        """What the help centre is called."""
        return _text(self.configuration, "site_name", "")

    @property
    def guides(self) -> Path:
        """Folder of the guides and of their data."""
        return self.root / self.settings.guides

    @property
    def site_name(self) -> str:
        """What people call the folder of the site: its path, relative to the project's root where it lies there."""
        return (self.site.relative_to(self.root) if self.site.is_relative_to(self.root) else self.site).as_posix()

    def site_fault(self, code: str, reason: str, repair: str) -> Diagnostic:
        """The fault *code* of the folder of the site: at the option that names it, if that stands in `mkdocs.yml`."""
        name = self.site_name
        if self.configuration.at("site_dir") is not None and self.site == self.published:
            return self.configuration.diagnostic(code, ("site_dir",), name=name, reason=reason, repair=repair)
        return Diagnostic.of(code, Location(self.config_file.name), name=name, reason=reason, repair=repair)

    def sources(
        self,
        folder: Path,
        kind: Literal["guide", "ledger"],
        changes: Mapping[Path, bytes | None] = MappingProxyType({}),
    ) -> SourceFolder:
        """The files of *folder*, to be read within the limits for one *kind* of them."""
        return SourceFolder(self.root, folder, limits=self.settings.limits.of(kind), changes=changes)

    @property
    def baseline(self) -> Path | None:
        """The file of the findings that the help centre lives with, if the settings name one."""
        return self.root / self.settings.baseline if self.settings.baseline else None


def read_project(config_file: Path) -> Project:
    """The project that *config_file*, a `mkdocs.yml`, describes.

    Raises:
        ContentError: one diagnostic per fault of the configuration.
    """
    file = config_file.resolve()
    root = file.parent
    configuration = read_configuration(file)
    found = [*option_faults(configuration, root), *integration_faults(configuration, root)]
    settings = Settings()
    try:
        settings = read_settings(configuration)
        for language in (settings.language, *settings.languages):
            words_in(language)
    except ContentError as error:
        found += error.diagnostics
    if any(fault.severity is Severity.ERROR for fault in found):
        raise ContentError(found)
    site = Path(os.path.normpath(root / _text(configuration, "site_dir", "site")))
    address = _text(configuration, "site_url", "")
    custom = configuration.at("theme", "custom_dir")
    project = Project(
        root=root,
        config_file=file,
        settings=settings,
        docs=root / _text(configuration, "docs_dir", "docs"),
        site=site,
        published=site,
        theme=(root / custom,) if isinstance(custom, str) else (),
        site_address=f"{address.rstrip('/')}/" if address else None,
        configuration=configuration,
        remarks=tuple(found),
    )
    require_free_place(project)
    return project


def require_free_place(project: Project) -> None:
    """See that no part of *project* lies where its site is put.

    Raises:
        ContentError: one does, or there can be no site for another reason.
    """
    misplacement = misplacement_of(project.site, project.root, tuple(_folders(project)))
    if misplacement is not None:
        raise ContentError([*project.remarks, project.site_fault("site-folder", *misplacement)])


def _folders(project: Project) -> Iterator[Path]:
    """The folders of the guides, the theme and the hooks; hooks beside `mkdocs.yml` are files."""
    yield project.guides
    theme = project.configuration.at("theme", "custom_dir")
    if theme is not None:
        yield project.root / str(theme)
    hooks = project.configuration.at("hooks")
    for name in hooks if isinstance(hooks, list) else ():
        file = project.root / str(name)
        yield file if project.root.is_relative_to(file.parent) else file.parent


def _text(configuration: Configuration, option: str, default: str) -> str:
    value = configuration.at(option)
    return str(value) if isinstance(value, str) else default
