"""Everything but the search and the choice of a scheme works without JavaScript."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from browser.site_pages import GENERAL_GUIDE, PAGES, OpenPage


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_every_page_can_be_read(site: str, open_page: OpenPage, address: str, phone: bool) -> None:
    page = open_page(site + address, scripts=False, phone=phone)
    expect(page.locator("h1")).to_be_visible()
    assert len(page.locator("article").inner_text()) > 100
    for dead in ("[data-search]", "dialog", "[data-md-component=palette] label", ".guichet-copy", ".guichet-missed"):
        assert not any(control.is_visible() for control in page.locator(dead).all())


def test_a_guide_shows_what_its_source_holds(site: str, open_page: OpenPage) -> None:
    page = open_page(site + GENERAL_GUIDE, scripts=False)
    for part in (".admonition.warning", "#clients", "#imap", "#pop", "pre"):
        expect(page.locator(part).first).to_be_visible()
    expect(page.locator(".guichet-side .guichet-contents")).to_be_visible()
    expect(page.locator(".guichet-nav")).to_be_visible()


def test_the_drawer_opens(site: str, open_page: OpenPage) -> None:
    page = open_page(site + "/", scripts=False, phone=True)
    drawer = page.locator(".md-sidebar--primary")
    expect(drawer).to_be_hidden()
    page.locator("label", has_text="Menu").click()
    expect(drawer.get_by_role("link", name="Accueil")).to_be_in_viewport()


def test_the_contents_unfold_on_a_phone(site: str, open_page: OpenPage) -> None:
    page = open_page(site + GENERAL_GUIDE, scripts=False, phone=True)
    contents = page.locator(".guichet-contents--inline")
    contents.locator("summary").click()
    contents.get_by_role("link").last.click()
    assert "#" in page.url
