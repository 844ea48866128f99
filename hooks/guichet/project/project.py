"""The project: where the parts of a help centre lie, and its settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from guichet.diagnostics import ContentError, Diagnostic, Severity
from guichet.project.configuration import Configuration, read_configuration
from guichet.project.integration import integration_faults
from guichet.project.options import option_faults
from guichet.project.settings import read_settings
from guichet.schema.settings import Settings
from guichet.source import SourceFolder


@dataclass(frozen=True)
class Project:
    """A help centre on disk. Paths are absolute."""

    root: Path
    """The folder that `mkdocs.yml` lies in."""
    config_file: Path
    settings: Settings
    docs: Path
    """Folder of the pages that are no guides."""
    site: Path
    """Folder that the built site is put in: for a preview, one that MkDocs forgets at its end."""
    published: Path
    """Folder of the site that was published last, as the configuration names it; need not exist."""
    site_address: str | None
    """The absolute address of the site's root, ending in `/`, if it is known."""
    remarks: tuple[Diagnostic, ...] = ()
    """What is doubtful in the configuration."""

    @property
    def guides(self) -> Path:
        """Folder of the guides and of their data."""
        return self.root / self.settings.guides

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
    except ContentError as error:
        found += error.diagnostics
    if any(fault.severity is Severity.ERROR for fault in found):
        raise ContentError(found)
    site = root / _text(configuration, "site_dir", "site")
    address = _text(configuration, "site_url", "")
    return Project(
        root=root,
        config_file=file,
        settings=settings,
        docs=root / _text(configuration, "docs_dir", "docs"),
        site=site,
        published=site,
        site_address=f"{address.rstrip('/')}/" if address else None,
        remarks=tuple(found),
    )


def _text(configuration: Configuration, option: str, default: str) -> str:
    value = configuration.at(option)
    return str(value) if isinstance(value, str) else default
