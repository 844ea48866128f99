"""The preview answers requests that are meant for it, and no others."""

from __future__ import annotations

from collections.abc import Callable
from wsgiref.types import StartResponse, WSGIEnvironment
from wsgiref.util import setup_testing_defaults

import pytest

from guichet.publishing.preview import guarded


def status_of(path: str, host: str | None) -> str:
    """The status of the answer to a request for *path* from *host*."""
    given: list[str] = []

    def serve(environ: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
        start_response("200 OK", [])
        return [b"a page"]

    def start_response(status: str, headers: object, exc_info: object = None, /) -> Callable[[bytes], object]:
        given.append(status)
        return lambda data: None

    environ: WSGIEnvironment = {"PATH_INFO": path}
    setup_testing_defaults(environ)
    del environ["HTTP_HOST"]
    if host is not None:
        environ["HTTP_HOST"] = host
    body = b"".join(guarded(serve, {"localhost", "aide.test"})(environ, start_response))
    assert body == (b"a page" if given == ["200 OK"] else given[0].encode())
    return given[0]


OWN = [
    "localhost",
    "localhost:8000",
    "LOCALHOST:8000",
    "127.0.0.1:8000",
    "[::1]:8000",
    "192.168.1.7",
    "aide.test",
    None,
]


@pytest.mark.parametrize("host", OWN)
def test_a_request_for_this_host_is_answered(host: str | None) -> None:
    assert status_of("/fr/", host) == "200 OK"


FOREIGN = ["evil.example", "evil.example:8000", "localhost.evil.example", "127.0.0.1.evil.example", "", "[::1", "a@b"]


@pytest.mark.parametrize("host", FOREIGN)
def test_a_request_for_another_host_is_refused(host: str) -> None:
    assert status_of("/fr/", host) == "421 Misdirected Request"


@pytest.mark.parametrize("path", ["/\0", "/fr/\0.html", "//evil.example/", "/..\\mkdocs.yml"])
def test_a_path_that_can_be_no_file_is_refused(path: str) -> None:
    assert status_of(path, "localhost") == "400 Bad Request"
