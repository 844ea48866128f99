"""What shows only once every page of a site is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from guichet.links import check_site
from guichet.model import Authorship
from links.sites import check_files, lines, page, write_site

HOME = page('<a href="fr/">Français</a>')


def onward(target: str) -> str:
    """A page that only sends readers on to *target*."""
    return page(head=f'<meta http-equiv="refresh" content="0; url={target}">')


def told(root: Path, files: dict[str, str | bytes]) -> list[str]:
    return lines(
        check_files(
            root, {"index.html": HOME, "fr/index.html": page('<a href="../">x</a>'), **files}, whole=True
        ).findings
    )


def test_a_page_that_no_other_links_to_is_an_orphan(tmp_path: Path) -> None:
    alone = page('<a href="./#x">Ici</a><a href="../">Haut</a><b id="x"></b>')
    assert told(tmp_path, {"seule/index.html": alone}) == [
        "site/seule/index.html:None:None: hint[site-page-orphan] no page links to `/seule/`; link to it, or mark it "
        "`hidden`"
    ]


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({"seule/index.html": page(head='<meta name="robots" content="noindex">')}, id="not to be listed"),
        pytest.param({"404.html": page()}, id="the page for missing pages"),
        pytest.param({"g1/index.html": onward("../fr/")}, id="a page that sends readers on"),
        pytest.param({"plan.svg": "<svg></svg>", "style.css": ""}, id="no page"),
    ],
)
def test_no_one_need_link_to(tmp_path: Path, files: dict[str, str | bytes]) -> None:
    plain = {
        name: text.replace('<a href="./">Ici</a>', '<a href="/">Haut</a>')
        for name, text in files.items()
        if isinstance(text, str)
    }
    assert told(tmp_path, dict(plain)) == []


def test_a_redirect_ends_in_one_step_at_a_page_that_is_there(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "a/index.html": onward("../b/"),
        "b/index.html": onward("../fr/"),
        "c/index.html": onward("../d/"),
        "d/index.html": onward("../c/"),
        "e/index.html": onward("../absente/"),
    }
    assert [line for line in told(tmp_path, files) if "redirect" in line or "missing" in line] == [
        "site/a/index.html:None:None: error[site-redirect-chain] `/a/` leads to `/b/`, which sends readers on again; "
        "lead to `/fr/` at once",
        "site/c/index.html:None:None: error[site-redirect-loop] `/c/` sends readers in a circle; lead to a page",
        "site/d/index.html:None:None: error[site-redirect-loop] `/d/` sends readers in a circle; lead to a page",
        "site/e/index.html:3:91: error[site-target-missing] `../absente/` leads to `/absente/`, which is not in the "
        "site; known here: `a`, `b`, `c`, `d`, `e`, `fr`",
    ]


def test_a_link_to_a_page_that_only_sends_readers_on_is_told(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "fr/index.html": page('<a href="../">x</a> <a href="../g1/">x</a>'),
        "g1/index.html": onward("../fr/"),
    }
    assert told(tmp_path, files) == [
        "site/fr/index.html:5:30: warning[site-link-redirected] `../g1/` leads to a page that only sends readers on; "
        "write `/fr/`"
    ]


def test_an_id_belongs_to_one_element(tmp_path: Path) -> None:
    twice = page('<a href="../">x</a><b id="a"></b><i id="a"></i><a name="b"></a><i id="b"></i>')
    assert told(tmp_path, {"fr/index.html": twice}) == [
        "site/fr/index.html:5:41: error[site-id-duplicate] 2 elements of the page have the id `a`; keep it on one "
        "of them"
    ]


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("#", "warning[site-target-empty] the address `#` leads nowhere; write one, or make the link a button"),
        ("", "warning[site-target-empty] the address `` leads nowhere; write one, or make the link a button"),
        (
            "java&#x0a;script&colon;alert(1)",
            "error[site-scheme-refused] no link may begin with `javascript:`; lead to an address with `https:`",
        ),
        (
            "DATA:text/html,x",
            "error[site-scheme-refused] no link may begin with `data:`; lead to an address with `https:`",
        ),
        (
            "htps://example.org/",
            "warning[site-scheme-doubtful] browsers know no addresses that begin with `htps:`; did you mean `https:`?",
        ),
    ],
)
def test_a_link_leads_somewhere_that_readers_can_go(tmp_path: Path, href: str, expected: str) -> None:
    body = f'<a href="../">x</a><a href="{href}">x</a>'
    assert told(tmp_path, {"fr/index.html": page(body)}) == [f"site/fr/index.html:5:29: {expected}"]


@pytest.mark.parametrize("href", ["mailto:a@example.org", "tel:+33100", "webcal://example.org/x", "SMS:1"])
def test_an_address_of_another_program_is_sound(tmp_path: Path, href: str) -> None:
    assert told(tmp_path, {"fr/index.html": page(f'<a href="../">x</a><a href="{href}">x</a>')}) == []


def test_a_picture_that_nothing_shows_is_told_by_its_file(tmp_path: Path) -> None:
    files = {
        "index.html": page('<img alt="" src="a.png"><a href="./fr/">x</a>'),
        "fr/index.html": page('<a href="../">x</a>'),
        "style.css": "b { background: url(b.png) }",
        **dict.fromkeys(("a.png", "b.png", "c.png", "d.png"), ""),
    }
    images = {f"guides/{name}.png": f"/{name}.png" for name in "abc"}
    report = check_site(
        write_site(tmp_path, files), site_address=None, authorship=Authorship(images=images), name="site"
    )
    assert lines(report.findings) == [
        "guides/c.png:None:None: hint[site-image-unused] no page shows `/c.png`; show it, or remove the file"
    ]
