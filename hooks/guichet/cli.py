"""The `guichet` command."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

import guichet
from guichet.diagnostics import ContentError, Diagnostic
from guichet.importing import Plan, make_plan, report_arrivals, write
from guichet.links import check_site
from guichet.model.loading import load
from guichet.model.place import Place
from guichet.publishing import Project, read_project
from guichet.rendering import Survey, survey, written_links
from guichet.repairs import Proposal, SavingError, propose, save
from guichet.reporting import REPORTERS, counted, failing, progress, report
from guichet.reporting.text import harmless
from guichet.schemas import SCHEMAS, schema_text
from guichet.source import SourceFolder

FINDINGS, INTERNAL_ERROR = 1, 3
"""Exit statuses besides 0, clean, and click's 2, wrong usage."""


def _product_name(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """*value*, if it can be part of an address."""
    if value is not None and not Place((value,), "", None).is_addressable:
        raise click.BadParameter("a product's name is lower-case words joined by hyphens.")
    return value


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(guichet.__version__, prog_name="guichet")
def command() -> None:
    """Check the guides and the data of a help centre."""


@command.command()
@click.option(
    "--config",
    "config_file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    default="mkdocs.yml",
    show_default=True,
    help="The configuration of the help centre.",
)
@click.option(
    "--site",
    "site",
    type=click.Path(path_type=Path, file_okay=False),
    help="Also check the links of the site that was built into this folder.",
)
@click.option("--strict/--no-strict", default=True, show_default=True, help="Whether warnings count as findings.")
@click.option("--format", "form", type=click.Choice(sorted(REPORTERS)), default="text", show_default=True)
@click.option("--fix", is_flag=True, help="First repair what has one safe repair, and say how much that was.")
@click.option("--diff", is_flag=True, help="First show what --fix changes; without --fix, no file is written.")
def check(config_file: Path, site: Path | None, strict: bool, form: str, fix: bool, diff: bool) -> None:
    """Check front matter, data, dialect and references, without building.

    The exit status is 0 if all is well, 1 if there are findings or a file cannot be repaired for want of permission, 2
    if the command is used wrongly, and 3 if Guichet itself fails. Hints never count. With --fix, what counts is what is
    left.
    """
    if diff and form != "text":
        raise click.UsageError("--diff is for people: it goes with --format text alone.")
    unsaved = _repair(config_file, write=fix, show=diff) if fix or diff else 0
    found = _findings(config_file, site)
    click.echo(report(found, form, colour=form == "text" and _is_coloured()), nl=False)
    if unsaved or failing(found, strict=strict):
        sys.exit(FINDINGS)


@command.command("import")
@click.argument("tree", metavar="DIR", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "--config",
    "config_file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    default="mkdocs.yml",
    show_default=True,
    help="The configuration of the help centre that the guides come to.",
)
@click.option("--product", metavar="NAME", callback=_product_name, help="The product of guides that lie in no folder.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write no file.")
@click.option("--force", is_flag=True, help="Replace files that are there and differ.")
@click.option("--tables", is_flag=True, help="Make the data file of the tables that guides repeat, if there is none.")
def bring_in(tree: Path, config_file: Path, product: str | None, dry_run: bool, force: bool, tables: bool) -> None:
    """Bring the guides of DIR, in the older layout or in plain folders, into the guides' folder.

    The report names every file, what was changed in it and what a person must decide; below it stand entries for the
    data file, made of tables of servers and of clients that guides hold. The exit status is 0 if everything is in, 1 if
    something was left out, 2 if the command is used wrongly, and 3 if Guichet itself fails.
    """
    try:
        project = read_project(config_file)
    except ContentError as error:
        click.echo(report(error.diagnostics, "text", colour=_is_coloured()), nl=False)
        sys.exit(FINDINGS)
    library = load(project.root, project.settings, docs=project.docs, site_address=project.site_address).library
    source, guides = tree.resolve(), SourceFolder(project.root, project.guides)
    if source.is_relative_to(project.guides) or project.guides.is_relative_to(source):
        raise click.UsageError("DIR and the guides' folder lie one within the other.")
    plan = make_plan(SourceFolder(source, source), guides, library, product=product, force=force, tables=tables)
    if not dry_run:
        write(plan, guides)
    _tell(plan, guides.name)
    if plan.left_out:
        sys.exit(FINDINGS)


@command.command()
@click.argument("name", type=click.Choice(sorted(SCHEMAS)))
def schema(name: str) -> None:
    """Print the JSON Schema NAME, for editors and programs."""
    click.echo(schema_text(name), nl=False)


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


def _findings(config_file: Path, site: Path | None) -> list[Diagnostic]:
    """Every fault of the content, and those of the built *site* if there is one to check."""
    try:
        project = read_project(config_file)
    except ContentError as error:
        return list(error.diagnostics)
    surveyed = _surveyed(project)
    return [*project.remarks, *surveyed.diagnostics, *(_site_findings(project, surveyed, site) if site else ())]


def _surveyed(project: Project) -> Survey:
    loading = load(project.root, project.settings, docs=project.docs, site_address=project.site_address)
    with progress("Guides rendered") as tell:
        return survey(loading, tell)


def _repair(config_file: Path, *, write: bool, show: bool) -> int:
    """Repair the files of the project, or *show* what would change; how many files could not be written."""
    try:
        project = read_project(config_file)
    except ContentError:
        return 0
    surveyed = _surveyed(project)
    folders = (SourceFolder(project.root, folder) for folder in (project.guides, project.docs))
    proposals = propose(surveyed.library, surveyed.diagnostics, *folders)
    if show:
        _show("".join(proposal.difference for proposal in proposals))
    done = [proposal for proposal in proposals if not write or _is_saved(proposal)]
    repairs = counted(sum(proposal.repairs for proposal in done), "repair")
    outcome = f"{repairs} {'made' if write else 'to make'} in {counted(len(done), 'file')}"
    click.echo(f"guichet: {outcome if proposals else 'nothing to repair'}", err=True)
    return len(proposals) - len(done)


def _tell(plan: Plan, folder: str) -> None:
    """Report *plan*, and the entries that it offers for the data file."""
    for line in report_arrivals(plan, folder):
        click.echo(harmless(line))
    if plan.offer:
        click.echo("\nEntries for the data file:\n")
        click.echo("".join(f"{harmless(line)}\n" for line in plan.offer.splitlines()), nl=False)


def _show(difference: str) -> None:
    """Write *difference*: to a program as it is, to a terminal without what would steer it."""
    if sys.stdout.isatty():
        difference = "".join(f"{harmless(line)}\n" for line in difference.split("\n")[:-1])
    click.echo(difference.encode("utf-8"), nl=False)


def _is_saved(proposal: Proposal) -> bool:
    try:
        save(proposal.file, proposal.before, proposal.after)
    except SavingError as error:
        click.echo(f"guichet: {harmless(proposal.path)} cannot be repaired: {error}", err=True)
        return False
    return True


def _site_findings(project: Project, surveyed: Survey, site: Path) -> tuple[Diagnostic, ...]:
    sources = {page.address: page.path for page in surveyed.library.everything}
    written = written_links(surveyed)
    with progress("Links checked") as tell:
        return check_site(
            site,
            site_address=project.site_address,
            written=written,
            sources=sources,
            images=surveyed.library.images,
            progress=tell,
        ).findings


def _is_coloured() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
