"""The content of a project, loaded and rendered for a subcommand."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from guichet.addresses import with_addresses
from guichet.model.loading import load
from guichet.project import Project
from guichet.rendering import Survey, survey
from guichet.reporting import progress

NO_CHANGES: Mapping[Path, bytes | None] = MappingProxyType({})


def surveyed(project: Project) -> Survey:
    """Every page of *project* rendered, with every fault, also of its ledger of addresses."""
    return with_addresses(rendered(project), project.sources(project.guides, "ledger"))


def rendered(project: Project, *, drafts: bool = False, changes: Mapping[Path, bytes | None] = NO_CHANGES) -> Survey:
    """Every page of *project* rendered, as it would be after *changes*; how far it is shows at a terminal."""
    loading = load(
        project.root,
        project.settings,
        docs=project.docs,
        title=project.title,
        drafts=drafts,
        site_address=project.site_address,
        theme=project.theme,
        changes=changes,
    )
    with progress("Guides rendered") as tell:
        return survey(loading, tell)
