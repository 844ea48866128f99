"""Checking a tiny project with the command itself, without a process of its own."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from guichet.cli import command


def checked(project: Path, *options: str) -> Result:
    """What `guichet check` makes of *project*."""
    return CliRunner().invoke(command, ["check", "--config", str(project / "mkdocs.yml"), *options])


def assert_refused(result: Result, report: str, *, status: int = 1) -> None:
    """The content was refused with this *report*, and in no other way."""
    assert result.stdout == report
    assert result.stderr == ""
    assert result.exit_code == status
    assert isinstance(result.exception, SystemExit | None)


def assert_sound(result: Result) -> None:
    """Nothing was refused."""
    assert (result.output, result.exit_code) == ("no faults found\n", 0)
