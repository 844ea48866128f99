"""Where a fault is reported: at the line a person wrote, else in the page's HTML, else without a line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import urljoin

import pytest

from guichet.diagnostics import Diagnostic, Location
from guichet.links import check_site
from guichet.links.markup import occurrences
from guichet.model import Authorship, WrittenLink
from links.sites import lines, page, without_remarks, write_site

GUIDE = "guides/emails/outlook.md"
DATA = "guides/data.yml"


def by_author(target: str, href: str, line: int, *, path: str = GUIDE) -> WrittenLink:
    text = f"Voir [ceci]({target})."
    return WrittenLink(target, href, Location(path, line, 13, len(target)), text)


def findings(
    root: Path, body: str, written: Mapping[str, Sequence[WrittenLink]], *, head: str = ""
) -> tuple[Diagnostic, ...]:
    files = {"index.html": page(), "fr/emails/outlook/index.html": page(body, head)}
    report = check_site(write_site(root, files), site_address=None, name="site", authorship=Authorship(links=written))
    return without_remarks(report).findings


HERE = "/fr/emails/outlook/"


def test_a_link_that_an_author_wrote_is_reported_as_written(tmp_path: Path) -> None:
    written = {HERE: [by_author("mail.md#ports", "../mail/#ports", 12)]}
    (found,) = findings(tmp_path, '<a href="../mail/#ports">Mail</a>', written)
    assert found.location == Location(GUIDE, 12, 13, 13)
    assert found.excerpt == "Voir [ceci](mail.md#ports)."
    assert lines([found]) == [
        "guides/emails/outlook.md:12:13: error[site-target-missing] `mail.md#ports` leads to `/fr/emails/mail/`, "
        "which is not in the site; known here: `outlook`"
    ]


def test_each_place_that_wrote_it_is_reported(tmp_path: Path) -> None:
    body = '<a href="../mail/">a</a> <a href="../mail/">b</a> <a href="../mail/">c</a>'
    written = {
        HERE: [
            by_author("mail.md", "../mail/", 12),
            by_author("./", "./", 13),
            by_author("mail.md", "../mail/", 14),
            by_author("mail", "../mail/", 7, path=DATA),
        ]
    }
    places = [(found.location.path, found.location.line) for found in findings(tmp_path, body, written)]
    assert places == [(DATA, 7), (GUIDE, 12), (GUIDE, 14)]


def test_a_template_s_copy_of_a_written_link_is_not_reported_beside_it(tmp_path: Path) -> None:
    body = '<nav><a href="../mail/">a</a></nav> <p><a href="../mail/">b</a></p>'
    written = {HERE: [by_author("mail.md", "../mail/", 12)]}
    assert [found.location.path for found in findings(tmp_path, body, written)] == [GUIDE]


def test_a_template_s_fault_is_not_laid_on_an_author_s_sound_link(tmp_path: Path) -> None:
    written = {HERE: [by_author("/", "/", 12)]}
    (found,) = findings(tmp_path, '<a href="/">x</a>', written, head='<link rel="canonical" href="/">')
    assert (found.code, found.location.path) == ("site-canonical", "site/fr/emails/outlook/index.html")


def test_who_wrote_what_no_author_did_is_said(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "index.html": page('<a href="fr/guide/">x</a>'),
        "fr/guide/index.html": page('<a href="../../">x</a><a href="absent/">x</a>'),
        "fr/g1/index.html": page('<a href="absent/">x</a>'),
        "feed.xml": '<feed><link href="absent/"/></feed>',
        "style.css": "a { background: url(absent.png) }",
    }
    report = check_site(
        write_site(tmp_path, files),
        site_address=None,
        authorship=Authorship(
            links={HERE: []},
            pages={"/fr/guide/": "guides/emails/guide.md"},
            copied={"/style.css": "docs/style.css"},
        ),
        name="site",
    )
    assert lines(found for found in report.findings if found.code == "site-target-missing") == [
        "docs/style.css:1:21: error[site-target-missing] `absent.png` leads to `/absent.png`, which is not in the "
        "site; known here: `feed.xml`, `fr`, `style.css`",
        "site/feed.xml:1:19: error[site-target-missing] `absent/` leads to `/absent/`, which is not in the site; "
        "known here: `feed.xml`, `fr`, `style.css` (no one wrote this file: it was generated)",
        "site/fr/g1/index.html:5:10: error[site-target-missing] `absent/` leads to `/fr/g1/absent/`, which is not in "
        "the site; lead to another address, or put a file there (no one wrote this page: it was generated)",
        "site/fr/guide/index.html:5:32: error[site-target-missing] `absent/` leads to `/fr/guide/absent/`, which is "
        "not in the site; lead to another address, or put a file there (a template wrote this, around "
        "`guides/emails/guide.md`)",
    ]


@pytest.mark.parametrize("site_address", [None, "https://aide.example/", "https://aide.example/centre/"])
def test_a_link_is_reported_once_for_a_page_and_its_twin(tmp_path: Path, site_address: str | None) -> None:
    href = "../mail/#ports"
    whole = urljoin(f"{site_address}{HERE[1:]}", href) if site_address else href
    files: dict[str, str | bytes] = {
        "index.html": page(),
        "fr/emails/outlook/index.html": page(f'<a href="{href}">Mail</a>'),
        "fr/emails/outlook/index.md": f"[Mail]({whole})\n",
    }
    written = {HERE: [by_author("mail.md#ports", href, 12)]}
    report = check_site(
        write_site(tmp_path, files), site_address=site_address, authorship=Authorship(links=written), name="site"
    )
    missing = [found for found in report.findings if found.code == "site-target-missing"]
    assert [found.location for found in missing] == [Location(GUIDE, 12, 13, 13)]


def test_entities_are_no_hindrance(tmp_path: Path) -> None:
    written = {HERE: [by_author("x?a=1&b=2", "x/?a=1&b=2", 12)]}
    assert [found.location.line for found in findings(tmp_path, '<a href="x/?a=1&amp;b=2">x</a>', written)] == [12]


@pytest.mark.parametrize(
    "written",
    [
        pytest.param({}, id="no page's links are known"),
        pytest.param({HERE: []}, id="the page has none"),
        pytest.param({HERE: [by_author("x.md", "x/", 1)]}, id="the page has others"),
        pytest.param({"/fr/emails/mail/": [by_author("mail.md", "../mail/", 12)]}, id="another page has it"),
    ],
)
def test_what_nobody_wrote_is_reported_in_the_html(
    tmp_path: Path, written: Mapping[str, Sequence[WrittenLink]]
) -> None:
    body = 'é <a href="../mail/">a</a>\n<a class="x" href=../mail/>b</a>'
    found = findings(tmp_path, body, written)
    path = "site/fr/emails/outlook/index.html"
    assert [one.location for one in found] == [Location(path, 5, 12, 8), Location(path, 6, 19, 8)]
    assert [one.excerpt for one in found] == body.splitlines()


@pytest.mark.parametrize(
    ("body", "places"),
    [
        pytest.param('<!-- <a href="x/"> -->\n<a href="x/">x</a>', [(6, 10)], id="a comment before"),
        pytest.param('<script>\'<a href="x/">\'</script>\n<a href="x/">x</a>', [(6, 10)], id="a script before"),
        pytest.param('<a title=\'<a href="x/">\' href="x/">x</a>', [(5, 32)], id="a value that looks like a tag"),
        pytest.param('<a title="a > b" href="x/">x</a>', [(5, 24)], id="a greater-than sign in a value"),
        pytest.param('<a href=\n  "x/"\n>x</a>', [(6, 4)], id="a tag over several lines"),
        pytest.param('<img src="x/" srcset="y/ 1x, x/ 2x">', [(5, 11), (5, 23), (5, 30)], id="a srcset"),
        pytest.param('<a href="&#120;/">x</a>', [(5, 10)], id="an entity"),
        pytest.param('<img srcset="&#120;/ 1x">', [(5, 14)], id="an entity in a srcset"),
        pytest.param('<A HREF="x/">x</A>', [(5, 10)], id="capital letters"),
        pytest.param('<a href="x/" href="y/">x</a>', [(5, 10)], id="the first of two values"),
        pytest.param('<a href="x/"><p>x</p><p>y</p>', [(5, 10)], id="a tag that the parser repeats"),
        pytest.param('<a href="x/">x</a><template><a href="x/">x</a></template>', [(5, 10), (5, 38)], id="a template"),
        pytest.param('<a href="x/">x</a><xmp></x<a href="x/">x</a></xmp>', [(5, 10)], id="text of old"),
        pytest.param('<a href="x/">x</a><plaintext><a href="x/">x</a>', [(None, None)], id="unknown"),
    ],
)
def test_places_in_the_html(tmp_path: Path, body: str, places: list[tuple[int | None, int | None]]) -> None:
    found = findings(tmp_path, body, {})
    assert {one.code for one in found} == {"site-target-missing"}
    assert [(one.location.line, one.location.column) for one in found] == places


@pytest.mark.parametrize(
    "text",
    [
        "<",
        "<a",
        "<a href",
        '<a href="',
        '<a href="x',
        "<a href=x",
        "<a =",
        "<!--",
        "<script>",
        "<!-->",
        "</a>",
        "<a/ / >",
    ],
)
def test_text_that_ends_too_early_is_read_to_its_end(text: str) -> None:
    assert len(list(occurrences(text))) <= 1


@pytest.mark.parametrize(
    "text", ['<a "' * 20_000, "<a b='" * 20_000, "<a " + " " * 200_000, "<!--" * 50_000, "<a" + " =" * 50_000]
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    # Quadratic time would be minutes, far beyond any limit on a test.
    assert list(occurrences(text)) == []


def test_the_name_of_the_folder_is_the_callers(tmp_path: Path) -> None:
    root = write_site(tmp_path, {"index.html": page('<a href="x/">x</a>')})
    found = {
        name: without_remarks(check_site(root, site_address=None, name=name)).findings[0].location.path
        for name in (None, "site", "public/", "")
    }
    assert found == {
        None: f"{root.as_posix()}/index.html",
        "site": "site/index.html",
        "public/": "public/index.html",
        "": "/index.html",
    }
