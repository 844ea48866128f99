"""A tiny help centre with a ledger."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from commands import guichet
from projects import guide, write_project

LEDGER = "guides/addresses.lock"
OUTLOOK = "guides/emails/outlook.md"
MAIL = "guides/emails/mail.md"
BODY = "## Avant\n\nLisez.\n\n## Ports\n\nSaisissez.\n\n## Après\n\nRelisez.\n"
BASIS: dict[str, str | bytes] = {
    "mkdocs.yml": "site_name: Aide\ntheme: material\nplugins: [guichet]\n",
    OUTLOOK: guide("outlook", BODY, legacy_guide_number=1474),
    MAIL: guide("mail", "Un autre guide.\n"),
}


def recorded(root: Path, files: Mapping[str, str | bytes] = BASIS) -> Path:
    """A project of *files* whose ledger knows all of it."""
    project = write_project(root, files)
    result = guichet(project, "addresses", "--update")
    assert (result.exit_code, result.stdout) == (0, "no faults found\n")
    return project


def ledger_of(project: Path) -> str:
    """The ledger of *project*, below its head."""
    head, _, body = (project / LEDGER).read_text("utf-8").partition("\n\n")
    assert all(line.startswith("#") for line in head.splitlines())
    return body


def write(project: Path, path: str, text: str) -> None:
    """Write *text* into the file *path* of *project*."""
    (project / path).write_bytes(text.encode("utf-8"))


def replace(project: Path, path: str, old: str, new: str) -> None:
    """Put *new* in the place of *old*, which is in the file *path* of *project*."""
    text = (project / path).read_bytes().decode("utf-8")
    assert old in text
    write(project, path, text.replace(old, new))
