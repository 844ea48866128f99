"""Tiny built sites, written in the test that needs them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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


def check_files(root: Path, files: Mapping[str, str | bytes], site_address: str | None = None) -> SiteReport:
    """What the check finds in a site of *files*, which the report calls `site`."""
    return check_site(write_site(root, files), site_address=site_address, name="site")


def lines(findings: Iterable[Diagnostic]) -> list[str]:
    """*findings* as a person reads them, a line each."""
    return [
        f"{found.location.path}:{found.location.line}:{found.location.column}: "
        f"{found.severity}[{found.code}] {found.message}; {found.repair}"
        for found in findings
    ]
