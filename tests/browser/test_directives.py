"""Tabs, questions, thumbnails and carousels, as readers use them, with scripts and without."""

from __future__ import annotations

import base64
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from browser.conftest import served
from browser.site_pages import OpenPage
from builds import build, write_centre
from projects import guide

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
BODY = """\
> [!tabs]
> Windows
>> Le menu Démarrer.
> Mac
>> Le dossier Applications.

> [!faq]
> Où ?
>> Ici.

![Écran](images/ecran.png){.thumbnail width="200"}

> [!carousel]
> - ![Un](images/ecran.png){width="500"} Premier
> - ![Deux](images/ecran.png){width="500"} Second
> - ![Trois](images/ecran.png){width="500"} Troisième

- [x] Faite
- [ ] À faire

  Plus tard.
- Aucune tâche
"""


@pytest.fixture(scope="module")
def page_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a guide with one of each."""
    files: dict[str, str | bytes] = {
        "guides/emails/outlook.md": guide("outlook", BODY),
        "guides/emails/images/ecran.png": PIXEL,
    }
    root = write_centre(tmp_path_factory.mktemp("directives"), files)
    done = build(root, "--strict")
    assert done.status == 0, done.err
    with served(root / "site") as address:
        yield f"{address}/fr/emails/outlook/"


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_tab_shows_its_body(page_address: str, open_page: OpenPage, scripts: bool) -> None:
    page = open_page(page_address, scripts=scripts)
    expect(page.get_by_text("Le menu Démarrer.")).to_be_visible()
    expect(page.get_by_text("Le dossier Applications.")).to_be_hidden()
    page.get_by_text("Mac", exact=True).click()
    expect(page.get_by_text("Le dossier Applications.")).to_be_visible()
    expect(page.get_by_text("Le menu Démarrer.")).to_be_hidden()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_question_opens_on_its_answer(page_address: str, open_page: OpenPage, scripts: bool) -> None:
    page = open_page(page_address, scripts=scripts)
    expect(page.get_by_text("Ici.")).to_be_hidden()
    page.get_by_text("Où ?").click()
    expect(page.get_by_text("Ici.")).to_be_visible()


def test_paper_shows_every_tab_and_every_answer(page_address: str, open_page: OpenPage) -> None:
    page = open_page(page_address)
    page.emulate_media(media="print")
    for words in ("Le menu Démarrer.", "Le dossier Applications.", "Ici."):
        expect(page.get_by_text(words)).to_be_visible()


def test_a_thumbnail_opens_large_and_gives_the_focus_back(page_address: str, open_page: OpenPage) -> None:
    page = open_page(page_address)
    link = page.locator("a.guichet-thumbnail")
    link.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Écran")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("button", name="Fermer")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(link).to_be_focused()


def test_a_thumbnail_leads_to_its_image_without_scripts(page_address: str, open_page: OpenPage) -> None:
    page = open_page(page_address, scripts=False)
    target = page.locator("a.guichet-thumbnail").first.evaluate("(link) => link.href")
    assert target.endswith("/emails/images/ecran.png")
    assert page.request.get(target).ok


def test_a_carousel_scrolls_by_keyboard(page_address: str, open_page: OpenPage) -> None:
    page = open_page(page_address, phone=True, scripts=False)
    strip = page.locator(".guichet-carousel")
    strip.focus()
    for _ in range(20):
        page.keyboard.press("ArrowRight")
    expect(page.get_by_text("Troisième")).to_be_in_viewport()


def test_the_box_of_a_task_stands_in_the_place_of_its_bullet(page_address: str, open_page: OpenPage) -> None:
    page = open_page(page_address)
    marks = page.locator("li:has(> input), li:has(> p > input), li:has-text('Aucune tâche')").evaluate_all(
        """(items) => items.map((item) => {
          const box = item.querySelector("input")?.getBoundingClientRect();
          return [getComputedStyle(item).listStyleType, box ? box.right <= item.getBoundingClientRect().left : null];
        })"""
    )
    assert marks == [["none", True], ["none", True], ["disc", None]]
