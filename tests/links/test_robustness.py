"""Sites that are damaged: everything is reported, nothing raises."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from guichet.links import check_site
from guichet.links.resolve import Resolver
from guichet.links.site import Site
from links.sites import OWN, check_files, lines, page, sitemap, without_remarks, write_site


def test_a_latin_1_page_is_reported_and_read_all_the_same(tmp_path: Path) -> None:
    html = page('<h2 id="été">x</h2><a href="#été">x</a><a href="parti/">x</a>').encode("latin-1")
    column = html.splitlines()[4].index(b"parti") + 1
    assert lines(check_files(tmp_path, {"index.html": html}).findings) == [
        "site/index.html:5:9: error[file-encoding] the file is not UTF-8: byte 0xE9 is no character; "
        "save the file as UTF-8",
        f"site/index.html:5:{column}: error[site-target-missing] `parti/` leads to `/parti/`, which is not in the "
        "site; lead to another address, or put a file there",
    ]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\0" * 1000, id="NUL bytes"),
        pytest.param(bytes(range(256)) * 10, id="every byte"),
        pytest.param("<a href='x'>".encode("utf-16"), id="UTF-16"),
        pytest.param(b"<div>" * 5_000 + b'<a href="">', id="deep"),
        pytest.param(b"<a href='" + b"x" * 1_000_000, id="never closed"),
        pytest.param(b'<a href="#' + b"%" * 10_000 + b'">', id="per cent signs"),
        pytest.param(b'<a href="' + b"../" * 10_000 + b'">', id="far above"),
        pytest.param(b'<a href="//[::1%eth0]/\\x00?\xf0\x9f\x98\x80#\xed\xa0\x80">', id="odd address"),
    ],
)
def test_whatever_a_page_holds(tmp_path: Path, content: bytes) -> None:
    report = check_files(tmp_path, {"index.html": page(), "x/index.html": content})
    assert report.pages == 2
    assert {found.location.path for found in report.findings} <= {"site/x/index.html"}


def test_a_byte_order_mark_is_no_character(tmp_path: Path) -> None:
    html = b"\xef\xbb\xbf" + b'<a href="x/">x</a>'
    (found,) = check_files(tmp_path, {"index.html": html}).findings
    assert (found.location.line, found.location.column) == (1, 10)


def test_line_ends_of_windows_are_one_line_end(tmp_path: Path) -> None:
    (found,) = check_files(tmp_path, {"index.html": b'<p>\r\n<a href="x/">x</a>\r\n'}).findings
    assert (found.location.line, found.location.column, found.excerpt) == (2, 10, '<a href="x/">x</a>')


def test_a_page_that_cannot_be_read_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The tests may run as root, whom no permission stops.
    content = Site.content

    def refuse(site: Site, file: str) -> bytes:
        if file == "/x/index.html":
            raise PermissionError(13, "Permission denied")
        return content(site, file)

    monkeypatch.setattr(Site, "content", refuse)
    body = '<a href="x/">x</a><a href="x/#fragment-of-an-unknown-page">x</a>'
    assert lines(check_files(tmp_path, {"index.html": page(body), "x/index.html": page()}).findings) == [
        "site/x/index.html:None:None: error[file-unreadable] the file cannot be read: Permission denied; "
        "make it a readable file"
    ]


def test_symbolic_links(tmp_path: Path) -> None:
    body = "".join(f'<a href="{href}">x</a>\n' for href in ("real.png", "linked.png", "dangling.png", "loop/"))
    root = write_site(tmp_path / "site", {"index.html": page(body), "real.png": b""})
    (root / "linked.png").symlink_to("real.png")
    (root / "dangling.png").symlink_to("parti.png")
    (root / "loop").symlink_to(root)
    found = without_remarks(check_site(root, site_address=None, name="site")).findings
    assert [one.location.line for one in found] == [7, 8]


def test_file_names_that_are_not_utf_8(tmp_path: Path) -> None:
    root = write_site(tmp_path / "site", {"index.html": page('<a href="%E9.html">x</a>\n<a href="%E8.html">x</a>')})
    name = os.fsencode(root) + b"/\xe9.html"
    with open(name, "wb") as file:  # noqa: PTH123 - a path that is no text
        file.write(page('<a href="x/">x</a>').encode())
    found = without_remarks(check_site(root, site_address=None, name="site")).findings
    assert [one.location.path for one in found] == ["site/index.html", "site/\ufffd.html"]
    for one in found:
        one.message.encode("utf-8")
        one.repair.encode("utf-8")


def test_file_names_in_decomposed_form(tmp_path: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "été")
    files: dict[str, str | bytes] = {
        "index.html": page(f'<a href="{decomposed}/">x</a>\n<a href="été/">x</a>'),
        f"{decomposed}/index.html": page(),
    }
    (found,) = check_files(tmp_path, files).findings
    assert (found.code, found.location.line) == ("site-target-spelling", 6)
    assert found.repair == "write `e%CC%81te%CC%81/`"


def test_findings_are_sorted_and_each_is_given_once(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "b/index.html": page('<a href="z/">x</a><a href="#z">x</a>\n<a href="a/">x</a>'),
        "a.html": page('<a href="z/">x</a>', head='<link rel="canonical" href="/x/"><link rel="canonical" href="/x/">'),
        "sitemap.xml": sitemap(),
    }
    found = check_files(tmp_path, files, OWN).findings
    assert list(found) == sorted(set(found), key=lambda one: one.order)
    assert [(one.location.path, one.location.line, one.code) for one in found] == [
        ("site/a.html", None, "site-not-in-sitemap"),
        ("site/a.html", 3, "site-canonical"),
        ("site/a.html", 3, "site-target-missing"),
        ("site/a.html", 3, "site-canonical"),
        ("site/a.html", 3, "site-target-missing"),
        ("site/a.html", 5, "site-target-missing"),
        ("site/b/index.html", None, "site-not-in-sitemap"),
        ("site/b/index.html", 5, "site-target-missing"),
        ("site/b/index.html", 5, "site-fragment-missing"),
        ("site/b/index.html", 6, "site-target-missing"),
    ]


def test_the_work_grows_with_the_site_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each page is read once, each of its references resolved once: nothing is done for pairs of pages."""
    calls = {"content": 0, "resolve": 0}
    content, resolve = Site.content, Resolver.resolve

    def counted_content(site: Site, file: str) -> bytes:
        calls["content"] += 1
        return content(site, file)

    def counted_resolve(resolver: Resolver, reference: str, folder: str | None) -> object:
        calls["resolve"] += 1
        return resolve(resolver, reference, folder)

    monkeypatch.setattr(Site, "content", counted_content)
    monkeypatch.setattr(Resolver, "resolve", counted_resolve)
    body = '<a href="1.html#x">x</a><a id="x" href="2.html">x</a><a href="2.html">x</a>'
    files = {f"a/{number}.html": page(body) for number in range(50)}
    files |= {f"a/{number}-b/index.html": page('<a href="../">x</a>' * 9) for number in range(50)}
    report = check_files(tmp_path, {**files, "a/index.html": page()})
    assert report.findings == ()
    assert calls == {"content": 101, "resolve": 50 * 2 + 1 + 1}
