"""`guichet move`: a guide gets another name or another product, and nothing that leads to it breaks."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

import click

from guichet.addresses import with_addresses
from guichet.addresses.compare import compare
from guichet.addresses.ledger import NAME
from guichet.addresses.published import published
from guichet.addresses.reading import parse_ledger, read_ledger
from guichet.addresses.updating import updated
from guichet.cli.content import rendered
from guichet.cli.terminal import FINDINGS, config_option, dry_run_option, finished, is_coloured, show
from guichet.diagnostics import ContentError, Diagnostic
from guichet.editing import FileChange, SavingError
from guichet.editing.journal import write_finally
from guichet.model import Guide
from guichet.project import Project, read_project
from guichet.relations import (
    MoveError,
    UnknownNameError,
    as_it_would_be,
    broken,
    file_changes,
    forgotten,
    moved,
    page_named,
)
from guichet.reporting import counted, failing, report
from guichet.reporting.text import harmless
from guichet.source import SourceText


@click.command("move")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@config_option()
@dry_run_option()
def move_command(old: str, new: str, config_file: Path, diff: bool, dry_run: bool) -> None:
    """Rename the guide OLD, or move it to another product: NEW is a path, a slug or `product/slug`.

    All its languages move. Every link to it, what the data file calls it, includes, its own relative links and the
    ledger of addresses are rewritten, and its former address leads on. The exit status is 0 if it has moved, 1 if
    nothing was written because something would break, 2 if there is no OLD or NEW is no name, and 3 if Guichet fails.
    """
    try:
        project = read_project(config_file)
        if not dry_run and finished(project.root) == ("move", old, new):
            return
        changes, unsettled = _changes(project, old, new)
    except ContentError as error:
        click.echo(report(error.diagnostics, "text", colour=is_coloured()), nl=False)
        click.echo("guichet: nothing was moved", err=True)
        sys.exit(FINDINGS)
    except (UnknownNameError, MoveError) as error:
        raise click.UsageError(harmless(str(error))) from None
    if diff:
        show("".join(change.difference for change in changes))
    else:
        _tell(changes)
    if dry_run:
        return
    try:
        write_finally(changes, project.root, ("move", old, new))
    except SavingError as error:
        click.echo(f"guichet: {harmless(str(error))}; nothing was moved", err=True)
        sys.exit(FINDINGS)
    for change in changes:
        if change.origin is not None:
            # A folder that holds something else yet stays.
            with suppress(OSError):
                change.origin.parent.rmdir()
    if unsettled:
        click.echo(report(unsettled, colour=sys.stderr.isatty()), err=True, nl=False)


def _changes(project: Project, old: str, new: str) -> tuple[list[FileChange], list[Diagnostic]]:
    """All that changes with the move, and what people have to settle then: a section that is empty now, say.

    Raises:
        ContentError: the content has errors, or something would break.
    """
    folder = project.sources(project.guides, "ledger")
    before = with_addresses(rendered(project, drafts=True), folder)
    _require_none(failing(before.diagnostics, strict=False))
    page = page_named(before.library, old)
    if not isinstance(page, Guide):
        raise MoveError(f"`{page.path}` is no guide: only guides move")
    moving = moved(before.library, folder, page, new)
    changes = file_changes(before.library, moving, (folder, project.sources(project.docs, "guide")))
    after = rendered(project, drafts=True, changes=as_it_would_be(changes))
    now = published(after)
    _require_none(broken(before, after))
    _require_none(list(forgotten(published(before), now)))
    ledger = read_ledger(folder)
    if ledger is None:
        return changes, []
    file = project.guides / NAME
    content = folder.content(file)
    recorded = SourceText(folder.path_of(file), updated(ledger, now).text())
    if recorded.text.encode("utf-8") != content:
        changes.append(FileChange(file, recorded.path, content, recorded.text.encode("utf-8")))
    return changes, list(compare(parse_ledger(recorded), now))


def _require_none(faults: list[Diagnostic]) -> None:
    if faults:
        raise ContentError(faults)


def _tell(changes: list[FileChange]) -> None:
    """Say which files move, and which change."""
    for change in changes:
        changed = " (changed)" if change.before != change.after else ""
        line = f"{change.origin_path} -> {change.path}{changed}" if change.origin_path else change.path
        click.echo(harmless(line))
    files = sum(change.origin is not None for change in changes)
    click.echo(f"{counted(files, 'file')} moved, {counted(len(changes) - files, 'other')} changed")
