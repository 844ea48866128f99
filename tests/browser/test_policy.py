"""The Content-Security-Policy forbids nothing that our own pages do, in any state that a reader brings them into."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.conftest import DESKTOP, PHONE
from browser.site_pages import GENERAL_GUIDE, PAGES

WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
});
"""
PLANT = """async () => {
  const element = document.createElement("p");
  element.setAttribute("style", "color: red");
  document.body.append(element);
  await new Promise((resolve) => setTimeout(resolve, 100));
}"""
DIALECT = PAGES["dialect"]


@pytest.fixture
def watched(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens an address in a window that notes each violation of the policy from the beginning."""
    contexts = []

    def open_at(address: str, *, dark: bool = False, phone: bool = False) -> Page:
        context = browser.new_context(
            viewport=PHONE if phone else DESKTOP, color_scheme="dark" if dark else "light", locale="fr-FR"
        )
        contexts.append(context)
        context.add_init_script(WATCH)
        page = context.new_page()
        page.goto(address, wait_until="load")
        return page

    yield open_at
    for context in contexts:
        context.close()


def violations(page: Page) -> list[str]:
    """What the policy has forbidden on *page* until now. Pending events are delivered first."""
    found: list[str] = page.evaluate(
        "() => new Promise((resolve) => setTimeout(() => resolve(window.violations), 150))"
    )
    return found


def search(page: Page) -> None:
    page.keyboard.press("/")
    page.get_by_role("searchbox", name="Rechercher").fill("outlok")
    page.locator("#__find .guichet-search__results a").first.wait_for()


def open_drawer(page: Page) -> None:
    page.get_by_role("button", name="Menu").click()
    expect(page.locator(".md-sidebar--primary").get_by_role("link", name="Accueil")).to_be_in_viewport()


def choose_a_device(page: Page) -> None:
    page.get_by_role("button", name="Versions anciennes").click()
    page.get_by_label("Appareil ou logiciel").fill("thunderbird")
    page.get_by_role("button", name="Android").click()
    page.get_by_role("button", name="Tous", exact=True).click()


def switch_scheme(page: Page) -> None:
    page.get_by_title("Passer au thème clair").click()
    page.get_by_title("Passer au thème sombre").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.reload(wait_until="load")


def switch_tabs(page: Page) -> None:
    page.locator(".tabbed-labels").get_by_text("Mac", exact=True).click()
    expect(page.get_by_text("Ouvrez le dossier Applications.").last).to_be_visible()


def open_questions(page: Page) -> None:
    for summary in page.locator("article .md-typeset details > summary").all():
        summary.click()


def enlarge_a_picture(page: Page) -> None:
    page.locator("a.guichet-thumbnail").first.click()
    expect(page.locator("dialog.guichet-large")).to_be_visible()


def scroll_a_carousel(page: Page) -> None:
    page.locator(".guichet-carousel").first.focus()
    page.keyboard.press("ArrowRight")


def copy_a_value(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copier 993").first.click()
    expect(page.get_by_role("status").last).to_have_text("Copié 993")


def print_it(page: Page) -> None:
    page.emulate_media(media="print")
    page.pdf()


STATES = {
    "the search has results": (GENERAL_GUIDE, False, search),
    "the search has results, on a phone": ("/", True, search),
    "the drawer is open": (GENERAL_GUIDE, True, open_drawer),
    "a device is chosen": ("/", False, choose_a_device),
    "the scheme is switched": ("/", False, switch_scheme),
    "another tab is open": (DIALECT, False, switch_tabs),
    "the questions are open": (DIALECT, False, open_questions),
    "a picture is enlarged": (DIALECT, False, enlarge_a_picture),
    "a carousel is scrolled": (DIALECT, True, scroll_a_carousel),
    "a port is copied": (GENERAL_GUIDE, False, copy_a_value),
    "the page is printed": (GENERAL_GUIDE, False, print_it),
}


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_no_page_breaks_its_policy(
    site: str, watched: Callable[..., Page], address: str, dark: bool, phone: bool
) -> None:
    assert violations(watched(site + address, dark=dark, phone=phone)) == []


@pytest.mark.parametrize(("address", "phone", "act"), STATES.values(), ids=STATES)
def test_no_state_of_a_page_breaks_its_policy(
    site: str, watched: Callable[..., Page], address: str, phone: bool, act: Callable[[Page], None]
) -> None:
    page = watched(site + address, phone=phone)
    act(page)
    assert violations(page) == []


def test_an_inline_style_is_a_violation(site: str, watched: Callable[..., Page]) -> None:
    page = watched(site + "/")
    page.evaluate(PLANT)
    assert [one.split()[:2] for one in violations(page)] == [["style-src-attr", "inline"]]
