"""Accessibility as axe-core judges it: WCAG 2.2 AA and best practice, on every kind of page, in every state of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from browser.site_pages import GENERAL_GUIDE, PAGES, OpenPage

WIDTHS = (1280, 390, 320)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    """What axe finds wrong on *page*, one line per rule and element."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]})
    return [
        f"{rule['id']}: {node['html'][:160]} {[check['message'] for check in node['any'][:1]]}"
        for rule in found.response["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_every_kind_of_page_is_accessible(site: str, open_page: OpenPage, address: str, dark: bool) -> None:
    page = open_page(site + address, dark=dark, scripts=True)
    faults = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        faults += [f"{width}: {fault}" for fault in violations(page)]
    assert faults == []


def search(page: Page) -> None:
    page.keyboard.press("/")
    page.get_by_role("searchbox", name="Rechercher").fill("outlook")
    page.locator("#__find .guichet-search__results a").first.wait_for()


def drawer(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.get_by_role("button", name="Menu").click()


def choice(page: Page) -> None:
    page.get_by_role("button", name="Versions anciennes").click()
    page.get_by_label("Appareil ou logiciel").fill("thunderbird")


def details(page: Page) -> None:
    page.locator("article details").evaluate_all("(all) => all.forEach((one) => { one.open = true; })")
    page.locator(".tabbed-labels label").last.click()


def enlarged(page: Page) -> None:
    page.locator(".guichet-thumbnail").first.click()
    page.locator("dialog[open]").wait_for()


STATES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "the search": (GENERAL_GUIDE, search),
    "the drawer": (GENERAL_GUIDE, drawer),
    "the chosen clients": ("/", choice),
    "tabs and details": ("/auteurs/dialecte/", details),
    "an enlarged image": ("/auteurs/dialecte/", enlarged),
}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("address", "reach"), STATES.values(), ids=STATES)
def test_every_state_of_a_page_is_accessible(
    site: str, open_page: OpenPage, address: str, reach: Callable[[Page], None], dark: bool
) -> None:
    page = open_page(site + address, dark=dark)
    reach(page)
    assert violations(page) == []


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_no_page_scrolls_sideways_where_it_is_narrow_or_enlarged(site: str, open_page: OpenPage, address: str) -> None:
    page = open_page(site + address)
    for width, height in ((320, 800), (640, 400)):  # a window of 1280 by 800 pixels, enlarged twice, has 640 by 400
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
