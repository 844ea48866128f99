"""`guichet import`: guides from elsewhere."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from guichet.cli.terminal import FINDINGS, config_option, is_coloured
from guichet.diagnostics import ContentError
from guichet.importing import Plan, make_plan, report_arrivals, write
from guichet.model.loading import load
from guichet.model.place import Place
from guichet.project import read_project
from guichet.reporting import report
from guichet.reporting.text import harmless
from guichet.source import SourceFolder


def _product_name(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """*value*, if it can be part of an address."""
    if value is not None and not Place((value,), "", None).is_addressable:
        raise click.BadParameter("a product's name is lower-case words joined by hyphens.")
    return value


@click.command("import")
@click.argument("tree", metavar="DIR", type=click.Path(path_type=Path, exists=True, file_okay=False))
@config_option("The configuration of the help centre that the guides come to.")
@click.option("--product", metavar="NAME", callback=_product_name, help="The product of guides that lie in no folder.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write no file.")
@click.option("--force", is_flag=True, help="Replace files that are there and differ.")
@click.option("--tables", is_flag=True, help="Make the data file of the tables that guides repeat, if there is none.")
def import_command(
    tree: Path, config_file: Path, product: str | None, dry_run: bool, force: bool, tables: bool
) -> None:
    """Bring the guides of DIR, in the older layout or in plain folders, into the guides' folder.

    The report names every file, what was changed in it and what a person must decide; below it stand entries for the
    data file, made of tables of servers and of clients that guides hold. The exit status is 0 if everything is in, 1 if
    something was left out, 2 if the command is used wrongly, and 3 if Guichet itself fails.
    """
    try:
        project = read_project(config_file)
    except ContentError as error:
        click.echo(report(error.diagnostics, "text", colour=is_coloured()), nl=False)
        sys.exit(FINDINGS)
    library = load(project.root, project.settings, docs=project.docs, site_address=project.site_address).library
    source, guides = tree.resolve(), project.sources(project.guides, "guide")
    if source.is_relative_to(project.guides) or project.guides.is_relative_to(source):
        raise click.UsageError("DIR and the guides' folder lie one within the other.")
    files = SourceFolder(source, source, limits=guides.limits)
    plan = make_plan(files, guides, library, product=product, force=force, tables=tables)
    if not dry_run:
        write(plan, guides)
    _tell(plan, guides.name)
    if plan.left_out:
        sys.exit(FINDINGS)


def _tell(plan: Plan, folder: str) -> None:
    """Report *plan*, and the entries that it offers for the data file."""
    for line in report_arrivals(plan, folder):
        click.echo(harmless(line))
    if plan.offer:
        click.echo("\nEntries for the data file:\n")
        click.echo("".join(f"{harmless(line)}\n" for line in plan.offer.splitlines()), nl=False)
