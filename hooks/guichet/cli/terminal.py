"""The terminal: exit statuses, options that subcommands share, and what is safe to show."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any, TypeVar

import click

from guichet.diagnostics import Diagnostic
from guichet.editing import SavingError
from guichet.reporting import failing, is_incomplete
from guichet.reporting.text import harmless

FINDINGS, INCOMPLETE = 1, 4
"""Exit statuses besides 0, clean, click's 2, wrong usage, and those of the command as a whole."""

Function = TypeVar("Function", bound=Callable[..., Any])


def config_option(help: str = "The configuration of the help centre.") -> Callable[[Function], Function]:
    """The option that names the `mkdocs.yml` of the project."""
    return click.option(
        "--config",
        "config_file",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        default="mkdocs.yml",
        show_default=True,
        help=help,
    )


def dry_run_option() -> Callable[[Function], Function]:
    """The options with which nothing is written, and what would be is shown."""

    def add(function: Function) -> Function:
        show = click.option("--diff", is_flag=True, help="Show what changes in each file.")
        return show(click.option("--dry-run", is_flag=True, help="Write no file.")(function))

    return add


def exit_status(findings: Collection[Diagnostic], *, strict: bool, is_complete: bool = True) -> int:
    """What a run that came to *findings* ends in. Where they may not be all, nothing else may be taken for sure."""
    if not is_complete or is_incomplete(findings):
        return INCOMPLETE
    return FINDINGS if failing(findings, strict=strict) else 0


def finished(root: Path) -> tuple[str, ...]:
    """Bring to its end what a killed command has begun in the project in *root*; what it was, if there was one."""
    from guichet.editing.journal import finish

    try:
        command = finish(root)
    except SavingError as error:
        click.echo(f"guichet: {harmless(str(error))}", err=True)
        sys.exit(FINDINGS)
    if command:
        click.echo(f"guichet: finished what was interrupted: {harmless(' '.join(command))}", err=True)
    return command


def is_coloured() -> bool:
    """Whether what goes to the standard output is seen in colour."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def show(text: str) -> None:
    """Write *text*: to a program as it is, to a terminal without what would steer it."""
    if sys.stdout.isatty():
        text = "".join(f"{harmless(line)}\n" for line in text.split("\n")[:-1])
    click.echo(text.encode("utf-8"), nl=False)
