"""A release: what the events of MkDocs come to. The content is judged first, the built site last; then it is public."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection
from dataclasses import replace

import click

from guichet.addresses import with_addresses
from guichet.baseline import Judgement, judged
from guichet.baseline.renewal import renew
from guichet.diagnostics import EXTERNAL_FAULTS, FAULTS, SITE_FAULTS, ContentError, Diagnostic
from guichet.editing import SavingError
from guichet.links import check_site
from guichet.model.loading import load
from guichet.project import Project
from guichet.publishing import Build, Built, Configuration, halted, project_of
from guichet.rendering import survey
from guichet.reporting import KnownFindings, counted, failing, in_order, progress, report
from guichet.site.staging import BusyError, Staging, StagingError


def begin(config: Configuration, *, command: str) -> Build:
    """The build that *config* asks for; *command* is `build`, `serve` or `gh-deploy`.

    Raises:
        Abort: the content does not pass; every fault has been reported, and nothing was built.
    """
    is_preview = command == "serve"
    try:
        project = project_of(config)
    except ContentError as error:
        raise _refused(error.diagnostics) from None
    faults = list(project.remarks)
    staging = None if is_preview else _staging(project, faults)
    try:
        loading = load(
            project.root,
            project.settings,
            docs=project.docs,
            title=project.title,
            drafts=is_preview,
            site_address=project.site_address,
            theme=project.theme,
        )
        with progress("Guides rendered") as tell:
            found = survey(loading, tell, twins=True)
        if not is_preview:
            # What is being written breaks no promise before it is published.
            found = with_addresses(found, project.sources(project.guides, "ledger"))
        faults += found.diagnostics
        _judge(_held(faults, project, unsought=SITE_FAULTS | EXTERNAL_FAULTS), strict=config.strict)
        return Build(project, found, config, staging=staging, progress=progress("Pages drawn"))
    except BaseException:
        if staging is not None:
            staging.discard()
        raise


def _staging(project: Project, faults: list[Diagnostic]) -> Staging | None:
    """The staging of the site of *project*; none, where its folder has a fault, which is added to *faults*.

    Raises:
        Abort: another build is under way.
    """
    try:
        return Staging.beside(project.site)
    except BusyError as error:
        raise _unpublished(project.site_fault(error.code, error.reason, error.repair)) from None
    except StagingError as error:
        faults.append(project.site_fault(error.code, error.reason, error.repair))
        return None


def finish(build: Build, *, strict: bool) -> None:
    """Make what was built ready to be published, if every link of it holds.

    Raises:
        Abort: it does not pass; the site published before is as it was.
    """

    def inspect(built: Built) -> str:
        with progress("Links checked") as tell:
            checked = check_site(
                built.root,
                site_address=built.site_address,
                authorship=built.authorship,
                former_addresses=built.former_addresses,
                name=built.name,
                progress=tell,
            )
        _judge(_of_site([*built.faults, *checked.findings], build), strict=strict)
        if strict and built.warnings:
            raise halted(f"MkDocs warned {len(built.warnings)} times: a strict build is not published.")
        guides, pages = counted(built.guides, "guide"), counted(checked.pages, "page")
        return f"{guides}, {pages} and {counted(checked.links, 'link')}, all checked, in {built.name}/"

    build.finish(inspect)


def publish(build: Build) -> None:
    """Publish what is ready, and say so.

    Raises:
        Abort: it cannot be; the site published before is as it was.
    """
    try:
        build.publish()
    except StagingError as error:
        raise _unpublished(build.project.site_fault(error.code, error.reason, error.repair)) from None
    if build.outcome:
        click.echo(build.outcome)


def abandon(build: Build, error: Exception) -> None:
    """Leave the site published before as it was, as *error* has ended the build.

    Raises:
        Abort: *error* comes from a file or from the disk, not from a program.
    """
    build.discard()
    if isinstance(error, ContentError):
        raise _unpublished(*error.diagnostics) from None
    fault = build.fault_of(error) if isinstance(error, OSError) else None
    if fault is not None:
        raise _unpublished(fault) from None


def _unpublished(*faults: Diagnostic) -> click.ClickException:
    _tell(faults, None)
    return halted("Nothing was published.")


def _of_site(findings: Collection[Diagnostic], build: Build) -> Judgement:
    """The *findings* in the built site, held against the baseline together with those of the content, told before."""
    project = build.project
    content = [*project.remarks, *build.survey.diagnostics]
    judgement = _held([*content, *findings], project, unsought=FAULTS.keys() - SITE_FAULTS)
    told = set(in_order(content))
    return replace(judgement, findings=tuple(found for found in judgement.findings if found not in told))


def _held(findings: Collection[Diagnostic], project: Project, *, unsought: Collection[str]) -> Judgement:
    """*findings* held against the baseline, which is written anew first where the person who builds wishes so.

    A site with faults is not published, so that no later check could see what it shows.
    """
    folder = project.sources(project.root, "ledger")
    if project.baseline and os.environ.get("GUICHET_UPDATE_BASELINE"):
        try:
            renew(project.baseline, folder, findings, unsought=unsought)
        except SavingError as error:
            raise halted(f"The baseline cannot be written: {error}") from None
        except ContentError:
            pass  # The judgement tells why.
    return judged(findings, project.baseline, folder, unsought=unsought)


def _judge(judgement: Judgement, *, strict: bool) -> None:
    """Report what *judgement* has to tell, and halt where it fails the build."""
    if failing(judgement.findings, strict=strict):
        raise _refused(judgement.findings, judgement.known)
    if judgement.findings:
        _tell(judgement.findings, judgement.known)


def _refused(diagnostics: Collection[Diagnostic], known: KnownFindings | None = None) -> click.ClickException:
    _tell(diagnostics, known)
    return halted("The content has faults: nothing was published.")


def _tell(diagnostics: Collection[Diagnostic], known: KnownFindings | None) -> None:
    click.echo(report(diagnostics, known=known, colour=sys.stderr.isatty()), err=True, nl=False)
