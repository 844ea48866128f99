"""Where the addresses come from, and where what they do is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from external.centres import checked, configuration, leading_to, told
from external.elsewhere import Elsewhere
from guichet.external.answer import gives_up
from guichet.external.references import web_address
from links.sites import page, write_site
from projects import guide, write_project


@pytest.mark.parametrize(
    ("reference", "address"),
    [
        pytest.param("https://a.example/b?c=d", "https://a.example/b?c=d", id="as it is"),
        pytest.param("https://a.example", "https://a.example/", id="without a path"),
        pytest.param("https://a.example/b#c", "https://a.example/b", id="a fragment is not sent"),
        pytest.param("//a.example/b", "https://a.example/b", id="without a scheme"),
        pytest.param(" https://a.example/b\n", "https://a.example/b", id="with blanks around"),
        pytest.param("https://a.example/été/%7E", "https://a.example/%C3%A9t%C3%A9/%7E", id="accents are encoded"),
        pytest.param('https://a.example/"<>\\|', "https://a.example/%22%3C%3E%5C%7C", id="what no address may hold"),
        pytest.param("mailto:aide@a.example", None, id="mail is not fetched"),
        pytest.param("ftp://a.example/b", None, id="nor is what is not the web"),
        pytest.param("b/c", None, id="a relative one"),
        pytest.param("http://[", None, id="a malformed one"),
        pytest.param("https:///b", None, id="one without host"),
    ],
)
def test_what_is_fetched_for_a_reference(reference: str, address: str | None) -> None:
    assert web_address(reference) == address


@pytest.mark.parametrize(
    ("address", "end", "is_so"),
    [
        ("https://a.example/b/c", "https://a.example/", True),
        ("https://a.example/b.html", "https://a.example", True),
        ("https://a.example/b/c", "https://www.b.example/fr-fr/", True),
        ("https://a.example/b/c", "https://a.example/index.html", True),
        ("https://a.example/b/c", "https://a.example/?q=c", False),
        ("https://a.example/b/c", "https://a.example/d/", False),
        ("https://a.example/", "https://www.a.example/", False),
        ("https://a.example/fr/", "https://a.example/", False),
    ],
)
def test_a_deep_address_that_ends_at_a_first_page_gives_up(address: str, end: str, is_so: bool) -> None:
    assert gives_up(address, end) is is_so


def test_every_link_to_an_address_is_told_and_keeps_its_fragment(tmp_path: Path, elsewhere: Elsewhere) -> None:
    address = elsewhere.at("/301")
    leading_to(tmp_path, [f"{address}#ports", address])
    report = checked(tmp_path)
    assert report.checked == 1
    assert told(report) == [
        f"guides/emails/outlook.md:{line}:12: hint[external-moved] `{address}` has moved for good; "
        f"write `{elsewhere.at('/200')}{fragment}`"
        for line, fragment in ((6, "#ports"), (8, ""))
    ]


def test_an_address_in_the_data_file_is_told_there(tmp_path: Path, elsewhere: Elsewhere) -> None:
    table = f'{{kind: rows, caption: Notes, columns: [Où], rows: [["[x]({elsewhere.at("/404")})"]]}}'
    write_project(
        tmp_path,
        {
            "mkdocs.yml": configuration(),
            "guides/data.yml": f"tables:\n  notes: {table}\n",
            "guides/emails/outlook.md": guide("outlook", "> [!table] notes\n"),
            "guides/emails/mail.md": guide("mail", "> [!table] notes\n"),
        },
    )
    (found,) = checked(tmp_path).findings
    assert (found.code, found.location.path, found.location.line) == ("external-failing", "guides/data.yml", 2)


def test_own_and_former_addresses_and_mail_are_not_fetched(tmp_path: Path, elsewhere: Elsewhere) -> None:
    own = [
        "https://aide.example/fr/emails/outlook/",
        "mailto:aide@aide.example",
        "https://ancien.example/fr/emails/outlook/",
    ]
    root = leading_to(tmp_path, [*own, elsewhere.at("/200")])
    configured = (root / "mkdocs.yml").read_text("utf-8")
    configured = configured.replace("  guichet:\n", "  guichet:\n    former_addresses: [https://ancien.example/]\n")
    (root / "mkdocs.yml").write_text(configured, "utf-8")
    assert checked(root).checked == 1
    assert set(elsewhere.visits) == {"/200"}


def test_what_templates_lead_to_is_told_in_the_page(tmp_path: Path, elsewhere: Elsewhere) -> None:
    root = leading_to(tmp_path, [elsewhere.at("/404")])
    footer = f'<a href="{elsewhere.at("/410")}">x</a>'
    written = f'<a href="{elsewhere.at("/404")}">x</a>'
    site = write_site(
        tmp_path / "site",
        {
            "index.html": page(footer),
            "fr/emails/outlook/index.html": page(f"{written}\n{footer}\n{written}"),
            "style.css": f"a {{ background: url({elsewhere.at('/500')}) }}",
        },
    )
    places = [(found.location.path, found.location.line) for found in checked(root, site=site).findings]
    assert places == [
        ("guides/emails/outlook.md", 6),
        ("site/fr/emails/outlook/index.html", 6),
        ("site/index.html", 5),
        ("site/style.css", 1),
    ]
