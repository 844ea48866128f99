"""`guichet verify`: whether a published site is what was built."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from guichet.cli.terminal import exit_status, is_coloured
from guichet.diagnostics import Diagnostic, Location
from guichet.reporting import REPORTERS, report
from guichet.site.manifest import ManifestError, differences, read_manifest


@click.command("verify")
@click.argument("site", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--format", "form", type=click.Choice(sorted(REPORTERS)), default="text", show_default=True)
def verify_command(site: Path, form: str) -> None:
    """Compare every file in the folder SITE with the manifest that was published with it.

    Neither the project nor a connection is needed. The exit status is 0 if the site is what was built, 1 if files are
    missing, changed or unknown, 2 if the command is used wrongly, 3 if Guichet itself fails, and 4 if a file cannot be
    read, or the site has no manifest.
    """
    findings = tuple(_findings(site))
    click.echo(report(findings, form, colour=form == "text" and is_coloured()), nl=False)
    sys.exit(exit_status(findings, strict=True))


def _findings(site: Path) -> Iterator[Diagnostic]:
    name = site.as_posix().rstrip("/")
    try:
        found = list(differences(read_manifest(site), site))
    except ManifestError as error:
        yield Diagnostic.of("site-unverifiable", Location(name), reason=error)
        return
    except OSError as error:
        yield Diagnostic.of("file-unreadable", Location(name), reason=error.strerror or error)
        return
    for one in found:
        place = Location(f"{name}/{one.path}" if one.path else name)
        match one.state:
            case "missing":
                what = f"`{one.path}`" if one.path else f"{one.reason}, or they have changed"
                yield Diagnostic.of("site-file-missing", place, what=what)
            case "changed":
                yield Diagnostic.of("site-file-changed", place, reason=one.reason)
            case "unknown":
                yield Diagnostic.of("site-file-unknown", place)
            case "unreadable":
                yield Diagnostic.of("file-unreadable", place, reason=one.reason)
