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
from guichet.cli.terminal import INTERNAL_ERROR, INTERRUPTED, UNHEARD

__all__ = ["command", "main"]


class Guichet(click.Group):
    """The command as a whole."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a subcommand; quietly end where who listened has gone, as `head` does."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # What Python still holds for the closed pipe goes nowhere, rather than fail once more at its end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(UNHEARD)


@click.group(cls=Guichet, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(guichet.__version__, prog_name="guichet")
def command() -> None:
    """Check the guides and the data of a help centre."""


for subcommand in (addresses_command, check_command, import_command, links_command, move_command, schema_command):
    command.add_command(subcommand)


def main() -> None:
    """Run the command; a fault of its own is one line, not a traceback."""
    try:
        sys.exit(command.main(standalone_mode=False))
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        click.echo("guichet: interrupted", err=True)
        sys.exit(INTERRUPTED)
    except Exception as error:
        if os.environ.get("GUICHET_TRACEBACK"):
            raise
        click.echo(f"guichet: internal error: {type(error).__name__}: {error}", err=True)
        click.echo("guichet: set GUICHET_TRACEBACK=1 to see where, and please report it", err=True)
        sys.exit(INTERNAL_ERROR)
