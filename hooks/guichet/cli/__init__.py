"""The `guichet` command: a module per subcommand."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib import import_module

import click

import guichet
from guichet.cli.streams import OutputError, open_streams

__all__ = ["command", "main"]

INTERNAL_ERROR, UNTOLD, INTERRUPTED, UNHEARD = 3, 4, 130, 141
"""Exit statuses: Guichet itself fails; its output cannot be written, as on a full disk, so that there may be more than
is told; and what shells give programs that Ctrl-C ended, and those whose pipe was closed."""
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
"""Pydantic would look for plugins of its own in all that is installed, at every start."""
_SUBCOMMANDS = {
    "addresses": "guichet.cli.addresses:addresses_command",
    "build": "guichet.cli.build:build_command",
    "check": "guichet.cli.check:check_command",
    "import": "guichet.cli.imports:import_command",
    "links": "guichet.cli.links:links_command",
    "move": "guichet.cli.move:move_command",
    "new": "guichet.cli.new:new_command",
    "schema": "guichet.cli.schema:schema_command",
    "serve": "guichet.cli.build:serve_command",
    "verify": "guichet.cli.verify:verify_command",
}
"""Where the subcommands are, by name. One is imported when it is called, so that none waits for what others need."""


class Guichet(click.Group):
    """The command as a whole."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the subcommands."""
        return sorted(_SUBCOMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The subcommand *cmd_name*, if there is one."""
        module, _, name = _SUBCOMMANDS.get(cmd_name, "").partition(":")
        found: click.Command | None = getattr(import_module(module), name) if module else None
        return found

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
    """Check, build and tend a help centre."""


def main() -> None:
    """Run the command; a fault of its own is one line, not a traceback."""
    open_streams()
    try:
        sys.exit(command.main(standalone_mode=False))
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        click.echo("guichet: interrupted", err=True)
        sys.exit(INTERRUPTED)
    except OutputError as error:
        with suppress(OutputError):  # both streams may lead to the same full disk
            click.echo(f"guichet: the output cannot be written: {error.strerror}", err=True)
        sys.exit(UNTOLD)
    except Exception as error:
        if os.environ.get("GUICHET_TRACEBACK"):
            raise
        click.echo(f"guichet: internal error: {type(error).__name__}: {error}", err=True)
        click.echo("guichet: set GUICHET_TRACEBACK=1 to see where, and please report it", err=True)
        sys.exit(INTERNAL_ERROR)
