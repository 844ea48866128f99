"""What holds for every kind of page, on a desk and in a hand, in light and in dark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import on_the_wire
from browser.site_pages import KINDS, MISSED, PAGES, OpenPage

every_kind = pytest.mark.parametrize("address", KINDS.values(), ids=KINDS)
every_scheme = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
every_width = pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])

FAINT_TEXT = """() => {
  const parse = (colour) => {
    const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number);
    return [r, g, b, a];
  };
  const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1];
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((c) => (c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const ground = (element) => {
    if (!element) return [255, 255, 255, 1];
    const own = parse(getComputedStyle(element).backgroundColor);
    return own[3] === 1 ? own : over(own, ground(element.parentElement));
  };
  const faint = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const text = walker.currentNode.data.trim();
    if (!text || !element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) continue;
    if (element.closest(".visually-hidden, script, style, noscript")) continue;
    const style = getComputedStyle(element);
    const behind = ground(element);
    const [a, b] = [light(over(parse(style.color), behind)), light(behind)];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) faint.push(`${ratio.toFixed(2)} ${element.className} ${text.slice(0, 40)}`);
  }
  return faint;
}"""

SHIFTS = """() => new Promise((resolve) => {
  const moved = [];
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries()) {
      if (value < 0.005) continue; // a line that is drawn while the rest of the page is still coming in
      moved.push(...sources.map(({ node }) => `${value.toFixed(4)} ${(node?.outerHTML ?? "").slice(0, 120)}`));
    }
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(moved), 500);
})"""


@every_kind
@every_width
def test_no_page_scrolls_sideways(site: str, open_page: OpenPage, address: str, phone: bool) -> None:
    page = open_page(site + address, phone=phone)
    widths = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert widths[0] == widths[1]


@every_kind
@every_scheme
@every_width
def test_all_text_stands_out_from_its_ground(
    site: str, open_page: OpenPage, address: str, dark: bool, phone: bool
) -> None:
    page = open_page(site + address, dark=dark, phone=phone)
    assert page.evaluate(FAINT_TEXT) == []


@every_kind
def test_the_dark_scheme_is_that_of_the_system(site: str, open_page: OpenPage, address: str) -> None:
    grounds = [
        open_page(site + address, dark=dark).evaluate("getComputedStyle(document.body).backgroundColor")
        for dark in (False, True)
    ]
    assert grounds == ["rgb(255, 255, 255)", "rgb(18, 24, 31)"]


def load_slowly(page: Page) -> None:
    """Load *page* anew as a poor device on a slow line does: its parts come one after the other."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 6})
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    line = {"offline": False, "latency": 20, "downloadThroughput": 400_000, "uploadThroughput": 100_000}
    session.send("Network.emulateNetworkConditions", line)
    page.reload(wait_until="load")


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
@every_width
def test_nothing_moves_while_a_page_loads(site: str, open_page: OpenPage, address: str, phone: bool) -> None:
    page = open_page(site + address, phone=phone)
    load_slowly(page)
    assert page.evaluate(SHIFTS) == []


@every_width
def test_what_the_page_for_missing_pages_finds_moves_nothing(
    site: str, own_site: Path, open_page: OpenPage, phone: bool
) -> None:
    page = open_page(site + "/", phone=phone)
    answer = (own_site / "404.html").read_text("utf-8")
    page.context.route(f"**{MISSED}", lambda route: route.fulfill(body=answer, content_type="text/html"))
    page.goto(site + MISSED)
    load_slowly(page)
    expect(page.locator(".guichet-missed a")).to_have_count(3, timeout=20_000)
    assert page.evaluate(SHIFTS) == []


@pytest.mark.parametrize("kind", ["home", "guide"])
def test_a_first_view_is_a_small_download(site: str, own_site: Path, open_page: OpenPage, kind: str) -> None:
    page = open_page(site + KINDS[kind])
    page.context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url.removeprefix(site)))
    page.reload(wait_until="networkidle")
    sizes = {path: on_the_wire(own_site, path) for path in loaded if not path.startswith("data:")}
    assert {KINDS[kind], "/assets/guichet/guichet.css", "/assets/guichet/search.js"} < set(sizes)
    assert sum(sizes.values()) <= 350_000, sizes


@every_kind
def test_a_page_has_its_language_one_title_and_a_place_in_the_site(
    site: str, open_page: OpenPage, address: str
) -> None:
    page = open_page(site + address)
    heading = page.locator("h1")
    assert heading.count() == 1
    assert page.locator("html").get_attribute("lang") == "fr"
    assert page.title().startswith(heading.inner_text())
    home = page.get_by_role("link", name=re.compile("^(Accueil|Centre d’aide)$"))
    expect(home.first).to_have_attribute("href", re.compile(r"^[./]+$"))


@every_kind
def test_links_of_the_content_are_underlined(site: str, open_page: OpenPage, address: str) -> None:
    page = open_page(site + address)
    bare = page.locator("article a:not(.headerlink)").evaluate_all(
        """(links) => links
          .filter((link) => !getComputedStyle(link).textDecorationLine.includes("underline"))
          .map((link) => link.outerHTML)"""
    )
    assert bare == []


@every_width
def test_the_mark_of_an_external_link_stays_with_its_last_word(site: str, open_page: OpenPage, phone: bool) -> None:
    page = open_page(site + KINDS["guide"], phone=phone)
    page.get_by_role("button", name="Versions anciennes").click()
    lines = page.locator("article a.external .nowrap").evaluate_all(
        """(ends) => ends
          .map((end) => [end.innerText, end.getClientRects().length])
          .filter(([, count]) => count)"""
    )
    assert len(lines) > 5
    assert [text for text, count in lines if count != 1] == []


@every_kind
def test_no_transition_where_readers_want_less_motion(site: str, open_page: OpenPage, address: str) -> None:
    page = open_page(site + address)
    page.emulate_media(reduced_motion="reduce")
    moving = page.evaluate(
        """[...document.querySelectorAll("*")]
          .filter((element) => getComputedStyle(element).transitionDuration.split(", ").some((time) => time !== "0s"))
          .map((element) => element.className)"""
    )
    assert moving == []


def test_paper_shows_the_text_and_where_its_links_lead(site: str, open_page: OpenPage) -> None:
    page = open_page(site + KINDS["guide"])
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    for part in (".md-header", ".md-sidebar--primary", ".guichet-turn", ".guichet-related"):
        assert not page.locator(part).first.is_visible()
    link = page.locator("article :is(p, li) a.external:not(.address)").first
    shown = link.evaluate("(link) => getComputedStyle(link, '::after').content")
    assert link.get_attribute("href") in shown
    written = page.get_by_role("link", name="https://community.ovh.com")
    assert written.evaluate("(link) => getComputedStyle(link, '::after').content") == "none", "it is there already"
    cell = page.locator(".guichet-table a.external").first
    assert cell.evaluate("(link) => getComputedStyle(link, '::after').content") == "none", "there is no room for it"
