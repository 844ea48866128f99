"""Events of MkDocs, each handed on in one call. What they mean is decided in the package `guichet`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from guichet.publishing import Build, keep_showing
from guichet.release import begin, finish


class _Run:
    """This module lives as long as `mkdocs serve`; a build lives from one `on_config` to the next."""

    command: str = "build"
    build: Build | None = None

    def current(self) -> Build:
        """The build that is under way."""
        assert self.build is not None, "MkDocs calls on_config first"
        return self.build

    def discard(self) -> None:
        """Give up the build, if it got as far as having begun."""
        if self.build is not None:
            self.build.discard()
            self.build = None


_run = _Run()


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember what the run is for."""
    _run.command = command


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Judge the content, and begin the build."""
    _run.build = begin(config, command=_run.command)
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Give MkDocs the pages."""
    return _run.current().files(files, config)


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
    """Set the navigation."""
    return _run.current().navigation()


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Add the pages that templates alone make."""
    return _run.current().environment(env, files, config)


def on_page_context(context: Any, *, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
    """Give the template its view of the page."""
    return _run.current().page_context(context, page, config)


def on_template_context(context: Any, *, template_name: str, config: MkDocsConfig) -> Any:
    """The same for templates that are no page's."""
    return _run.current().template_context(context)


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Finish a page."""
    return _run.current().finished_page(output)


def on_post_template(output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
    """The same for templates that are no page's."""
    return _run.current().finished_page(output_content)


def on_post_build(*, config: MkDocsConfig) -> None:
    """Judge the site, and publish it."""
    finish(_run.current(), strict=config.strict)


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
    """Keep the preview up through an author's faults."""
    return keep_showing(server)


def on_build_error(error: Exception) -> None:
    """Leave the published site as it was."""
    _run.discard()
