"""Where links lead: by file, by address, under the site's own and its former addresses."""

from __future__ import annotations

from pathlib import Path

import pytest

from guichet.model import Library
from guichet.rendering import Addressing, Destination, relative
from projects import guide, load_project


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    files: dict[str, str | bytes] = {
        "guides/emails/outlook.md": guide("configurer-outlook"),
        "guides/emails/outlook.en.md": guide("set-up-outlook"),
        "guides/emails/mail.md": guide("mail"),
        "guides/emails/mail.en.md": guide("mail-in-english"),
        "guides/emails/images/fenêtre.png": b"",
        "guides/sites/index.md": "---\ntitle: Sites\n---\n",
        "guides/sites/ftp.md": guide("ftp"),
        "docs/auteurs/index.md": "---\ntitle: Auteurs\n---\n",
    }
    loading = load_project(
        tmp_path_factory.mktemp("centre"),
        files,
        languages=["en"],
        former_addresses=["https://docs.ovh.com"],
        site_address="https://aide.example/base/",
    )
    assert loading.diagnostics == ()
    return loading.library


SOUND = {
    "a file beside": ("mail.md", "../mail/"),
    "a file beside, with a fragment": ("mail.md#ports", "../mail/#ports"),
    "an accented fragment": ("mail.md#paramètres", "../mail/#parametres"),
    "a percent-encoded fragment": ("mail.md#param%C3%A8tres", "../mail/#parametres"),
    "the page itself, by file": ("outlook.md", "./"),
    "a place on the page itself": ("#ports", "#ports"),
    "a place on the page itself, by file": ("outlook.md#ports", "#ports"),
    "another product's file": ("../sites/ftp.md", "../../sites/ftp/"),
    "a product's index": ("index.md", "../"),
    "a page of docs": ("../../docs/auteurs/index.md", "../../../auteurs/"),
    "an image": ("images/fenêtre.png", "../../../emails/images/fen%C3%AAtre.png"),
    "an encoded image": ("images/fen%C3%AAtre.png", "../../../emails/images/fen%C3%AAtre.png"),
    "an address": ("/fr/emails/mail/", "../mail/"),
    "an address without its last slash": ("/fr/emails/mail", "../mail/"),
    "the home page": ("/", "../../../"),
    "a relative address": ("../mail/", "../mail/"),
    "the site's own address": ("https://aide.example/base/fr/emails/mail/#x", "../mail/#x"),
    "the site's own root": ("https://aide.example/base", "../../../"),
    "the site's own address, its host in capitals": ("HTTPS://Aide.Example/base/fr/emails/mail/", "../mail/"),
    "the site's own address, not encrypted": ("http://aide.example/base/fr/emails/mail/", "../mail/"),
    "the site's own address, with the usual port": ("https://aide.example:443/base/fr/emails/mail/", "../mail/"),
    "the site's own address, not encrypted, with the usual port": (
        "http://aide.example:80/base/fr/emails/mail/",
        "../mail/",
    ),
    "the site's own address, whatever the scheme": ("//aide.example/base/fr/emails/mail", "../mail/"),
    "the site's own address, with a query": ("https://aide.example/base/fr/emails/mail/?from=x#y", "../mail/#y"),
    "the site's own address, by a detour": ("https://aide.example/x/../base/fr/./emails/mail/", "../mail/"),
    "a former address, its host in capitals": ("https://DOCS.ovh.com/fr/emails/mail/", "../mail/"),
    "a fragment with characters that browsers drop": ("mail.md#a%0Ab c%2574", "../mail/#a%0Ab%20c%2574"),
    "a former address": ("https://docs.ovh.com/fr/emails/mail/", "../mail/"),
    "the translation, where its name says so": ("mail.en.md", "../../../en/emails/mail-in-english/"),
}


@pytest.mark.parametrize(("target", "href"), SOUND.values(), ids=SOUND)
def test_a_link_inside_leads_to_its_page(library: Library, target: str, href: str) -> None:
    page = library.by_path["guides/emails/outlook.md"]
    found = Addressing(library).destination(target, page)
    assert (found.href, found.external, found.missing) == (href, False, False)


