"""Publishing: the one part that knows MkDocs. Gives it the pages of the library, and the site to the world."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig as Configuration

from guichet.publishing.build import Build, Built
from guichet.publishing.halt import halted
from guichet.publishing.preview import keep_showing
from guichet.publishing.project import Project, project_of, read_project

__all__ = ["Build", "Built", "Configuration", "Project", "halted", "keep_showing", "project_of", "read_project"]
