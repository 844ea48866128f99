"""The `guichet` command: a module per subcommand."""

from __future__ import annotations

import os
import sys

import click

import guichet
from guichet.cli.addresses import addresses_command
from guichet.cli.check import check_command
from guichet.cli.imports import import_command
from guichet.cli.links import links_command
from guichet.cli.move import move_command
from guichet.cli.schema import schema_command
from guichet.cli.terminal import INTERNAL_ERROR

__all__ = ["command", "main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(guichet.__version__, prog_name="guichet")
def command() -> None:
    """Check the guides and the data of a help centre."""


for subcommand in (addresses_command, check_command, import_command, links_command, move_command, schema_command):
    command.add_command(subcommand)


def main() -> None:
    """Run the command; a fault of its own is one line, not a traceback."""
    try:
        command()
    except Exception as error:
        if os.environ.get("GUICHET_TRACEBACK"):
            raise
        click.echo(f"guichet: internal error: {type(error).__name__}: {error}", err=True)
        click.echo("guichet: set GUICHET_TRACEBACK=1 to see where, and please report it", err=True)
        sys.exit(INTERNAL_ERROR)
