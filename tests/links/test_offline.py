"""The check opens no socket: not in this process, and not in any that the whole command starts."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from builds import CONFIGURATION, build, write_centre
from links.sites import OWN, check_files, page, sitemap
from projects import DATA, guide

REFUSING = """\
import os, sys

def refuse(event, arguments):
    if event.startswith("socket."):
        os.write(2, f"the check opened a socket: {event} {arguments}\\\\n".encode())
        os._exit(99)

sys.addaudithook(refuse)
"""
"""What Python runs first, in every process: whatever asks for a socket, the process ends."""


def test_no_socket_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the check opened a socket")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    body = '<a href="https://ailleurs.example/">x</a><img src="//localhost/x.png"><link href="http://127.0.0.1/">'
    report = check_files(tmp_path, {"index.html": page(body), "sitemap.xml": sitemap(OWN)}, OWN)
    assert (report.links, report.findings) == (3, ())


def python(folder: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """What a Python does that may open no socket; *folder* is for what it runs first."""
    folder.mkdir(exist_ok=True)
    (folder / "sitecustomize.py").write_text(REFUSING, "utf-8")
    paths = os.pathsep.join(filter(None, (str(folder), os.environ.get("PYTHONPATH", ""))))
    environment = {**os.environ, "PYTHONPATH": paths, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(
        [sys.executable, *arguments], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )


def test_a_socket_would_be_noticed(tmp_path: Path) -> None:
    done = python(tmp_path / "first", "-c", "import socket; socket.socket()", cwd=tmp_path)
    assert done.returncode == 99
    assert "the check opened a socket" in done.stderr


def test_the_whole_command_opens_no_socket(tmp_path: Path) -> None:
    body = "Voir [ailleurs](https://ailleurs.example/){.external} et [ici](#ports).\n\n## Ports\n\n{{ table: notes }}\n"
    files: dict[str, str | bytes] = {"guides/emails/outlook.md": guide("outlook", body), "guides/data.yml": DATA}
    root = write_centre(tmp_path / "centre", files, configuration=CONFIGURATION)
    built = build(root, "--strict")
    assert built.status == 0, built.err
    done = python(tmp_path / "first", "-m", "guichet", "check", "--site", "site", cwd=root)
    assert (done.returncode, done.stdout) == (0, "no faults found\n"), done.stderr