EXTERNAL = {
    "another site": "https://www.ovh.com/fr/mail/",
    "a former address that has no guide here": "https://docs.ovh.com/fr/emails/inconnu/",
    "a look-alike of the site's address": "https://aide.example/basement/",
    "an address without scheme": "//www.ovh.com/",
    "the site's own host with another port": "https://aide.example:8443/base/fr/emails/mail/",
    "a host that begins as the site's own": "https://aide.example.org/base/fr/emails/mail/",
    "a place above the site's folder": "https://aide.example/base/../fr/emails/mail/",
    "a host behind a name and a password": "https://aide.example@www.ovh.com/base/",
}


@pytest.mark.parametrize("target", EXTERNAL.values(), ids=EXTERNAL)
def test_a_link_outside_stays_as_written(library: Library, target: str) -> None:
    page = library.by_path["guides/emails/outlook.md"]
    assert Addressing(library).destination(target, page) == Destination(target)
    assert Addressing(library).destination(target, page).external


@pytest.mark.parametrize("target", ["http://[", "https://a.example:port/", "https:/a", "http:a.md", "//[x"])
def test_an_address_that_browsers_cannot_read_is_told_as_such(target: str, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"guides/emails/outlook.md": guide("outlook")}
    library = load_project(tmp_path, files, site_address="https://aide.example/").library
    found = Addressing(library).destination(target, library.by_path["guides/emails/outlook.md"])
    assert (found.missing, found.external) == (True, False)
    assert found.problem == ("address-malformed", {"target": target})


FORMER = {
    "an alias, from the root": ("/fr/emails/courriel/", "../mail/"),
    "an alias, from here": ("../courriel/#ports", "../mail/#ports"),
    "an alias under a former address": ("https://docs.ovh.com/fr/emails/courriel", "../mail/"),
    "an alias under the site's own address": ("https://aide.example/base/fr/emails/courriel/", "../mail/"),
    "a number": ("/fr/g12/", "../mail/"),
    "a number without a language": ("/g12", "../mail/"),
    "a number under a former address, in a pattern": ("https://docs.ovh.com/fr/g12.courriel", "../mail/"),
    "the site's language": ("/fr/", "../../../"),
}


@pytest.mark.parametrize(("target", "href"), FORMER.values(), ids=FORMER)
def test_a_former_address_leads_to_the_page_at_once(target: str, href: str, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "guides/emails/outlook.md": guide("outlook"),
        "guides/emails/mail.md": guide("mail", legacy_guide_number=12, aliases="[courriel]"),
    }
    library = load_project(
        tmp_path,
        files,
        former_addresses=["https://docs.ovh.com"],
        number_patterns=["/{language}/g{number}.*"],
        site_address="https://aide.example/base/",
    ).library
    found = Addressing(library).destination(target, library.by_path["guides/emails/outlook.md"])
    assert (found.href, found.moved, found.missing) == (href, True, False)


MISSING = {
    "no such file": "outlok.md",
    "no such address": "/fr/emails/inconnu/",
    "no such page under the site's own address": "https://aide.example/base/fr/inconnu/",
    "out of the project": "../../../../etc/passwd",
    "a file that is not published": "../data.yml",
    "no address at all": "http://[",
}


@pytest.mark.parametrize("target", MISSING.values(), ids=MISSING)
def test_a_link_to_nothing_is_missing(library: Library, target: str) -> None:
    page = library.by_path["guides/emails/outlook.md"]
    assert Addressing(library).destination(target, page).missing


def test_a_translation_links_to_translations(library: Library) -> None:
    page = library.by_path["guides/emails/outlook.en.md"]
    assert Addressing(library).destination("mail.md", page).href == "../mail-in-english/"


@pytest.mark.parametrize(
    ("address", "start", "way"),
    [
        ("/", "/", "./"),
        ("/", "/fr/emails/", "../../"),
        ("/fr/emails/", "/", "fr/emails/"),
        ("/emails/x.png", "/fr/emails/mail/", "../../../emails/x.png"),
    ],
)
def test_relative(address: str, start: str, way: str) -> None:
    assert relative(address, start) == way
