"""A release: what the events of MkDocs come to. The content is judged first, the built site last; then it is public."""

from __future__ import annotations

import sys
from collections.abc import Collection

import click

from guichet.addresses import with_addresses
from guichet.diagnostics import ContentError, Diagnostic
from guichet.links import check_site
from guichet.model.loading import load
from guichet.publishing import Build, Built, Configuration, halted, project_of
from guichet.rendering import survey
from guichet.reporting import counted, failing, progress, report
from guichet.source import SourceFolder


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
    loading = load(
        project.root, project.settings, docs=project.docs, drafts=is_preview, site_address=project.site_address
    )
    with progress("Guides rendered") as tell:
        found = survey(loading, tell)
    if not is_preview:
        # What is being written breaks no promise before it is published.
        found = with_addresses(found, SourceFolder(project.root, project.guides))
    _judge(found.diagnostics, strict=config.strict)
    return Build(project, found, config, staged=not is_preview, progress=progress("Pages drawn"))


def finish(build: Build, *, strict: bool) -> None:
    """Publish what was built, if every link of it holds.

    Raises:
        Abort: it does not pass; the site published before is as it was.
    """

    def inspect(built: Built) -> None:
        with progress("Links checked") as tell:
            checked = check_site(
                built.root,
                site_address=built.site_address,
                written=built.written,
                sources=built.sources,
                images=built.images,
                name=built.name,
                progress=tell,
            )
        _judge(checked.findings, strict=strict)
        if strict and built.warnings:
            raise halted(f"MkDocs warned {len(built.warnings)} times: a strict build is not published.")
        guides, pages = counted(built.guides, "guide"), counted(checked.pages, "page")
        click.echo(f"{guides}, {pages} and {counted(checked.links, 'link')}, all checked, in {built.name}/")

    build.finish(inspect)


def _judge(diagnostics: Collection[Diagnostic], *, strict: bool) -> None:
    """Report *diagnostics*, and halt where they fail the build."""
    if failing(diagnostics, strict=strict):
        raise _refused(diagnostics)
    if diagnostics:
        click.echo(report(diagnostics, colour=sys.stderr.isatty()), err=True, nl=False)


def _refused(diagnostics: Collection[Diagnostic]) -> click.ClickException:
    click.echo(report(diagnostics, colour=sys.stderr.isatty()), err=True, nl=False)
    return halted("The content has faults: nothing was published.")
