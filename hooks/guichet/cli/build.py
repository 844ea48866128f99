"""`guichet build` and `guichet serve`: MkDocs or ProperDocs, run as a help centre wants it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import click

from guichet.cli.terminal import FINDINGS, config_option
from guichet.diagnostics import ContentError
from guichet.project import read_project
from guichet.reporting import failing, report
from guichet.reporting.text import harmless


@click.command("build")
@config_option()
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path, file_okay=False),
    help="Build into this folder, rather than the one that the configuration names.",
)
@click.option("--strict/--no-strict", default=True, show_default=True, help="Whether warnings fail the build, too.")
def build_command(config_file: Path, site_dir: Path | None, strict: bool) -> None:
    """Check the help centre, build its site, check that, and publish it in one step.

    The exit status is 0 if the site is published, 1 if there are findings, so that the published site stays as it was,
    2 if the command is used wrongly, and 3 if Guichet itself fails.
    """
    target = ["--site-dir", os.path.realpath(site_dir)] if site_dir else []
    _run("build", config_file, *target, strict=strict)


@click.command("serve")
@config_option()
@click.option("--dev-addr", metavar="IP:PORT", help="Where to show the site.  [default: 127.0.0.1:8000]")
@click.option("--open", "open_browser", is_flag=True, help="Open the site in a browser.")
@click.option("--strict/--no-strict", default=False, show_default=True, help="Whether warnings hide the page.")
def serve_command(config_file: Path, dev_addr: str | None, open_browser: bool, strict: bool) -> None:
    """Show the site while its guides are written, drafts included, and follow every edit.

    Ctrl-C ends it.
    """
    place = ["--dev-addr", dev_addr] if dev_addr else []
    opening = ["--open"] if open_browser else []
    _run("serve", config_file, *place, *opening, strict=strict)


def _run(command: str, config_file: Path, *options: str, strict: bool) -> None:
    """Run *command* of the generator on a project whose configuration is sound."""
    try:
        project = read_project(config_file)
        if failing(project.remarks, strict=strict):
            raise ContentError(project.remarks)
    except ContentError as error:
        click.echo(report(error.diagnostics, colour=sys.stderr.isatty()), err=True, nl=False)
        sys.exit(FINDINGS)
    from guichet.publishing import run

    with _existing(project.docs):
        run(command, "--config-file", str(config_file.resolve()), "--strict" if strict else "--no-strict", *options)


@contextmanager
def _existing(docs: Path) -> Iterator[None]:
    """Have the folder *docs* exist, as the generator wants it; one that was made for that is removed while empty."""
    is_made = not docs.exists()
    try:
        docs.mkdir(exist_ok=True, parents=True)
    except OSError as error:
        raise click.ClickException(f"the folder {harmless(str(docs))} cannot be made: {error.strerror}") from None
    try:
        yield
    finally:
        if is_made:
            with suppress(OSError):
                docs.rmdir()
