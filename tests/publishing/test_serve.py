"""The preview: it shows drafts, follows edits of guides and data, and outlives faults."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pytest

from builds import GENERATOR, build, run, write_centre
from projects import DATA, guide

PATIENCE = 30
"""Seconds until what should be seen has to be there."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def preview(root: Path, log: Path, *options: str, program: str = "guichet") -> Iterator[str]:
    """The address at which *program* shows the project in *root* meanwhile; what it says goes to *log*."""
    port = free_port()
    command = [sys.executable, "-m", program, "serve", "--dev-addr", f"127.0.0.1:{port}", *options]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with log.open("wb") as stream:
        process = subprocess.Popen(command, cwd=root, env=environment, stdout=stream, stderr=stream)
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(PATIENCE)


def shows(address: str, text: str) -> bool:
    """Whether *address* comes to show *text*."""
    return comes(lambda: text in urlopen(address, timeout=5).read().decode())


def refused(address: str, status: int, **headers: str) -> bool:
    """Whether a request for *address* with *headers* is answered by *status*."""
    with pytest.raises(HTTPError) as caught:
        urlopen(Request(address, headers=headers), timeout=5)
    return caught.value.code == status


def comes(happens: object) -> bool:
    """Whether what the function *happens* looks for comes to be."""
    assert callable(happens)
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            if happens():
                return True
        except (URLError, OSError):
            pass
        time.sleep(0.1)
    return False


def test_the_preview_searches_the_last_index_and_loads_changed_pages_by_itself(tmp_path: Path) -> None:
    root = write_centre(tmp_path / "centre", {"guides/emails/outlook.md": guide("outlook", "Un texte.\n")})
    assert build(root).status == 0
    index = (root / "site/pagefind/pagefind-entry.json").read_text("utf-8")
    log = tmp_path / "log.txt"
    with preview(root, log) as address:
        assert shows(f"{address}/pagefind/pagefind-entry.json", index), log.read_text("utf-8")
        page = urlopen(f"{address}/fr/emails/outlook/", timeout=5).read().decode()
    assert "livereload(" in page
    assert "Content-Security-Policy" not in page  # it would stop the script in the page that loads it anew
    assert (root / "site/pagefind/pagefind-entry.json").read_text("utf-8") == index


def test_the_preview_follows_edits_and_outlives_faults(tmp_path: Path) -> None:
    files = {
        "guides/data.yml": DATA,
        "guides/emails/outlook.md": guide("outlook", "## Ports {#ports}\n\nServeur {{ imap.incoming.host }}\n"),
        "guides/emails/brouillon.md": guide("brouillon", "Pas encore.\n", status="draft"),
    }
    root = write_centre(tmp_path / "centre", files)
    log = tmp_path / "log.txt"
    file, data = root / "guides/emails/outlook.md", root / "guides/data.yml"
    with preview(root, log) as address:
        outlook = f"{address}/fr/emails/outlook/"
        assert shows(outlook, "Serveur SSL0.OVH.NET"), log.read_text("utf-8")
        assert shows(f"{address}/fr/emails/brouillon/", "Brouillon, visible seulement")
        assert refused(f"{address}/fr/emails/outlook/", 421, host="evil.example")
        assert refused(f"{address}/fr/%00", 400)

        file.write_text(file.read_text("utf-8").replace("Serveur", "Le serveur est"), "utf-8")
        assert shows(outlook, "Le serveur est SSL0.OVH.NET"), log.read_text("utf-8")

        data.write_text(DATA.replace("SSL0.OVH.NET", "mail.example.org"), "utf-8")
        assert shows(outlook, "Le serveur est mail.example.org"), log.read_text("utf-8")

        sound = file.read_text("utf-8")
        file.write_text(f"{sound}\n> [!warnig]\n>\n> Texte\n", "utf-8")
        assert comes(lambda: "error[unknown-callout]" in log.read_text("utf-8")), log.read_text("utf-8")
        assert shows(outlook, "Le serveur est mail.example.org")

        file.write_text(sound.replace("Le serveur est", "Voici"), "utf-8")
        assert shows(outlook, "Voici mail.example.org"), log.read_text("utf-8")
    assert "Traceback" not in log.read_text("utf-8")
    assert not (root / "site").exists()


def test_a_preview_of_the_clean_site_shows_each_build(tmp_path: Path) -> None:
    root = write_centre(tmp_path / "centre", {"guides/emails/outlook.md": guide("outlook", "Un texte.\n")})
    log = tmp_path / "log.txt"
    file = root / "guides/emails/outlook.md"
    with preview(root, log, "--clean", "--config-file", "mkdocs.yml", program=GENERATOR) as address:
        outlook = f"{address}/fr/emails/outlook/"
        assert shows(outlook, "Un texte."), log.read_text("utf-8")
        file.write_text(guide("outlook", "Un autre.\n"), "utf-8")
        assert shows(outlook, "Un autre."), log.read_text("utf-8")
    assert "Traceback" not in log.read_text("utf-8")
    assert not (root / "site").exists()


def test_the_preview_refuses_who_asks_by_another_name(tmp_path: Path) -> None:
    root = write_centre(tmp_path / "centre", {"guides/emails/outlook.md": guide("outlook", "Un texte.\n")})
    with preview(root, tmp_path / "log.txt") as address:
        assert shows(f"{address}/", "</html>")
        with pytest.raises(HTTPError) as caught:
            urlopen(Request(f"{address}/", headers={"Host": "evil.example"}), timeout=5)
    assert caught.value.code == 421


def test_a_preview_without_a_guard_is_refused(tmp_path: Path) -> None:
    root = write_centre(tmp_path, {"guides/emails/outlook.md": guide("outlook")})
    done = run(root, GENERATOR, "serve", "--no-livereload", "--dev-addr", f"127.0.0.1:{free_port()}")
    assert done.status == 1
    assert "`--no-livereload` would show the site without any guard: serve without it." in done.out
