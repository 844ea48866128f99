"""The preview: what `mkdocs serve` shows while authors write."""

from __future__ import annotations

import click
from mkdocs.livereload import LiveReloadServer


def keep_showing(server: LiveReloadServer) -> LiveReloadServer:
    """Have *server* go on with the pages of the last good build where a build is halted.

    By itself MkDocs leaves the reader's browser waiting until every fault is repaired.
    """
    rebuild = server.builder

    def rebuild_if_sound() -> None:
        try:
            rebuild()
        except click.ClickException as halt:
            click.echo(f"{halt.format_message()}\nThe pages shown are those of the last good build.", err=True)

    server.builder = rebuild_if_sound
    return server
