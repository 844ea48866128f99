"""Places and addresses: what a file's path says."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from guichet.model.place import (
    Place,
    Role,
    alias_address,
    alias_for,
    guide_address,
    home_address,
    may_be_former,
    page_address,
    product_address,
)


@pytest.mark.parametrize(
    ("path", "place"),
    [
        pytest.param("emails/outlook.md", Place(("emails",), "outlook", None), id="a guide"),
        pytest.param("emails/outlook.en.md", Place(("emails",), "outlook", "en"), id="a translation"),
        pytest.param("emails/outlook.en-gb.md", Place(("emails",), "outlook", "en-gb"), id="a variety of a language"),
        pytest.param("emails/outlook.2016.md", Place(("emails",), "outlook.2016", None), id="a dot before no language"),
        pytest.param(
            "emails/outlook.EN.md", Place(("emails",), "outlook.EN", None), id="a language in capitals is none"
        ),
        pytest.param("fr.md", Place((), "fr", None), id="a name that is a language"),
        pytest.param("a/b/index.md", Place(("a", "b"), "index", None), id="an index in a folder of a folder"),
    ],
)
def test_a_path_says_folders_name_and_language(path: str, place: Place) -> None:
    assert Place.of(PurePosixPath(path)) == place


@pytest.mark.parametrize(
    ("folder", "addressable"),
    [
        ("emails", True),
        ("e-mails", True),
        ("e2e", True),
        ("E-mails", False),
        ("été", False),
        ("a_b", False),
        ("-", False),
    ],
)
def test_a_folder_of_words_joined_by_hyphens_can_be_part_of_an_address(folder: str, addressable: bool) -> None:
    assert Place((folder,), "x", None).is_addressable is addressable


@pytest.mark.parametrize(
    ("path", "language", "address"),
    [
        pytest.param("index.md", "fr", "/", id="the home page"),
        pytest.param("index.en.md", "en", "/en/", id="the home page in a further language"),
        pytest.param("contact.md", "fr", "/contact/", id="a page"),
        pytest.param("contact.en.md", "en", "/en/contact/", id="a page in a further language"),
        pytest.param("legal/index.md", "fr", "/legal/", id="the page of a folder"),
        pytest.param("legal/terms.md", "fr", "/legal/terms/", id="a page in a folder"),
    ],
)
def test_a_page_lies_where_its_file_does(path: str, language: str, address: str) -> None:
    assert page_address(Place.of(PurePosixPath(path)), language, "fr") == address


def test_guides_and_products_lie_below_their_language_even_the_first() -> None:
    assert guide_address("fr", "emails", "outlook") == "/fr/emails/outlook/"
    assert product_address("fr", "emails") == "/fr/emails/"
    assert home_address("fr", "fr") == "/"


OLDER = {
    "emails/outlook_2016/guide.fr-fr.md": (Role.GUIDE, "emails", "outlook_2016"),
    "Web_Hosting/emails/outlook/guide.fr-fr.md": (Role.GUIDE, "emails", "outlook"),
    "E_Mails/outlook/guide.fr-fr.md": (Role.GUIDE, "e-mails", "outlook"),
    "emails/product.fr-fr.md": (Role.PRODUCT, "emails", "emails"),
    "web/universe.fr-fr.md": (Role.UNIVERSE, "web", "web"),
}
TODAYS = {
    "emails/outlook.fr-fr.md": (Role.GUIDE, "emails", "outlook"),
    "emails/index.md": (Role.PRODUCT, "emails", "index"),
    "emails/guide.fr-fr.md": (Role.GUIDE, "emails", "guide"),
    "emails/outlook/guide.md": (Role.GUIDE, None, "guide"),
    "product.fr-fr.md": (Role.GUIDE, None, "product"),
    "universe.fr-fr.md": (Role.GUIDE, None, "universe"),
    "emails/home.fr-fr.md": (Role.GUIDE, "emails", "home"),
    "a/b/mail.md": (Role.GUIDE, None, "mail"),
}


@pytest.mark.parametrize("path", [*OLDER, *TODAYS])
def test_a_path_says_what_the_file_is_and_what_it_belongs_to(path: str) -> None:
    place = Place.of(PurePosixPath(path))
    assert place.is_older is (path in OLDER)
    assert (place.role, place.product, place.own_name) == (OLDER | TODAYS)[path]


def test_the_home_page_of_the_older_layout_has_no_folder() -> None:
    place = Place.of(PurePosixPath("home.fr-fr.md"))
    assert (place.is_older, place.role, place.own_name) == (True, Role.HOME, "home")


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("home.fr-fr.md", "/"),
        ("home.en-gb.md", "/en/"),
        ("emails/product.fr-fr.md", "/fr/emails/"),
        ("E_Mails/universe.en-gb.md", "/en/e-mails/"),
    ],
)
def test_a_page_of_the_older_layout_lies_where_those_of_today_do(path: str, address: str) -> None:
    place = Place.of(PurePosixPath(path))
    assert page_address(place, place.language_in(["fr", "en"], "fr"), "fr") == address


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("mail.md", "fr"),
        ("mail.en.md", "en"),
        ("mail.en-gb.md", "en"),
        ("mail.pt-br.md", "pt-br"),
        ("mail.de-at.md", "de-at"),
        ("mail.de.md", "de"),
    ],
)
def test_a_tag_means_its_own_language_before_the_main_part_of_it(name: str, language: str) -> None:
    assert Place.of(PurePosixPath(name)).language_in(["fr", "en", "pt", "pt-br"], "fr") == language


ALIASES = [
    ("mail", "/fr/emails/mail/"),
    ("poste/mail", "/fr/poste/mail/"),
    ("/en/emails/mail/", "/en/emails/mail/"),
    ("/mail/", "/mail/"),
    ("/fr/a/b/c/", "/fr/a/b/c/"),
    ("Mail-X", "/fr/emails/Mail-X/"),
]


@pytest.mark.parametrize(("alias", "address"), ALIASES)
def test_an_alias_stands_for_an_address_and_is_the_shortest_that_does(alias: str, address: str) -> None:
    assert alias_address(alias, "fr", "emails") == address
    assert alias_for(address, "fr", "emails") == alias


FORMER = {"/a/": True, "/fr/emails/mail-2/": True, "a/": False, "/a": False, "/": False, "/a//b/": False, "/A/": False}


@pytest.mark.parametrize("address", FORMER)
def test_a_former_address_is_made_of_words_between_slashes(address: str) -> None:
    assert may_be_former(address) is FORMER[address]
