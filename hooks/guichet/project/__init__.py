"""The project: where the parts of a help centre lie and what it wants, as `mkdocs.yml` says. Knows no MkDocs."""

from __future__ import annotations

from guichet.project.project import Project, read_project, require_free_place

__all__ = ["Project", "read_project", "require_free_place"]
