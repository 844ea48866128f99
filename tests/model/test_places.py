"""Places and addresses: what a file's path says."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from guichet.model.place import Place, guide_address, home_address, page_address, product_address


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
