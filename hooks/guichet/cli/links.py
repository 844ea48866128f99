"""`guichet links`: what leads to a page, and where it leads."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from guichet.cli.content import rendered
from guichet.cli.terminal import FINDINGS, config_option, is_coloured
from guichet.diagnostics import ContentError
from guichet.project import read_project
from guichet.relations import UnknownNameError, page_named, relations_of
from guichet.reporting import report
from guichet.reporting.text import harmless


@click.command("links")
@click.argument("name", metavar="GUIDE")
@config_option()
@click.option("--format", "form", type=click.Choice(["json", "text"]), default="text", show_default=True)
def links_command(name: str, config_file: Path, form: str) -> None:
    """Show who links to GUIDE and where it leads.

    GUIDE is a path, a slug, `product/slug`, an address, or the number that a guide had in the older help centre. The
    exit status is 0, 1 if the configuration cannot be read, 2 if there is no such guide, and 3 if Guichet itself fails.
    """
    try:
        content = rendered(read_project(config_file), drafts=True)
        relations = relations_of(page_named(content.library, name), content)
    except ContentError as error:
        click.echo(report(error.diagnostics, "text", colour=is_coloured()), nl=False)
        sys.exit(FINDINGS)
    except UnknownNameError as error:
        raise click.UsageError(harmless(f"{error}")) from None
    if form == "json":
        click.echo(relations.model_dump_json(indent=2))
    else:
        click.echo("".join(f"{harmless(line)}\n" for line in relations.lines()), nl=False)
