"""Another site, on this machine: a web server that behaves in every way that web servers do."""

from __future__ import annotations

import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer

SLOW = 6.0
"""How many seconds `/slow` takes to answer."""
GONE_IN_WORDS = b"<!doctype html><title>404 - page introuvable</title><p>Cette page n'existe plus."

_STATUSES = {"/204": 204, "/401": 401, "/403": 403, "/404": 404, "/405": 405, "/410": 410, "/500": 500, "/999": 999}
_REDIRECTS = {
    "/301": (301, "/301/further"),
    "/301/further": (308, "/200"),
    "/301/to-an-anchor": (301, "/200#there"),
    "/302": (302, "/200"),
    "/301/then-302": (301, "/302"),
    "/301/to-404": (301, "/404"),
    "/307/to-itself": (307, "/307/to-itself"),
    "/loop": (302, "/loop/back"),
    "/loop/back": (302, "/loop"),
    "/manual/old": (302, "/"),
    "/manual/older": (301, "/fr/"),
    "/en/": (302, "/"),
}


class Elsewhere(ThreadingHTTPServer):
    """The server; `answer` decides what each of its paths does."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.visits: dict[str, list[tuple[str, float]]] = {}
        """Method and time of every request, by path."""
        self.down: set[str] = set()
        """The paths that are not found for now."""
        self.onward: dict[str, str] = {}
        """Where further paths redirect to for a while."""
        self.scheme = "http"

    def server_bind(self) -> None:
        """Take a port, and do not ask the network for this machine's name."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = "127.0.0.1", int(self.server_address[1])

    def at(self, path: str) -> str:
        """The address of *path*."""
        return f"{self.scheme}://127.0.0.1:{self.server_address[1]}{path}"

    def methods(self, path: str) -> list[str]:
        """The methods that *path* was asked for with."""
        return [method for method, _ in self.visits.get(path, [])]

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: who waits no longer closes the connection."""


class _Handler(BaseHTTPRequestHandler):
    server: Elsewhere

    def do_GET(self) -> None:
        visits = self.server.visits.setdefault(self.path, [])
        visits.append((self.command, time.monotonic()))
        if self.path in self.server.down:
            self._answer(404)
        elif self.path in _STATUSES:
            self._answer(_STATUSES[self.path])
        elif self.path in _REDIRECTS:
            self._answer(*_REDIRECTS[self.path])
        elif self.path in self.server.onward:
            self._answer(302, self.server.onward[self.path])
        elif self.path.startswith("/endless/"):
            self._answer(302, f"/endless/{int(self.path.rpartition('/')[2]) + 1}")
        elif self.path == "/429" or (self.path == "/429/once" and len(visits) == 1):
            self._answer(429, wait="1")
        elif self.path == "/slow":
            time.sleep(SLOW)
            self._answer(200)
        elif self.path == "/get-only" and self.command == "HEAD":
            self._answer(405)
        else:
            self._answer(200, body=GONE_IN_WORDS if self.path == "/gone-in-words" else b"Bonjour")

    def do_HEAD(self) -> None:
        self.do_GET()

    def _answer(self, status: int, location: str = "", wait: str = "", body: bytes = b"") -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        if wait:
            self.send_header("Retry-After", wait)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(body if self.command != "HEAD" else b"")

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serving(certificate: Path | None = None) -> Iterator[Elsewhere]:
    """The server while it runs; with TLS, if it has a *certificate*."""
    with Elsewhere() as server:
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
            server.scheme = "https"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def self_signed(folder: Path) -> Path:
    """A certificate, with its key, that nobody has reason to trust."""
    file = folder / "certificate.pem"
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    command += ["-days", "2", "-subj", "/CN=127.0.0.1", "-keyout", str(file), "-out", str(folder / "only.pem")]
    subprocess.run(command, check=True, capture_output=True)
    file.write_bytes(file.read_bytes() + (folder / "only.pem").read_bytes())
    return file


def closed_port() -> int:
    """A port of this machine that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
