"""What readers do: find their way by clicks, by search, by keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from browser.site_pages import GENERAL_GUIDE, KINDS, OpenPage


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_from_home_through_the_matrix_to_a_tutorial(site: str, open_page: OpenPage, phone: bool) -> None:
    page = open_page(site + "/", phone=phone)
    page.locator(".guichet-matrix").get_by_role("link", name="Outlook 2016").click()
    expect(page).to_have_url(site + "/fr/emails/configuration-outlook-2016/")
    expect(page.locator("h1")).to_contain_text("Outlook 2016")
    expect(page.locator("#imap-incoming-host")).to_have_text("SSL0.OVH.NET")
    page.get_by_role("navigation", name="Fil d’Ariane").get_by_role("link", name="Accueil").click()
    expect(page).to_have_url(site + "/")


def test_from_a_product_to_a_guide_and_on_to_its_neighbours(site: str, open_page: OpenPage) -> None:
    page = open_page(site + KINDS["product"])
    page.locator(".guichet-guides a").first.click()
    expect(page).to_have_url(site + GENERAL_GUIDE)
    page.locator(".guichet-turn__next").click()
    assert page.url != site + GENERAL_GUIDE
    page.locator(".guichet-turn__previous").click()
    expect(page).to_have_url(site + GENERAL_GUIDE)
    page.locator(".guichet-nav__section").last.click()
    expect(page).to_have_url(re.compile(re.escape(site + KINDS["product"]) + "#.+"))


def test_a_heading_can_be_linked_to(site: str, open_page: OpenPage) -> None:
    page = open_page(site + GENERAL_GUIDE)
    heading = page.locator("article .md-typeset h2").last
    heading.hover()
    heading.locator(".headerlink").click()
    assert page.url == f"{site}{GENERAL_GUIDE}#{heading.get_attribute('id')}"
    expect(heading).to_be_in_viewport()
    bottom = page.locator(".md-header").bounding_box()
    place = heading.bounding_box()
    assert bottom is not None
    assert place is not None
    assert place["y"] >= bottom["y"] + bottom["height"]


def test_the_contents_lead_to_their_headings(site: str, open_page: OpenPage) -> None:
    page = open_page(site + GENERAL_GUIDE)
    entries = page.locator(".guichet-side .guichet-contents a")
    fragments = entries.evaluate_all("(links) => links.map((link) => link.hash.slice(1))")
    assert len(fragments) > 3
    assert all(page.locator(f"[id='{fragment}']").count() == 1 for fragment in fragments)
    entries.last.click()
    expect(page.locator(f"[id='{fragments[-1]}']")).to_be_in_viewport()


def test_the_first_key_skips_to_the_content(site: str, open_page: OpenPage) -> None:
    page = open_page(site + GENERAL_GUIDE)
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_text("Aller au contenu")
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "ARTICLE"


def test_what_the_keyboard_reaches_shows_it(site: str, open_page: OpenPage) -> None:
    page = open_page(site + GENERAL_GUIDE)
    for _ in range(25):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            """() => {
              const element = document.activeElement;
              const label = element.matches(".md-option") ? element.nextElementSibling : element;
              const style = getComputedStyle(label);
              return [element.outerHTML.slice(0, 120), style.outlineStyle !== "none"];
            }"""
        )
        assert focused[1], focused[0]


def test_the_drawer_works_by_keyboard(site: str, open_page: OpenPage) -> None:
    page = open_page(site + GENERAL_GUIDE, phone=True)
    handle = page.get_by_role("button", name="Menu")
    drawer = page.locator(".md-sidebar--primary")
    expect(drawer).to_be_hidden()
    handle.focus()
    page.keyboard.press("Enter")
    expect(handle).to_have_attribute("aria-expanded", "true")
    expect(drawer.get_by_role("link", name="Accueil")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(handle).to_be_focused()


def test_on_a_phone_the_matrix_is_a_list_per_platform(site: str, open_page: OpenPage) -> None:
    page = open_page(site + "/", phone=True)
    matrix = page.locator(".guichet-matrix")
    assert matrix.evaluate("(table) => table.scrollWidth <= table.parentElement.clientWidth")
    seen = matrix.locator("th, td").evaluate_all(
        """(cells) => cells
          .map((cell) => [cell.getBoundingClientRect(), cell.textContent.replace("(lien externe)", "").trim()])
          .filter(([box]) => box.height)
          .sort(([one], [other]) => one.top - other.top)
          .map(([, text]) => text)"""
    )
    assert seen[:4] == ["Windows", "Windows 10", "Thunderbird sur Windows", "Outlook"]
    assert seen[-2:] == ["Autre", "Gmail"]
    assert len(seen) == 5 + 9
    expect(matrix.get_by_role("columnheader")).to_have_count(5)
    matrix.get_by_role("link", name="Outlook 2016").click()
    expect(page).to_have_url(site + "/fr/emails/configuration-outlook-2016/")


def shown_clients(page: Page) -> list[str]:
    """The clients that the matrix shows, column by column."""
    found: list[str] = page.locator(".guichet-matrix td a").evaluate_all(
        """(links) => links
          .map((link) => [link.getBoundingClientRect(), link.textContent.replace("(lien externe)", "").trim()])
          .filter(([box]) => box.height)
          .sort(([one], [other]) => one.left - other.left || one.top - other.top)
          .map(([, text]) => text)"""
    )
    return found


@pytest.mark.parametrize(
    ("typed", "expected", "told"),
    [
        pytest.param("iPad", ["iOS 7 et versions ultérieures"], "1 tutoriel", id="another name for it"),
        pytest.param("telephone SAMS", ["Android (dernière version)"], "1 tutoriel", id="parts of words, folded"),
        pytest.param("2007", ["Outlook 2007"], "1 tutoriel", id="an old one"),
        pytest.param(
            "thunderbird", ["Thunderbird sur Windows", "Thunderbird sur Mac"], "2 tutoriels", id="one of two platforms"
        ),
        pytest.param(
            "minitel",
            [],
            "Aucun appareil de ce nom. Essayez un autre mot, ou choisissez «\u00a0Tous\u00a0».",
            id="nothing of that name",
        ),
    ],
)
def test_a_reader_names_a_device_and_sees_its_tutorials(
    site: str, open_page: OpenPage, typed: str, expected: list[str], told: str
) -> None:
    page = open_page(site + "/")
    page.get_by_label("Appareil ou logiciel").fill(typed)
    assert shown_clients(page) == expected
    expect(page.locator(".guichet-chooser__found")).to_have_text(told)
    page.get_by_label("Appareil ou logiciel").fill("")
    assert len(shown_clients(page)) == 9


def test_a_reader_picks_a_platform_with_its_old_clients(site: str, open_page: OpenPage) -> None:
    page = open_page(site + "/")
    page.get_by_role("button", name="Android").click()
    assert shown_clients(page) == ["Android (dernière version)", "Android 5.1", "Android 4.4", "Android 4.1.2"]
    page.get_by_role("button", name="Tous", exact=True).click()
    assert len(shown_clients(page)) == 9


def test_old_clients_are_folded_until_asked_for(site: str, open_page: OpenPage) -> None:
    page = open_page(site + "/")
    more = page.get_by_role("button", name="Versions anciennes", expanded=False)
    more.focus()
    page.keyboard.press("Enter")
    assert len(shown_clients(page)) == 21
    expect(page.get_by_role("button", name="Versions anciennes", expanded=True)).to_be_visible()


def test_an_old_client_that_the_address_names_is_shown(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/#clients-outlook-2007")
    expect(page.locator("#clients-outlook-2007")).to_be_in_viewport()
    page.goto(f"{site}/")
    expect(page.locator("#clients-android-4-4")).to_be_hidden()
    page.evaluate("location.hash = 'clients-android-4-4'")
    expect(page.locator("#clients-android-4-4")).to_be_in_viewport()


def test_without_scripts_and_on_paper_the_matrix_is_whole(site: str, open_page: OpenPage) -> None:
    page = open_page(site + "/", scripts=False)
    assert page.locator(".guichet-matrix td a:visible").count() == 21
    assert page.locator(".guichet-chooser, .guichet-more").evaluate_all(
        "(all) => all.every((one) => !one.offsetHeight)"
    )
    page = open_page(site + "/")
    page.emulate_media(media="print")
    assert page.locator(".guichet-matrix td a:visible").count() == 21


def test_a_port_is_copied_by_keyboard(site: str, open_page: OpenPage) -> None:
    page = open_page(site + GENERAL_GUIDE)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = page.locator("#imap-incoming-ssl").get_by_role("button", name="Copier 993")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").last).to_have_text("Copié 993")
    assert page.evaluate("navigator.clipboard.readText()") == "993"


def test_on_a_phone_each_server_is_a_card(site: str, open_page: OpenPage) -> None:
    page = open_page(site + GENERAL_GUIDE, phone=True)
    cell = page.locator("#imap-incoming-ssl")
    assert cell.evaluate("(cell) => getComputedStyle(cell, '::before').content") == '"Port (avec SSL)"'
    tops = [page.locator(f"#imap-incoming-{name}").bounding_box() for name in ("host", "ssl", "plain")]
    assert [top["y"] for top in tops if top] == sorted({top["y"] for top in tops if top})


def test_the_cell_that_an_address_names_stands_out(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}{GENERAL_GUIDE}#pop-incoming-ssl")
    cell = page.locator("#pop-incoming-ssl")
    expect(cell).to_be_in_viewport()
    grounds = [
        page.locator(f"#{name}-incoming-ssl").evaluate("(cell) => getComputedStyle(cell).backgroundColor")
        for name in ("pop", "imap")
    ]
    assert grounds[0] != grounds[1]


def test_a_chosen_scheme_stays(site: str, open_page: OpenPage) -> None:
    page = open_page(site + "/")
    scheme = "document.body.getAttribute('data-md-color-scheme')"
    assert page.evaluate(scheme) == "default"
    page.get_by_title("Passer au thème clair").click()
    page.get_by_title("Passer au thème sombre").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(site + GENERAL_GUIDE)
    assert page.evaluate(scheme) == "slate"


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_an_old_number_leads_to_its_guide(site: str, open_page: OpenPage, scripts: bool) -> None:
    page = open_page(f"{site}/g1474/#configuration-pop", scripts=scripts)
    expect(page).to_have_url(f"{site}{GENERAL_GUIDE}{'#configuration-pop' if scripts else ''}")


def test_the_sheet_of_a_service_is_one_sheet_of_paper(site: str, open_page: OpenPage) -> None:
    page = open_page(site + "/")
    page.get_by_role("link", name="Tous les réglages sur une page").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Fiche de réglages\u00a0: E-mail mutualisé")
    page.wait_for_load_state("load")
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
