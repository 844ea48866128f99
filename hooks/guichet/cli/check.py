"""`guichet check`: every fault of the content, and of the built site; repairs on demand."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guichet.baseline import Judgement, judged
from guichet.cli.content import surveyed
from guichet.cli.terminal import FINDINGS, config_option, exit_status, is_coloured, show
from guichet.diagnostics import EXTERNAL_FAULTS, SITE_FAULTS, ContentError, Diagnostic
from guichet.editing import SavingError, save
from guichet.project import Project, read_project
from guichet.rendering import Survey, authorship, written_links
from guichet.reporting import REPORTERS, counted, in_order, progress, report, summary
from guichet.reporting.text import harmless
from guichet.source import SourceFolder

if TYPE_CHECKING:  # What options ask for is imported where it is needed.
    from guichet.external import ExternalReport
    from guichet.links import SiteReport
    from guichet.repairs import Proposal


@click.command("check")
@config_option()
@click.option(
    "--site",
    "site",
    type=click.Path(path_type=Path, file_okay=False),
    help="Also check the links of the site that was built into this folder.",
)
@click.option("--external", is_flag=True, help="Also fetch the addresses of other sites, each once, with lychee.")
@click.option("--strict/--no-strict", default=True, show_default=True, help="Whether warnings count as findings.")
@click.option("--format", "form", type=click.Choice(sorted(REPORTERS)), default="text", show_default=True)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the report into this file, and a summary to the terminal.",
)
@click.option(
    "--baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Be silent of the findings that this file knows; by default that of `mkdocs.yml`, if it names one.",
)
@click.option("--update-baseline", is_flag=True, help="First write that file anew: it knows then all there is.")
@click.option("--fix", is_flag=True, help="First repair what has one safe repair, and say how much that was.")
@click.option("--diff", is_flag=True, help="First show what --fix changes; without --fix, no file is written.")
def check_command(
    config_file: Path,
    site: Path | None,
    external: bool,
    strict: bool,
    form: str,
    output: Path | None,
    baseline: Path | None,
    update_baseline: bool,
    fix: bool,
    diff: bool,
) -> None:
    """Check front matter, data, dialect and references, without building.

    The exit status is 0 if all is well, 1 if there are findings or a file cannot be repaired for want of permission, 2
    if the command is used wrongly, 3 if Guichet itself fails, and 4 if something could not be looked at, so that there
    may be more than is told. Hints never count. With --fix, what counts is what is left.
    """
    if diff and form != "text":
        raise click.UsageError("--diff is for people: it goes with --format text alone.")
    if update_baseline and (fix or diff):
        raise click.UsageError("--update-baseline goes without --fix and --diff: repair first, then see what is left.")
    if output and not output.parent.is_dir():
        raise click.UsageError(f"--output: there is no folder {harmless(str(output.parent))}.")
    unsaved = _repair(config_file, write=fix, show_difference=diff) if fix or diff else 0
    judgement, is_complete = _judgement(config_file, site, baseline, external=external, update=update_baseline)
    findings, known = judgement.findings, judgement.known
    is_seen = form == "text" and not output
    text = report(findings, form, known=known, colour=is_seen and is_coloured())
    if output:
        _write(output, text)
        text = f"{harmless(summary(findings, known))}\n"
    click.echo(text, nl=False)
    sys.exit(exit_status(findings, strict=strict, is_complete=is_complete) or (FINDINGS if unsaved else 0))


def _judgement(
    config_file: Path, site: Path | None, baseline: Path | None, *, external: bool, update: bool
) -> tuple[Judgement, bool]:
    """What is wrong with the content, with the built *site* if there is one, and if wished with *external* addresses;
    and whether all of it could be checked.
    """
    try:
        project = read_project(config_file)
    except ContentError as error:
        return Judgement(in_order(error.diagnostics)), True
    file = Path(os.path.realpath(baseline)) if baseline else project.baseline
    if update and file is None:
        raise click.UsageError("--update-baseline wants a file: give --baseline, or name one in `mkdocs.yml`.")
    content = surveyed(project)
    found = [*project.remarks, *content.diagnostics]
    built = _site_report(project, content, site) if site else None
    found += built.findings if built else ()
    fetched = _external_report(project, content, built) if external else None
    found += fetched.findings if fetched else ()
    unsought = (frozenset() if site else SITE_FAULTS) | (frozenset() if external else EXTERNAL_FAULTS)
    folder = project.sources(project.root, "ledger")
    if update and file is not None:
        _update(file, folder, found, unsought)
    return judged(found, file, folder, unsought=unsought), fetched is None or fetched.is_complete


def _update(baseline: Path, project: SourceFolder, found: list[Diagnostic], unsought: frozenset[str]) -> None:
    """Write *baseline* anew; a file that cannot be read stays, and the report tells why."""
    from guichet.baseline.renewal import renew

    name = harmless(project.path_of(baseline))
    try:
        count = renew(baseline, project, found, unsought=unsought)
    except ContentError:
        click.echo(f"guichet: {name} stays as it is: it is no baseline", err=True)
    except SavingError as error:
        raise click.UsageError(f"{name} cannot be written: {error}") from None
    else:
        click.echo(f"guichet: {name} knows {counted(count, 'finding')}", err=True)


def _write(output: Path, text: str) -> None:
    try:
        output.write_text(text, "utf-8")
    except OSError as error:
        raise click.UsageError(f"{harmless(str(output))} cannot be written: {error.strerror}") from None


def _site_report(project: Project, content: Survey, site: Path) -> SiteReport:
    from guichet.links import check_site

    with progress("Links checked") as tell:
        return check_site(
            site,
            site_address=project.site_address,
            authorship=authorship(content),
            former_addresses=content.library.settings.former_addresses,
            progress=tell,
        )


def _external_report(project: Project, content: Survey, built: SiteReport | None) -> ExternalReport:
    from guichet.external import check_external

    with progress("Addresses fetched") as tell:
        fetched = check_external(
            project.config_file,
            project.settings,
            written=written_links(content),
            site_address=project.site_address,
            built=built,
            progress=tell,
        )
    counts = f"{fetched.checked} checked, {fetched.unchecked} not, {fetched.left_out} left out"
    click.echo(f"guichet: addresses of other sites: {counts}", err=True)
    return fetched


def _repair(config_file: Path, *, write: bool, show_difference: bool) -> int:
    """Repair the files of the project, or only show what would change; how many files could not be written."""
    from guichet.repairs import propose

    try:
        project = read_project(config_file)
    except ContentError:
        return 0
    content = surveyed(project)
    folders = (project.sources(folder, "guide") for folder in (project.guides, project.docs))
    proposals = propose(content.library, content.diagnostics, *folders)
    if show_difference:
        show("".join(proposal.difference for proposal in proposals))
    done = [proposal for proposal in proposals if not write or _is_saved(proposal)]
    repairs = counted(sum(proposal.repairs for proposal in done), "repair")
    outcome = f"{repairs} {'made' if write else 'to make'} in {counted(len(done), 'file')}"
    click.echo(f"guichet: {outcome if proposals else 'nothing to repair'}", err=True)
    return len(proposals) - len(done)


def _is_saved(proposal: Proposal) -> bool:
    try:
        save(proposal.file, proposal.before, proposal.after)
    except SavingError as error:
        click.echo(f"guichet: {harmless(proposal.path)} cannot be repaired: {error}", err=True)
        return False
    return True
