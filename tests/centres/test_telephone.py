"""Another help centre, in English and about telephones, built with the same hooks: these know no content."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from builds import PROJECT, build, contents, run

CENTRE = Path(__file__).parent / "telephone"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("telephone") / "site"
    done = build(CENTRE, "--strict", "--site-dir", str(folder))
    assert done.status == 0, done.err
    assert done.out.startswith("2 guides, 9 pages and ")
    return folder


@pytest.fixture(scope="module")
def guide(site: Path) -> LexborHTMLParser:
    return LexborHTMLParser((site / "en/telephone/set-up-a-desk-phone/index.html").read_text("utf-8"))


def texts(html: LexborHTMLParser, selector: str) -> list[str]:
    return [" ".join(node.text().split()) for node in html.css(selector)]


def test_its_settings_have_the_rows_and_ports_of_its_own_data(guide: LexborHTMLParser) -> None:
    assert texts(guide, "#sip thead th") == ["Server", "Host name", "UDP port", "TLS port"]
    assert texts(guide, "#sip-registrar td") == ["sip.example.org", "5060 None", "5061 SSL/TLS"]
    assert texts(guide, "#sip-stun td") == ["stun.example.org", "3478", ""]
    assert texts(guide, "#sip-stun small") == ["Only behind a router that translates addresses"]


def test_its_values_stand_in_its_sentences(guide: LexborHTMLParser) -> None:
    assert "Register with sip.example.org on port 5061." in texts(guide, ".guichet-body p")


def test_its_matrix_has_the_clients_that_have_a_tutorial(guide: LexborHTMLParser) -> None:
    assert texts(guide, "#phones thead th") == ["Desk phones", "Softphones"]
    assert texts(guide, "#phones tbody td") == ["Gigaset", "Linphone (external link)", "Yealink (external link)", ""]
    assert [link.attributes["href"] for link in guide.css("#phones a")] == [
        "./",
        "https://www.linphone.org/",
        "https://support.yealink.com/",
    ]


def test_it_speaks_english(guide: LexborHTMLParser) -> None:
    assert texts(guide, ".admonition-title") == ["Warning"]
    assert texts(guide, ".guichet-facts li")[0] == "Guide no. g42"
    assert guide.css_matches("html[lang=en]")


def test_its_addresses_are_of_its_own_language(site: Path) -> None:
    assert {name for name in contents(site) if name.endswith("index.html")} == {
        "index.html",
        "en/index.html",
        "en/g42/index.html",
        "g42/index.html",
        "en/settings/line/index.html",
        "en/telephone/index.html",
        "en/telephone/forward-calls/index.html",
        "en/telephone/set-up-a-desk-phone/index.html",
    }


def test_no_page_of_it_speaks_french_or_of_mail(site: Path) -> None:
    foreign = re.compile(r"IMAP|SMTP|OVH|mutualis|Accueil|Rechercher", re.IGNORECASE)
    for name, text in contents(site).items():
        if name.endswith(".html"):
            assert not foreign.search(text.decode()), name


def test_the_engine_names_no_content_of_this_help_centre() -> None:
    content = re.compile(r"ovh|mutualis|roundcube|thunderbird", re.IGNORECASE)
    for path in (PROJECT / "hooks").rglob("*"):
        if path.suffix in {".py", ".html", ".j2", ".css", ".js", ".yml", ".xml"}:
            assert not content.search(path.read_text("utf-8")), path


def test_the_command_finds_nothing(site: Path) -> None:
    done = run(CENTRE, "guichet", "check", "--site", str(site))
    assert (done.status, done.out, done.err) == (0, "no faults found\n", "")
