"""The sitemap lists the pages to list, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from guichet.links import check_site
from guichet.model import Authorship
from links.sites import OWN, check_files, lines, page, sitemap, without_remarks, write_site

NOINDEX = page(head='<meta name="robots" content="noindex">')
SENDS_ON = page(head='<meta http-equiv="refresh" content="0; url=../">')

PAGES: dict[str, str | bytes] = {
    "index.html": page(),
    "été/index.html": page(),
    "liste.html": page(),
    "cachée/index.html": NOINDEX,
    "fr/index.html": SENDS_ON,
    "404.html": page('<a href="/">Accueil</a>'),
    "guide.pdf": b"",
}
LISTED = [OWN, f"{OWN}%C3%A9t%C3%A9/", f"{OWN}liste.html"]


def findings(root: Path, xml: str | bytes | None, site_address: str | None = OWN) -> list[str]:
    files = PAGES if xml is None else {**PAGES, "sitemap.xml": xml}
    return lines(check_files(root, files, site_address).findings)


def test_every_page_to_list_is_listed(tmp_path: Path) -> None:
    assert findings(tmp_path, sitemap(*LISTED)) == []


def test_blanks_raw_letters_and_files_are_fine(tmp_path: Path) -> None:
    assert findings(tmp_path, sitemap(f"\n  {OWN}\n", f"{OWN}été/", LISTED[2], f"{OWN}guide.pdf")) == []


def test_a_page_that_is_not_listed(tmp_path: Path) -> None:
    assert findings(tmp_path, sitemap(OWN, LISTED[2])) == [
        "site/été/index.html:None:None: error[site-not-in-sitemap] the page `/été/` is not in `sitemap.xml`; "
        "list it, or mark it `noindex`"
    ]


def test_a_page_that_is_not_listed_is_reported_where_it_was_written(tmp_path: Path) -> None:
    write_site(tmp_path, {**PAGES, "sitemap.xml": sitemap(OWN, LISTED[2])})
    report = without_remarks(
        check_site(
            tmp_path, site_address=OWN, authorship=Authorship(pages={"/été/": "docs/été.md", "/": "docs/index.md"})
        )
    )
    assert [found.location.path for found in report.findings] == ["docs/été.md"]


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        (f"{OWN}fr/parti/", "which is not in the site"),
        (f"{OWN}%C3%A9t%C3%A9", "which is not in the site"),
        (f"{OWN}cach%C3%A9e/", "which asks search engines not to list it"),
        (f"{OWN}fr/", "which only sends readers on to another page"),
        (f"{OWN}404.html", "which stands for missing pages"),
        ("https://ailleurs.example/", "which is no address in this site"),
        ("/", "which is no address in this site"),
        (OWN, "which it has listed before"),
    ],
)
def test_an_entry_that_is_no_page_to_list(tmp_path: Path, entry: str, reason: str) -> None:
    assert findings(tmp_path, sitemap(*LISTED, entry)) == [
        f"site/sitemap.xml:6:11: error[site-sitemap-stale] `sitemap.xml` lists `{entry}`, {reason}; remove the entry"
    ]


def test_entries_are_placed_by_characters_after_accents_and_blanks(tmp_path: Path) -> None:
    more = f"<!-- été --><url><loc>\n  {OWN}parti/</loc></url><!-- été --><url><loc> {OWN}x&amp;y</loc></url></urlset>"
    xml = sitemap(*LISTED).replace("</urlset>", more)
    line = xml.splitlines()[6]
    places = [found.split(" ")[0] for found in findings(tmp_path, xml)]
    assert places == [f"site/sitemap.xml:7:{line.index(f'{OWN}{last}') + 1}:" for last in ("parti", "x")]


def test_other_languages_in_a_sitemap_are_there(tmp_path: Path) -> None:
    def with_alternate(href: str) -> str:
        link = f'<xhtml:link rel="alternate" hreflang="en" href="{href}"/></url>'
        declared = sitemap(*LISTED).replace("<urlset ", '<urlset xmlns:xhtml="http://www.w3.org/1999/xhtml" ')
        return declared.replace("</url>", link, 1)

    assert findings(tmp_path / "sound", with_alternate(LISTED[1])) == []
    planted = with_alternate(f"{OWN}en/")
    column = planted.splitlines()[2].index(f"{OWN}en/") + 1
    assert findings(tmp_path / "planted", planted) == [
        f"site/sitemap.xml:3:{column}: error[site-sitemap-stale] `sitemap.xml` lists `{OWN}en/`, which is not in the "
        "site; remove the entry"
    ]


def test_a_site_without_a_sitemap(tmp_path: Path) -> None:
    assert findings(tmp_path, None) == [
        "site/sitemap.xml:None:None: error[site-sitemap-missing] the site has no `sitemap.xml`; build the site with one"
    ]


@pytest.mark.parametrize("xml", [None, "<urlset/>", "no XML"])
def test_without_an_address_a_sitemap_cannot_be_judged(tmp_path: Path, xml: str | None) -> None:
    assert findings(tmp_path, xml, site_address=None) == []


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        pytest.param(
            "", "1:1: error[site-sitemap-unreadable] `sitemap.xml` is not valid XML: no element found", id="empty"
        ),
        pytest.param(
            sitemap(OWN).removesuffix("</urlset>\n"),
            "4:1: error[site-sitemap-unreadable] `sitemap.xml` is not valid XML: no element found",
            id="cut off",
        ),
        pytest.param(
            sitemap(f"{OWN}?a=1&b=2"),
            "3:38: error[site-sitemap-unreadable] `sitemap.xml` is not valid XML: not well-formed (invalid token)",
            id="a bare ampersand",
        ),
        pytest.param(
            b"<urlset>\xe9</urlset>",
            "1:9: error[file-encoding] the file is not UTF-8: byte 0xE9 is no character",
            id="Latin-1",
        ),
    ],
)
def test_a_sitemap_that_cannot_be_read(tmp_path: Path, xml: str | bytes, expected: str) -> None:
    (found,) = findings(tmp_path, xml)
    assert found.startswith(f"site/sitemap.xml:{expected}; ")


def test_a_sitemap_cannot_swell(tmp_path: Path) -> None:
    entities = '<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + level)} "{f"&{chr(97 + level)};" * 10}">' for level in range(9)
    )
    xml = f"<!DOCTYPE urlset [{entities}]><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><loc>&j;</loc></urlset>"
    assert [found.code for found in check_files(tmp_path, {**PAGES, "sitemap.xml": xml}, OWN).findings] == [
        "site-sitemap-unreadable"
    ]
