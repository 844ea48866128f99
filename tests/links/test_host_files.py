"""The redirects that a site brings for its hosts: once, at once, to a page that is there, and never from a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from guichet.hosting import HOSTS
from links.sites import check_files, lines, page

ONWARD = (
    '<!doctype html><meta charset="utf-8"><meta name="robots" content="noindex">'
    '<meta http-equiv="refresh" content="0; url=../">'
)
PAGES = {"index.html": page('<a href="fr/">x</a>'), "fr/index.html": page(), "g1/index.html": ONWARD}
LINES = {
    "/_redirects": "{source}/ {target} 301!",
    "/hosting/nginx-http.conf": "    {source} {target};",
    "/hosting/apache.map": "{source} {target}",
    "/.htaccess": 'RedirectMatch 301 "^{source}/?$" "{target}"',
}
"""How the files lead from one address to another."""
every_file = pytest.mark.parametrize("file", LINES)


def found(root: Path, file: str, *ways: tuple[str, str], site_address: str | None = None) -> list[str]:
    """What the check says of a site whose *file* leads on like this."""
    text = "# Written by Guichet.\n" + "".join(
        LINES[file].format(source=source, target=target) + "\n" for source, target in ways
    )
    return lines(check_files(root, {**PAGES, file[1:]: text}, site_address).findings)


def test_every_file_with_lines_is_known_here() -> None:
    assert LINES.keys() == {file.address for host in HOSTS.values() for file in host.files if file.line}


@every_file
def test_sound_lines_are_no_finding(file: str, tmp_path: Path) -> None:
    assert found(tmp_path, file, ("/g1", "/fr/"), ("/fr/old", "/fr/")) == []


@every_file
def test_an_address_that_leads_on_twice_is_found(file: str, tmp_path: Path) -> None:
    assert found(tmp_path, file, ("/g1", "/fr/"), ("/g1", "/")) == [
        f"site{file}:3:1: error[site-redirect-twice] `/g1/` is led on twice; build the site again"
    ]


@every_file
def test_a_page_that_is_led_on_is_found(file: str, tmp_path: Path) -> None:
    assert found(tmp_path, file, ("/fr", "/")) == [
        f"site{file}:2:1: error[site-redirect-shadows] `/fr/` is a page, which nobody can read: it is led on; "
        "rename the page"
    ]


@every_file
def test_a_target_that_is_gone_is_found(file: str, tmp_path: Path) -> None:
    assert found(tmp_path, file, ("/fr/old", "/fr/gone/")) == [
        f"site{file}:2:1: error[site-redirect-dead] `/fr/old/` leads to `/fr/gone/`, which is not in the site; "
        "build the site again"
    ]


@every_file
def test_a_second_step_is_found(file: str, tmp_path: Path) -> None:
    assert found(tmp_path, file, ("/fr/old", "/g1/")) == [
        f"site{file}:2:1: error[site-redirect-chain] `/fr/old/` leads to `/g1/`, which sends readers on again; "
        "lead to `/` at once"
    ]


@every_file
def test_the_folder_of_the_site_is_part_of_its_addresses(file: str, tmp_path: Path) -> None:
    found_here = found(
        tmp_path, file, ("/aide/g1", "/aide/fr/"), ("/aide/x", "/fr/"), site_address="https://e.org/aide/"
    )
    assert [line for line in found_here if "sitemap" not in line] == [
        f"site{file}:3:1: error[site-redirect-dead] `/aide/x/` leads to `/fr/`, which is not in the site; "
        "build the site again"
    ]
