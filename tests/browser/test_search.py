"""The search: what readers type, and what they find, in a real browser with the real index."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import on_the_wire, served
from browser.site_pages import GENERAL_GUIDE, KINDS, MISSED, OpenPage
from builds import PROJECT, build, write_centre
from guichet.outputs.search import index_site
from projects import guide

CASES = Path(__file__).parents[1] / "cases" / "search"
QUERIES = [
    line.split(" | ") for line in (CASES / "queries.txt").read_text("utf-8").splitlines() if not line.startswith("#")
]
FIND = """async (queries) => {
  const { find } = await import("/assets/guichet/search.js");
  const found = [];
  for (const query of queries) {
    const { results } = await find(query);
    found.push(await Promise.all(results.slice(0, 3).map(async (one) => (await one.data()).url)));
  }
  return found;
}"""
RESULTS = "#__find .guichet-search__results a"


def search(page: Page, words: str) -> None:
    page.get_by_role("searchbox", name="Rechercher").fill(words)
    page.locator(RESULTS).first.wait_for()


def test_there_are_many_queries() -> None:
    assert len(QUERIES) >= 60


def test_every_query_finds_its_guide(site: str, open_page: OpenPage) -> None:
    page = open_page(site + "/")
    found = page.evaluate(FIND, [query for _, query, _ in QUERIES])
    missed = [
        f"{query}: {wanted} is not among the first {rank} of {addresses}"
        for (rank, query, wanted), addresses in zip(QUERIES, found, strict=True)
        if not any(address.endswith(f"/{wanted}/") for address in addresses[: int(rank)])
    ]
    assert missed == []


@pytest.mark.parametrize("key", ["/", "s", "f"])
def test_a_key_opens_the_search_and_escape_gives_the_focus_back(site: str, open_page: OpenPage, key: str) -> None:
    page = open_page(site + KINDS["product"])
    link = page.locator(".guichet-guides a").first
    link.focus()
    page.keyboard.press(key)
    expect(page.get_by_role("searchbox", name="Rechercher")).to_be_focused()
    page.keyboard.type(f"mac{key}")
    expect(page.get_by_role("searchbox", name="Rechercher")).to_have_value(f"mac{key}")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")  # the first may only empty the field
    expect(page.locator("#__find")).to_be_hidden()
    expect(link).to_be_focused()


def test_by_keyboard_alone_from_home_to_a_copied_port(site: str, open_page: OpenPage) -> None:
    page = open_page(site + "/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.keyboard.press("/")
    page.keyboard.type("erreur 553")
    expect(page.locator(RESULTS).first).to_contain_text("Généralités")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape(site + GENERAL_GUIDE)))
    button = page.get_by_role("button", name="Copier 993")
    for _ in range(120):
        page.keyboard.press("Tab")
        if button.evaluate("(button) => button === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").last).to_have_text("Copié 993")
    assert page.evaluate("navigator.clipboard.readText()") == "993"


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
@pytest.mark.parametrize("kind", ["home", "product", "not-found"])
def test_the_prompt_opens_the_search(site: str, open_page: OpenPage, kind: str, phone: bool) -> None:
    page = open_page(site + KINDS[kind], phone=phone)
    page.locator(".guichet-prompt").click()
    expect(page.get_by_role("searchbox", name="Rechercher")).to_be_focused()
    search(page, "thunderbird")
    expect(page.locator(".guichet-search__news")).to_contain_text("pages trouvées")


def test_a_result_shows_the_guide_the_section_and_the_passage(site: str, open_page: OpenPage) -> None:
    page = open_page(site + "/")
    page.keyboard.press("/")
    search(page, "erreur 553")
    result = page.locator("#__find .guichet-search__results > li").first
    expect(result.locator(".guichet-search__title")).to_have_text("Généralités sur les e-mails mutualisés")
    section = result.get_by_role("link", name="L’erreur 553 à l’envoi")
    assert "erreur" in section.locator("mark").all_inner_texts()
    section.click()
    expect(page).to_have_url(f"{site}{GENERAL_GUIDE}#rappel-sur-l-authentification")


def test_further_results_are_one_press_away(site: str, open_page: OpenPage) -> None:
    page = open_page(site + "/")
    page.keyboard.press("/")
    search(page, "serveur")
    items = page.locator("#__find .guichet-search__results > li")
    expect(items).to_have_count(6)
    page.get_by_role("button", name="Voir d’autres résultats").click()
    expect(items.nth(6).locator("a").first).to_be_focused()


def test_a_word_that_nobody_knows_is_said_to_be_found_nowhere(site: str, open_page: OpenPage) -> None:
    page = open_page(site + "/")
    page.keyboard.press("/")
    page.get_by_role("searchbox", name="Rechercher").fill("zzyzx")
    expect(page.locator(".guichet-search__news")).to_have_text("Aucune page trouvée")


def test_a_misspelt_word_is_put_right_and_the_reader_told(site: str, open_page: OpenPage) -> None:
    page = open_page(site + "/")
    page.keyboard.press("/")
    search(page, "webmial")
    expect(page.locator(".guichet-search__news")).to_contain_text("Résultats pour\u00a0: webmail – ")


def test_the_page_for_missing_pages_looks_for_the_words_of_the_address(
    site: str, own_site: Path, open_page: OpenPage
) -> None:
    page = open_page(site + "/")
    page_for_missing = (own_site / "404.html").read_text("utf-8")
    page.context.route(
        f"**{MISSED}",
        lambda route: route.fulfill(body=page_for_missing, content_type="text/html"),
    )
    page.goto(site + MISSED)
    offered = page.get_by_role("region", name="Ces pages vous aideront peut-être")
    expect(offered.get_by_role("status")).to_have_text("3 pages trouvées")
    first = offered.get_by_role("link").first
    expect(first).to_have_text("Configurer Outlook 2016")
    first.click()
    expect(page).to_have_url(site + "/fr/emails/configuration-outlook-2016/")


def test_what_a_guide_says_never_becomes_part_of_the_page(tmp_path: Path, open_page: OpenPage) -> None:
    attack = "<img src=x onerror=alert(1)> fenouil"
    files = {"guides/emails/outlook.md": guide("outlook", f"Voir `{attack}`.\n", title=f"'{attack}'")}
    root = write_centre(tmp_path, files)
    assert build(root).status == 0
    with served(root / "site") as address:
        page = open_page(address + "/")
        page.keyboard.press("/")
        search(page, "fenouil")
        assert attack in page.locator(RESULTS).first.inner_text()
        assert page.locator("#__find img").count() == 0


def test_a_site_without_an_index_says_so(own_site: Path, tmp_path: Path, open_page: OpenPage) -> None:
    root = shutil.copytree(own_site, tmp_path / "site")
    (root / "pagefind" / "pagefind.js").write_text("throw 1", "utf-8")
    with served(root) as address:
        page = open_page(address + "/")
        page.keyboard.press("/")
        page.get_by_role("searchbox", name="Rechercher").fill("outlook")
        expect(page.locator(".guichet-search__news")).to_have_text(
            "La recherche répondra dès que le site aura été construit (make site)."
        )


def _big_site(root: Path) -> None:
    """3,000 guides of some 250 words each, with the words that only a few of them share."""
    scripts = root / "assets" / "guichet" / "search"
    scripts.mkdir(parents=True)
    theme = PROJECT / "hooks" / "guichet" / "theme" / "assets" / "guichet" / "search.js"
    (root / "assets" / "guichet" / "search.js").write_text(theme.read_text("utf-8"), "utf-8")
    (scripts / "words.fr.json").write_text('{"synonyms": [], "stop": ["le"], "elisions": ["l"]}', "utf-8")
    (scripts / "vocabulary.fr.json").write_text(
        json.dumps(" ".join(f"sujet{number}" for number in range(2500))), "utf-8"
    )
    common = "serveur compte message boîte adresse mot passe port envoyer recevoir configurer logiciel".split()
    for number in range(3000):
        text = " ".join(
            f"{common[(number * 7 + place) % 12]} mot{(number * 31 + place * 17) % 9000}" for place in range(120)
        )
        folder = root / "fr" / f"guide-{number}"
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(
            f'<!doctype html><html lang="fr"><head><title>G</title></head><body><article data-pagefind-body>'
            f'<h1>Guide sujet{number}</h1><h2 id="a">Partie</h2><p>{text}</p></article></body></html>',
            "utf-8",
        )
    home = '<!doctype html><html lang="fr"><head><link rel="icon" href="data:,"></head><body></body></html>'
    (root / "index.html").write_text(home, "utf-8")


def test_a_query_of_3000_guides_is_a_small_download(tmp_path: Path, open_page: OpenPage) -> None:
    _big_site(tmp_path)
    index_site(tmp_path, {})
    with served(tmp_path) as address:
        page = open_page(address + "/")
        sent: list[tuple[str, int]] = []

        def note(response: Any) -> None:
            path = response.url.removeprefix(address)
            sent.append((path, on_the_wire(tmp_path, path)))

        page.context.on("response", note)
        [first] = page.evaluate(FIND, ["serveur sujet1234"])
        assert first[0].endswith("/fr/guide-1234/")
        assert sum(size for _, size in sent) <= 250_000, sent
        sent.clear()
        [second] = page.evaluate(FIND, ["message sujet2718"])
        assert second[0].endswith("/fr/guide-2718/")
        assert sum(size for _, size in sent) <= 80_000, sent
