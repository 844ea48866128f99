"""Building a tiny project with the command itself, without a process of its own."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from guichet.cli import command


def built(project: Path, *options: str) -> Result:
    """What `guichet build` makes of *project*."""
    return CliRunner().invoke(command, ["build", "--config", str(project / "mkdocs.yml"), *options])


def files(folder: Path) -> dict[str, bytes]:
    """Every file below *folder*, by path."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()
    }
