"""Publishing: the one part that knows MkDocs. Gives it the pages of the library, and the site to the world."""

from __future__ import annotations

from guichet.publishing.engine import run

# ProperDocs has to stand in for MkDocs before anything below is imported.
# isort: split

from mkdocs.config.base import LegacyConfig
from mkdocs.config.defaults import MkDocsConfig as Configuration
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from guichet.publishing.build import Build, Built
from guichet.publishing.halt import halted
from guichet.publishing.preview import keep_showing
from guichet.publishing.project import project_of

last = event_priority(float("-inf"))
"""Marks the function of an event as the one that runs after those of all hooks and plugins."""

__all__ = [
    "BasePlugin",
    "Build",
    "Built",
    "Configuration",
    "Files",
    "LegacyConfig",
    "LiveReloadServer",
    "MkDocsPage",
    "Navigation",
    "halted",
    "keep_showing",
    "last",
    "project_of",
    "run",
]
