"""A real browser: the system's Chromium, driven by Playwright, on folders served on this machine."""

from __future__ import annotations

import gzip
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]
DESKTOP: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 390, "height": 844}


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the tests speak."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer as hosts of static sites do, with the site's own page for what is missing."""
        own = Path(self.directory) / "404.html"
        if code != 404 or not own.is_file():
            super().send_error(code, message, explain)
            return
        content = own.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address, without last slash, at which *folder* is served meanwhile."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def on_the_wire(folder: Path, path: str) -> int:
    """How many bytes the file at *path* of the site in *folder* is where hosts compress texts, as they do."""
    file = folder / path.partition("?")[0].strip("/")
    file = file / "index.html" if file.is_dir() else file
    body = file.read_bytes()
    return len(gzip.compress(body)) if file.suffix in (".html", ".css", ".js", ".json", ".svg") else len(body)


def chromium() -> str | None:
    """The path of the system's Chromium; `None` where Playwright has to bring its own."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests of a process."""
    # Chromium's sandbox refuses to run as root, which is what containers do.
    flags = [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else FLAGS
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium(), args=flags)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def site(own_site: Path) -> Iterator[str]:
    """The address, without last slash, of this very help centre, built for the tests."""
    with served(own_site) as address:
        yield address


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens an address in a new window.

    At the end of the test, errors on the console and requests to any other origin than that of the address fail it.
    """
    contexts = []
    faults: list[str] = []

    def open_at(address: str, *, scripts: bool = True, dark: bool = False, phone: bool = False) -> Page:
        context = browser.new_context(
            viewport=PHONE if phone else DESKTOP,
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
            locale="fr-FR",
        )
        contexts.append(context)
        page = context.new_page()
        origin = "/".join(address.split("/")[:3])
        page.on("console", lambda message: faults.extend([message.text] if message.type == "error" else []))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda request: _note_foreign(request.url, origin, faults))
        page.goto(address, wait_until="load")
        return page

    yield open_at
    for context in contexts:
        context.close()
    assert faults == []


def _note_foreign(address: str, origin: str, faults: list[str]) -> None:
    if not address.startswith((f"{origin}/", "data:", "blob:")):
        faults.append(f"a request leaves the site: {address}")
