"""The preview: what `mkdocs serve` shows while authors write."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click
from mkdocs.livereload import LiveReloadServer

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment


def keep_showing(server: LiveReloadServer) -> LiveReloadServer:
    """Have *server* go on with the pages of the last good build where a build is halted, and answer its own host alone.

    By itself MkDocs leaves the reader's browser waiting until every fault is repaired, and answers whoever asks.
    """
    rebuild = server.builder

    def rebuild_if_sound() -> None:
        try:
            rebuild()
        except click.ClickException as halt:
            click.echo(f"{halt.format_message()}\nThe pages shown are those of the last good build.", err=True)

    server.builder = rebuild_if_sound
    server.set_app(guarded(server.serve_request, {"localhost", urlsplit(server.url).hostname or ""}))
    return server


def guarded(serve: WSGIApplication, names: Collection[str]) -> WSGIApplication:
    """*serve*, for requests alone to a host that is an IP address or one of *names*, and for paths that can be files.

    A page elsewhere can have its own name lead to this machine, and read what is served here as if it were its own
    (DNS rebinding); it cannot do so with an IP address.
    """

    def serve_sound(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        refusal = ""
        if not _is_own(environ.get("HTTP_HOST", "localhost"), names):
            refusal = "421 Misdirected Request"
        # Windows takes a backslash for a slash, so that `..` behind one leads out of the site.
        elif {"\0", "\\"} & set(environ["PATH_INFO"]) or environ["PATH_INFO"].startswith("//"):
            refusal = "400 Bad Request"
        if not refusal:
            return serve(environ, start_response)
        start_response(refusal, [("Content-Type", "text/plain")])
        return [refusal.encode()]

    return serve_sound


def _is_own(host: str, names: Collection[str]) -> bool:
    """Whether *host*, as a request names it, with a port or without, is an IP address or one of *names*."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    try:
        ip_address(name)
    except ValueError:
        return name in names
    return True
