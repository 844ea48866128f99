"""Repairing a tiny project with the command itself."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from guichet.cli import command
from projects import HOME, INDEX, guide, write_project

OUTLOOK = "guides/emails/outlook.md"
"""The guide that the tests break."""
BASIS: dict[str, str | bytes] = {
    "mkdocs.yml": "site_name: Aide\ntheme: material\nplugins: [guichet]\n",
    "docs/index.md": HOME,
    "guides/emails/index.md": INDEX,
    "guides/emails/sante.md": guide("sante", "Un guide sans faute.\n"),
}
"""A project without fault."""


def project_with(folder: Path, files: dict[str, str | bytes]) -> Path:
    """A project of `BASIS` and *files* in *folder*."""
    return write_project(folder, {**BASIS, **files}, bare=True)


def check(project: Path, *options: str) -> Result:
    """What `guichet check` does to *project*."""
    return CliRunner().invoke(command, ["check", "--config", str(project / "mkdocs.yml"), *options])


def contents(project: Path) -> dict[str, bytes]:
    """Every file of *project*, by path."""
    return {str(file.relative_to(project)): file.read_bytes() for file in project.rglob("*") if file.is_file()}
