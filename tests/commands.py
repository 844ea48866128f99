"""Subcommands run on a tiny project, without a process of their own."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from guichet.cli import command


def guichet(project: Path, name: str, *arguments: str) -> Result:
    """What `guichet` makes of *project*."""
    return CliRunner().invoke(command, [name, "--config", str(project / "mkdocs.yml"), *arguments])


def texts(project: Path) -> dict[str, bytes]:
    """Every file of *project*, by path."""
    return {file.relative_to(project).as_posix(): file.read_bytes() for file in project.rglob("*") if file.is_file()}
