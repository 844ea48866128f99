"""`guichet addresses`: the ledger of addresses, held against the guides, brought up to date, and made good."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import click

from guichet.addresses import check_addresses
from guichet.addresses.ledger import NAME, Ledger
from guichet.addresses.losses import losses
from guichet.addresses.published import published
from guichet.addresses.reading import read_ledger
from guichet.addresses.redirection import by_file, redirected
from guichet.addresses.updating import empty_ledger, updated
from guichet.cli.content import rendered
from guichet.cli.terminal import FINDINGS, config_option, dry_run_option, finished, is_coloured, show
from guichet.diagnostics import ContentError, Diagnostic
from guichet.editing import FileChange, SavingError
from guichet.editing.journal import write_finally
from guichet.project import Project, read_project
from guichet.rendering import Survey
from guichet.reporting import REPORTERS, counted, failing, report
from guichet.reporting.text import harmless
from guichet.source import SourceFolder


@click.command("addresses")
@config_option()
@click.option("--update", is_flag=True, help="Record what is new. Nothing that is gone is forgotten.")
@click.option("--fix", is_flag=True, help="Have each page that is recognised for certain answer at its older address.")
@dry_run_option()
@click.option("--format", "form", type=click.Choice(sorted(REPORTERS)), default="text", show_default=True)
def addresses_command(config_file: Path, update: bool, fix: bool, diff: bool, dry_run: bool, form: str) -> None:
    """Hold the ledger of addresses, `addresses.lock` in the guides' folder, against the guides.

    Every address and anchor that was ever published has to answer, to lead on, or to be given up with a reason. The
    exit status is 0 if all do and the ledger knows of all, 1 if not, 2 if the command is used wrongly, and 3 if Guichet
    itself fails. With --update or --fix, what counts is what is left.
    """
    if diff and form != "text":
        raise click.UsageError("--diff is for people: it goes with --format text alone.")
    try:
        project = read_project(config_file)
        if not dry_run:
            finished(project.root)
        revision = _Revision(project)
        if fix:
            revision.redirect()
        if update:
            revision.record()
        elif revision.ledger is None:
            click.echo(f"guichet: there is no {NAME} yet; `guichet addresses --update` writes it", err=True)
            sys.exit(FINDINGS)
    except ContentError as error:
        click.echo(report(error.diagnostics, form, colour=form == "text" and is_coloured()), nl=False)
        sys.exit(FINDINGS)
    if diff:
        show("".join(change.difference for change in revision.changes))
    try:
        write_finally([] if dry_run else revision.changes, project.root, ("addresses",))
    except SavingError as error:
        click.echo(f"guichet: {harmless(str(error))}; nothing was written", err=True)
        sys.exit(FINDINGS)
    found = revision.findings()
    for line in revision.told:
        click.echo(f"guichet: {line}{' (not written)' if dry_run and revision.changes else ''}", err=True)
    click.echo(report(found, form, colour=form == "text" and is_coloured()), nl=False)
    if failing(found, strict=True):
        sys.exit(FINDINGS)


@dataclass
class _Revision:
    """The ledger and the guides while they are brought to agree, in memory."""

    project: Project
    changes: list[FileChange] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Read what there is.

        Raises:
            ContentError: the content or the ledger has errors.
        """
        self.content = _sound(rendered(self.project))
        self.ledger: Ledger | None = read_ledger(self._guides())

    def redirect(self) -> None:
        """Have the pages that are recognised for certain answer at their older addresses."""
        if self.ledger is None:
            return
        lost = losses(self.ledger, published(self.content))
        wanted = by_file([loss.redirection for loss in lost if loss.redirection and loss.certain])
        guides, made = self.project.sources(self.project.guides, "guide"), 0
        for path, entries in wanted.items():
            file = self.project.root / path
            before = (guides if file.is_relative_to(guides.root) else self._docs()).content(file)
            after = redirected(before, entries)
            if after is not None and after != before:
                self.changes.append(FileChange(file, path, before, after))
                made += len(entries)
        self.told.append(f"{counted(made, 'redirect')} added in {counted(len(self.changes), 'file')}")
        if self.changes:
            self.content = _sound(rendered(self.project, changes=self._changed()))

    def record(self) -> None:
        """Bring the ledger up to date."""
        now = published(self.content)
        before = self.ledger or empty_ledger(now)
        self.ledger = updated(before, now)
        text = self.ledger.text()
        if text != before.source.text:
            guides = self._guides()
            file = self.project.guides / NAME
            old = guides.content(file) if guides.exists(file) else None
            self.changes.append(FileChange(file, guides.path_of(file), old, text.encode("utf-8")))
        self.told.append(_growth(before, self.ledger))

    def findings(self) -> Sequence[Diagnostic]:
        """Where the content and the ledger still differ."""
        return check_addresses(self.content, self._guides())

    def _guides(self) -> SourceFolder:
        return self.project.sources(self.project.guides, "ledger", self._changed())

    def _docs(self) -> SourceFolder:
        return self.project.sources(self.project.docs, "guide")

    def _changed(self) -> dict[Path, bytes | None]:
        return {change.file: change.after for change in self.changes}


def _sound(content: Survey) -> Survey:
    """*content*, if it has no errors: what faulty guides publish is not known.

    Raises:
        ContentError: it has.
    """
    errors = failing(content.diagnostics, strict=False)
    if errors:
        raise ContentError(errors)
    return content


def _growth(before: Ledger, after: Ledger) -> str:
    """What an update did to the ledger."""
    addresses = len(after.entries.keys() - before.entries.keys())
    anchors = sum(
        len(entry.anchors.keys() - (before.entries[address].anchors.keys() if address in before.entries else ()))
        for address, entry in after.entries.items()
    )
    total = sum(len(entry.anchors) for entry in after.entries.values())
    return (
        f"{_counted_addresses(addresses)} and {counted(anchors, 'anchor')} recorded anew; "
        f"{_counted_addresses(len(after.entries))} and {counted(total, 'anchor')} in all"
    )


def _counted_addresses(number: int) -> str:
    """How many there are, such as "1 address"."""
    return f"{number} address{'' if number == 1 else 'es'}"
