"""What was called otherwise before is published so that former addresses and fragments lead there."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from publishing.former_names import build_centre
from publishing.test_html import of_the_theme, told


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site."""
    return build_centre(tmp_path_factory.mktemp("centre"))


def test_every_page_is_sound_html(centre: Path) -> None:
    messages = told(*sorted(centre.rglob("*.html")))
    assert [message["message"] for message in messages if not of_the_theme(message)] == []


@pytest.mark.parametrize(
    ("page", "former", "place"),
    [
        ("fr/emails/outlook", "reglages", "h2#reglages-du-serveur"),
        ("fr/emails/outlook", "ssl", "td#imap-incoming-ssl"),
        ("fr/emails/outlook", "serveur", "tr#imap-incoming > th"),
        ("fr/emails/outlook", "bas", "h2#fin"),
        ("fr/emails", "pc", "h2#ordinateur"),
    ],
)
def test_a_former_name_stands_in_its_place(centre: Path, page: str, former: str, place: str) -> None:
    html = LexborHTMLParser((centre / page / "index.html").read_text("utf-8"))
    assert len(html.css(f"#{former}")) == 1
    assert len(html.css(f"{place} > span#{former}")) == 1


def test_no_former_name_is_for_programs_that_read_markdown(centre: Path) -> None:
    twin = (centre / "fr/emails/outlook/index.md").read_text("utf-8")
    assert "\n## Réglages du serveur\n" in twin
    assert "former" not in twin
    assert "tableau" not in twin


@pytest.mark.parametrize(
    ("address", "way", "canonical"),
    [
        ("fr/emails/outlook-2013", "../outlook/", "https://aide.example.org/fr/emails/outlook/"),
        ("g1474", "../fr/emails/outlook/", "https://aide.example.org/fr/emails/outlook/"),
        ("fr/courriel", "../emails/", "https://aide.example.org/fr/emails/"),
    ],
)
def test_a_former_address_is_a_page_that_leads_on(centre: Path, address: str, way: str, canonical: str) -> None:
    html = LexborHTMLParser((centre / address / "index.html").read_text("utf-8"))
    asked = {"html": "lang", "meta[name=robots]": "content", "link[rel=canonical]": "href", "body a": "href"}
    facts = [element.attributes[name] for selector, name in asked.items() for element in html.css(selector)]
    assert facts == ["fr", "noindex", canonical, way]
    assert f'<noscript><meta http-equiv="refresh" content="0; url={way}"></noscript>' in (html.html or "")
    assert address not in (centre / "sitemap.xml").read_text("utf-8")
