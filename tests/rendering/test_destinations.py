"""Destinations by number and by prefix, what was meant instead of a missing one, and what to write in its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from guichet.model import Library
from guichet.rendering import Addressing, Destination
from projects import guide, load_project

OUTLOOK = "guides/emails/outlook.md"
FILES: dict[str, str | bytes] = {
    "docs/index.en.md": "---\ntitle: Home\n---\n",
    "docs/X.md": "---\ntitle: X\n---\n",
    OUTLOOK: guide("outlook", legacy_guide_number=1474, anchors="{port: ports, smtp: ports}"),
    "guides/emails/mail.md": guide("mail", legacy_guide_number=20, aliases="[courriel]", anchors="{port: ports}"),
    "guides/emails/mail.en.md": guide("mail-in-english", legacy_guide_number=7),
    "guides/emails/photo.md": guide("photo", legacy_guide_number=1480),
    "guides/emails/video.md": guide("video", legacy_guide_number=900),
    "guides/emails/brisé (1).md": "---\ntitle: Brisé\n---\n",
    "guides/emails/images/ecran.png": b"",
    "guides/emails/images/menu.png": b"",
    "guides/sites/index.md": "---\ntitle: Sites\n---\n",
    "guides/sites/nom de domaine.md": guide("nom", aliases="[domaine]"),
}
PREFIXES = {
    "www": {"fr": "https://www.example.org/fr/", "en": "https://www.example.org/en/"},
    "docs": "https://docs.example.org",
    "here": "https://aide.example/base",
    "x": "https://www.example.org/X/",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return load_project(
        tmp_path_factory.mktemp("centre"),
        FILES,
        languages=["en"],
        prefixes=PREFIXES,
        former_addresses=["https://docs.example.org/"],
        site_address="https://aide.example/base/",
    ).library


def destination(library: Library, target: str, path: str = OUTLOOK, file: str | None = None) -> Destination:
    return Addressing(library).destination(target, library.by_path[path], file)


PREFIXED = {
    "the site in the page's language": ("{www}", "https://www.example.org/fr"),
    "a place there": ("{www}/mail/?x=1#y", "https://www.example.org/fr/mail/?x=1#y"),
    "a place in a folder there": ("{x}/mail", "https://www.example.org/X/mail"),
    "a query there": ("{www}?x=1", "https://www.example.org/fr?x=1"),
}


@pytest.mark.parametrize(("target", "href"), PREFIXED.values(), ids=PREFIXED)
def test_a_prefix_stands_for_an_address_elsewhere(library: Library, target: str, href: str) -> None:
    assert destination(library, target) == Destination(href)
    assert destination(library, target).external


def test_a_prefix_has_an_address_for_each_language(library: Library) -> None:
    assert destination(library, "{www}/a", "guides/emails/mail.en.md").href == "https://www.example.org/en/a"


OWN = {
    "a guide under the site's address": ("{here}/fr/emails/mail/#a", "../mail/#a", False),
    "an accented place there": ("{here}/fr/emails/mail/#paramètres", "../mail/#parametres", False),
    "a guide where the site stood before": ("{docs}/fr/emails/mail", "../mail/", False),
    "a former address there": ("{docs}/fr/emails/courriel/", "../mail/", True),
    "a number": ("{legacy}20", "../mail/", False),
    "a number with its letter": ("{legacy}g20", "../mail/", False),
    "a number between slashes": ("{legacy}/20/#ports", "../mail/#ports", False),
    "an accented place by number": ("{legacy}20#paramètres", "../mail/#parametres", False),
    "the page itself by number": ("{legacy}1474#x", "#x", False),
}


@pytest.mark.parametrize(("target", "href", "moved"), OWN.values(), ids=OWN)
def test_a_prefix_leads_to_a_guide_here(library: Library, target: str, href: str, moved: bool) -> None:
    found = destination(library, target)
    assert (found.href, found.moved, found.missing, found.external) == (href, moved, False, False)


PROBLEMS = {
    "{ww}/x": ("unknown-prefix", {"name": "ww", "suggestion": "did you mean `www`?"}),
    "{legac}12": ("unknown-prefix", {"name": "legac", "suggestion": "did you mean `legacy`?"}),
    "{www}.evil.example": ("prefix-run-on", {"name": "www", "rest": ".evil.example"}),
    "{legacy}1475": ("unknown-number", {"number": "1475", "suggestion": "numbers near it: 900, 1474, 1480"}),
    "{legacy}15#x": ("unknown-number", {"number": "15", "suggestion": "numbers near it: 20, 900, 1474"}),
    "{legacy}X": ("unknown-number", {"number": "X", "suggestion": "numbers near it: 20, 900, 1474"}),
    "{legacy}x": ("unknown-number", {"number": "x", "suggestion": "numbers near it: 20, 900, 1474"}),
}


@pytest.mark.parametrize("target", PROBLEMS)
def test_a_prefix_or_a_number_that_nobody_knows_is_told(library: Library, target: str) -> None:
    assert destination(library, target) == Destination("", missing=True, problem=PROBLEMS[target])


def test_a_number_is_one_of_the_same_language(library: Library) -> None:
    english = "guides/emails/mail.en.md"
    assert destination(library, "{legacy}7", english).href == "./"
    values = {"number": "20", "suggestion": "numbers near it: 7"}
    assert destination(library, "{legacy}20", english).problem == ("unknown-number", values)


def test_a_centre_without_numbers_says_so(tmp_path: Path) -> None:
    library = load_project(tmp_path, {OUTLOOK: guide("outlook")}).library
    values = {"number": "7", "suggestion": "no guide has a number"}
    assert destination(library, "{legacy}7").problem == ("unknown-number", values)


REPAIRED = {
    "/fr/emails/courriel/": "mail.md",
    "../courriel#port": "mail.md#ports",
    "https://docs.example.org/fr/emails/courriel/#x": "mail.md#x",
    "#port": "#ports",
    "outlook.md#smtp": "outlook.md#ports",
    "/fr/sites/domaine/": "../sites/nom%20de%20domaine.md",
    "mail.md": "mail.md",
}


@pytest.mark.parametrize("target", REPAIRED)
def test_a_link_by_a_detour_is_repaired(library: Library, target: str) -> None:
    found = destination(library, target)
    assert Addressing(library).repaired(target, found, OUTLOOK) == REPAIRED[target]


def test_a_detour_within_a_page_is_known_by_the_former_name(library: Library) -> None:
    found = destination(library, "mail.md#port")
    assert (found.href, found.fragment, found.former_fragment) == ("../mail/#ports", "ports", "port")
    assert destination(library, "mail.md#ports").former_fragment == ""


PAGES = ["mail.md", "outlook.md", "photo.md", "video.md"]
NEIGHBOURS = {
    "outlok.md": PAGES,
    "./outlok.md#x": [f"./{name}" for name in PAGES],
    "../sites/x.md": ["../sites/index.md", "../sites/nom de domaine.md"],
    "../sit%65s/x.md": ["../sites/index.md", "../sites/nom de domaine.md"],
    "nowhere/x.md": PAGES,
}


@pytest.mark.parametrize("target", NEIGHBOURS)
def test_the_pages_beside_a_missing_one_are_named_as_they_would_be_written(library: Library, target: str) -> None:
    found = Addressing(library).neighbours(target, OUTLOOK, images=False)
    assert sorted(set(found) - {"index.md", "./index.md", "mail.en.md", "./mail.en.md"}) == NEIGHBOURS[target]


def test_the_images_beside_a_missing_one_are_named(library: Library) -> None:
    found = Addressing(library).neighbours("images/ecan.png", OUTLOOK, images=True)
    assert sorted(found) == ["images/ecran.png", "images/menu.png"]
    assert Addressing(library).neighbours("images/x.png", OUTLOOK, images=False) == []
    assert Addressing(library).neighbours("x.md", "guides/nowhere/y.md", images=False) == []


UNUSABLE = {
    "brisé (1).md": True,
    "bris%C3%A9%20(1).md#x": True,
    "../emails/brisé (1).md": True,
    "/fr/emails/brisé (1)": True,
    "mail.md": False,
    "../sites/brisé (1).md": False,
}


@pytest.mark.parametrize("target", UNUSABLE)
def test_what_a_faulty_file_would_answer_is_not_reported_as_missing(library: Library, target: str) -> None:
    assert Addressing(library).is_unusable(target, OUTLOOK) is UNUSABLE[target]


def test_a_link_in_an_included_file_leads_on_from_that_file(library: Library) -> None:
    assert destination(library, "nom%20de%20domaine.md", file="guides/sites/_common.md").href == "../../sites/nom/"
    assert destination(library, "mail.md", file="guides/sites/_common.md").missing
    assert destination(library, "../mail/", file="guides/sites/_common.md").missing
    assert destination(library, "../mail/", file=OUTLOOK).href == "../mail/"
    assert destination(library, "/fr/emails/mail/", file="guides/sites/_common.md").href == "../mail/"


def test_a_guide_without_a_translation_is_led_to_in_its_own_language(library: Library) -> None:
    assert destination(library, "photo.md", "guides/emails/mail.en.md").href == "../../../fr/emails/photo/"


def test_an_image_has_an_address_and_no_page(library: Library) -> None:
    for target in ("images/ecran.png", "/emails/images/ecran.png", "../../../emails/images/ecran.png"):
        found = destination(library, target)
        assert (found.address, found.page) == ("/emails/images/ecran.png", None)
        assert found.href == "../../../emails/images/ecran.png"


ROOTED = {"/fr/emails/mail/#a": "../mail/#a", "/X/#a": "../../../X/#a", "//X": "//X", "/fr/emails/mail": "../mail/"}


@pytest.mark.parametrize("target", ROOTED)
def test_an_address_is_found_with_its_place(library: Library, target: str) -> None:
    assert destination(library, target).href == ROOTED[target]


HERE = {"": "./", "#": "#", "#x": "#x", "outlook.md#": "./", "?x=1": "./"}


@pytest.mark.parametrize("target", HERE)
def test_a_link_to_the_page_itself(library: Library, target: str) -> None:
    page = library.by_path[OUTLOOK]
    found = destination(library, target)
    assert (found.href, found.address, found.page, found.missing) == (HERE[target], page.address, page, False)


def test_a_missing_place_keeps_what_was_written(library: Library) -> None:
    assert destination(library, "outlok.md#x") == Destination("outlok.md#x", missing=True)
    own = "https://aide.example/base/fr/inconnu/"
    assert destination(library, f"{own}#x") == Destination(own, missing=True)


def test_without_an_address_of_its_own_a_site_has_no_links_to_itself_by_address(tmp_path: Path) -> None:
    library = load_project(tmp_path, {OUTLOOK: guide("outlook")}).library
    assert destination(library, "https://aide.example/fr/emails/outlook/").external
    assert not destination(library, "mailto:a@example.org").external
