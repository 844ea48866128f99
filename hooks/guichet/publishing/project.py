"""The project that MkDocs builds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from guichet.project import Project, read_project, require_free_place


def project_of(config: MkDocsConfig) -> Project:
    """The project that MkDocs has read *config* from, where options of the command line count, too.

    Raises:
        ContentError: one diagnostic per fault of the configuration.
    """
    project = replace(
        read_project(Path(config.config_file_path or "mkdocs.yml")),
        docs=Path(config.docs_dir),
        site=Path(config.site_dir),
        site_address=f"{config.site_url.rstrip('/')}/" if config.site_url else None,
    )
    require_free_place(project)
    return project
