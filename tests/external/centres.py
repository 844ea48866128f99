"""Tiny help centres that lead to other sites."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from guichet.cli.content import surveyed
from guichet.external import ExternalReport, check_external
from guichet.links import check_site
from guichet.model import Authorship
from guichet.project import read_project
from guichet.rendering import written_links
from links.sites import lines
from projects import ENGINE, guide, write_project

FIRST_LINE = 6
"""Where the first link of `leading_to` stands."""
_QUICK = "timeout: 2, retries: 1, interval: 0"


def leading_to(root: Path, addresses: Sequence[str], external: str = "") -> Path:
    """A help centre whose guide leads to each of *addresses*, a line each; *external* are further settings."""
    body = "".join(f"[Ailleurs]({address}){{.external}}\n\n" for address in addresses)
    return write_project(
        root,
        {
            "mkdocs.yml": configuration(external),
            "guides/emails/outlook.md": guide("outlook", body),
        },
    )


def configuration(external: str = "") -> str:
    settings = f"{_QUICK}, {external}" if external else _QUICK
    return (
        f"site_name: Aide\nsite_url: https://aide.example/\nextra:\n  guichet:\n    external: {{{settings}}}\n{ENGINE}"
    )


def checked(root: Path, *, site: Path | None = None, private: bool = True) -> ExternalReport:
    """What the check finds in the help centre in *root*, which leads to this machine, and in its built *site*."""
    project = read_project(root / "mkdocs.yml")
    written = written_links(surveyed(project))
    built = (
        check_site(site, site_address=project.site_address, authorship=Authorship(links=written), name="site")
        if site
        else None
    )
    return check_external(
        project.config_file,
        project.settings,
        written=written,
        site_address=project.site_address,
        built=built,
        private=private,
    )


def told(report: ExternalReport) -> list[str]:
    """The findings of *report* as a person reads them, a line each."""
    return lines(report.findings)


def on(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    """Let it be *day*."""
    seconds = (date.fromisoformat(day) - date(1970, 1, 1)).days * 86400
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(seconds))
