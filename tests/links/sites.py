"""Tiny built sites, written in the test that needs them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from guichet.diagnostics import Diagnostic
from guichet.links import SiteReport, check_site

OWN = "https://aide.example/"


def page(body: str = '<a href="./">Ici</a>', head: str = "") -> str:
    """A page; *head* stands in its line 3, *body* begins in its line 5."""
    return (
        '<!doctype html>\n<html lang="fr">\n'
        f'<head><meta charset="utf-8"><title>Page</title>{head}</head>\n<body>\n{body}\n</body>\n</html>\n'
    )


def sitemap(*addresses: str) -> str:
    """A sitemap that lists absolute *addresses*, from its line 3 on."""
    entries = "".join(f"<url><loc>{address}</loc></url>\n" for address in addresses)
    schema = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{schema}">\n{entries}</urlset>\n'


def write_site(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write *files*, by path, into *root*."""
    root.mkdir(parents=True, exist_ok=True)
    for path, content in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return root


def check_files(
    root: Path,
    files: Mapping[str, str | bytes],
    site_address: str | None = None,
    *,
    former_addresses: Sequence[str] = (),
    whole: bool = False,
) -> SiteReport:
    """What the check finds in a site of *files*, which the report calls `site`.

    The pages of most tests do not link to each other, and hold links for their own sake: that is told on demand alone,
    of a *whole* site.
    """
    site = write_site(root, files)
    report = check_site(site, site_address=site_address, former_addresses=former_addresses, name="site")
    return report if whole else without_remarks(report)


def without_remarks(report: SiteReport) -> SiteReport:
    """*report* without what is said of pages that nothing leads to, and of links that lead to where they stand."""
    remarks = ("site-page-orphan", "site-target-empty")
    return replace(report, findings=tuple(found for found in report.findings if found.code not in remarks))


def lines(findings: Iterable[Diagnostic]) -> list[str]:
    """*findings* as a person reads them, a line each."""
    return [
        f"{found.location.path}:{found.location.line}:{found.location.column}: "
        f"{found.severity}[{found.code}] {found.message}; {found.repair}"
        for found in findings
    ]
