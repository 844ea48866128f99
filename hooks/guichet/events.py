"""The events of MkDocs, each handed on in one call, for the hook file and the plugin alike."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, Literal

import click
import jinja2

from guichet.publishing import (
    Build,
    Configuration,
    Files,
    LiveReloadServer,
    MkDocsPage,
    Navigation,
    halted,
    keep_showing,
    last,
)
from guichet.release import abandon, begin, finish, publish


class Events:
    """One run of MkDocs. It lives as long as `mkdocs serve`; a build lives from one `on_config` to the next."""

    _command = "build"
    _ends = False
    """Whether an event follows when all is done."""
    _build: Build | None = None

    def _current(self) -> Build:
        """The build that is under way."""
        assert self._build is not None, "MkDocs calls on_config first"
        return self._build

    def _over(self) -> Build | None:
        """The build, if one has begun, which is over now."""
        build, self._build = self._build, None
        return build

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember what the run is for."""
        self._command = command
        context = click.get_current_context(silent=True)
        if context and context.params.get("livereload") is False:
            # MkDocs tells nobody of such a server, so that it would answer pages of other sites, too.
            raise halted("`--no-livereload` would show the site without any guard: serve without it.")
        # `mkdocs serve --clean` says that it is a build, and shows each one until it is ended.
        self._ends = "serve" not in (command, context and context.info_name)

    def on_config(self, config: Configuration) -> Configuration:
        """Judge the content, and begin the build."""
        unfinished = self._over()
        if unfinished is not None:
            unfinished.discard()
        self._build = begin(config, command=self._command)
        return config

    def on_files(self, files: Files, *, config: Configuration) -> Files:
        """Give MkDocs the pages."""
        return self._current().files(files, config)

    def on_nav(self, nav: Navigation, *, config: Configuration, files: Files) -> Navigation:
        """Set the navigation."""
        return self._current().navigation()

    def on_env(self, env: jinja2.Environment, *, config: Configuration, files: Files) -> jinja2.Environment:
        """Add the pages that templates alone make."""
        return self._current().environment(env, files, config)

    def on_page_context(self, context: Any, *, page: MkDocsPage, config: Configuration, nav: Navigation) -> Any:
        """Give the template its view of the page."""
        return self._current().page_context(context, page, config)

    def on_template_context(self, context: Any, *, template_name: str, config: Configuration) -> Any:
        """The same for templates that are no page's."""
        return self._current().template_context(context)

    def on_post_page(self, output: str, *, page: MkDocsPage, config: Configuration) -> str:
        """Finish a page."""
        return self._current().finished_page(output)

    def on_post_template(self, output_content: str, *, template_name: str, config: Configuration) -> str:
        """The same for templates that are no page's."""
        return self._current().finished_page(output_content)

    @last
    def on_post_build(self, *, config: Configuration) -> None:
        """Judge the site, with all that other hooks have made of it."""
        finish(self._current(), strict=config.strict)
        if not self._ends:
            publish(self._current())

    @last
    def on_shutdown(self) -> None:
        """Publish the site, now that nothing can fail any more, unless something has."""
        build = self._over()
        if build is None:
            return
        if sys.exception() is None and build.outcome is not None:
            publish(build)
        else:
            build.discard()

    def on_serve(
        self, server: LiveReloadServer, *, config: Configuration, builder: Callable[[], None]
    ) -> LiveReloadServer:
        """Keep the preview up through an author's faults."""
        return keep_showing(server)

    @last
    def on_build_error(self, error: Exception) -> None:
        """Leave the published site as it was, if the build got as far as having begun."""
        build = self._over()
        if build is not None:
            abandon(build, error)
