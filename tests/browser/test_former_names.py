"""Where readers come who follow an address or a fragment from before, with scripts and without."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from browser.conftest import served
from browser.site_pages import OpenPage
from publishing.former_names import build_centre

scripted = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
phones = pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
OUTLOOK = "/fr/emails/outlook/"


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address, without last slash, of a centre with former names."""
    with served(build_centre(tmp_path_factory.mktemp("centre"))) as address:
        yield address


def top(place: Locator) -> float:
    """How far *place* is below the top of the window."""
    return float(place.evaluate("(element) => element.getBoundingClientRect().top"))


@scripted
@phones
@pytest.mark.parametrize(
    ("former", "name"), [("reglages", "reglages-du-serveur"), ("bas", "fin"), ("ssl", "imap-incoming-ssl")]
)
def test_a_former_name_leads_where_the_name_does(
    centre: str, open_page: OpenPage, scripts: bool, phone: bool, former: str, name: str
) -> None:
    places = []
    for fragment in (name, former):
        page = open_page(f"{centre}{OUTLOOK}#{fragment}", scripts=scripts, phone=phone)
        place = page.locator(f"#{name}")
        expect(place).to_be_in_viewport()
        header = page.locator("header.md-header").bounding_box()
        assert header is not None
        assert top(place) >= header["height"], "it is below the header"
        places.append(top(place))
    assert abs(places[0] - places[1]) < 24


def test_a_cell_stands_out_by_its_former_name_too(centre: str, open_page: OpenPage) -> None:
    grounds = [
        open_page(f"{centre}{OUTLOOK}#{fragment}")
        .locator("#imap-incoming-ssl")
        .evaluate("(cell) => getComputedStyle(cell).backgroundColor")
        for fragment in ("imap-incoming-ssl", "ssl", "fin")
    ]
    assert grounds[0] == grounds[1] != grounds[2]


def test_a_section_of_a_product_has_its_former_name(centre: str, open_page: OpenPage) -> None:
    page = open_page(f"{centre}/fr/emails/#pc", scripts=False)
    expect(page.locator("#ordinateur")).to_be_in_viewport()


@scripted
@pytest.mark.parametrize("former", [f"{OUTLOOK[:-8]}outlook-2013/", "/fr/g1474/", "/g1474/"])
def test_a_former_address_leads_to_the_guide(centre: str, open_page: OpenPage, scripts: bool, former: str) -> None:
    page = open_page(f"{centre}{former}?mot=port#bas", scripts=scripts)
    # Without scripts a browser follows the page as it was written.
    expect(page).to_have_url(f"{centre}{OUTLOOK}{'?mot=port#bas' if scripts else ''}")
    if scripts:
        expect(page.locator("#fin")).to_be_in_viewport()
