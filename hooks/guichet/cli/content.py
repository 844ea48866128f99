"""The content of a project, loaded and rendered for a subcommand."""

from __future__ import annotations

from guichet.model.loading import load
from guichet.publishing import Project
from guichet.rendering import Survey, survey
from guichet.reporting import progress


def surveyed(project: Project) -> Survey:
    """Every page of *project* rendered, with every fault; how far it is shows at a terminal."""
    loading = load(project.root, project.settings, docs=project.docs, site_address=project.site_address)
    with progress("Guides rendered") as tell:
        return survey(loading, tell)
