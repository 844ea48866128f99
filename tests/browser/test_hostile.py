"""Hostile guides in a real browser, with the policy and without: nothing runs, nothing leaves, nothing covers the page.

Each body stands in a guide of its own, whose title, excerpt and section are hostile, too. Those that a build refuses
are looked at as they would be shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from playwright.sync_api import Browser, BrowserContext, Page, Route

from browser.conftest import DESKTOP, served
from browser.payloads import BODIES, DATA, HTML, SVG, header
from builds import CONFIGURATION, build, write_centre
from guichet.diagnostics import Severity
from guichet.rendering import survey
from projects import guide, load_project

AROUND: dict[str, str | bytes] = {
    "docs/index.md": "---\ntitle: Accueil\n---\n\n> [!table] clients\n\n> [!table] imap\n\n> [!table] notes\n",
    "guides/emails/_hostile.md": "\n\n".join(HTML[:20]),
    "guides/emails/images/x.png": bytes.fromhex("89504e470d0a1a0a0000000d494844520000000100000001080200000000000000"),
    "guides/emails/images/x.svg": SVG,
    "guides/data.yml": DATA,
}
SPY = """
window.pwn = () => { (window.ran ??= []).push("pwn"); };
for (const name of ["alert", "confirm", "prompt", "print"]) window[name] = () => window.pwn();
document.addEventListener("securitypolicyviolation", (event) => {
  (window.violations ??= []).push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
});
"""
COVERS = """() => {
  const found = [];
  for (const part of document.querySelectorAll(".guichet-body *, .guichet-head *")) {
    if (part.closest(".visually-hidden, .headerlink, .guichet-copy, .guichet-chooser, .tabbed-set")) continue;
    if (part.closest(".admonition, summary")) continue;
    if (["fixed", "sticky", "absolute"].includes(getComputedStyle(part).position)) found.push(part.outerHTML);
  }
  const brand = document.querySelector(".guichet-brand")?.getBoundingClientRect();
  const top = brand && document.elementFromPoint(brand.x + brand.width / 2, brand.y + brand.height / 2);
  if (brand && !top?.closest(".guichet-brand")) found.push(top?.outerHTML ?? "nothing at the brand");
  return found;
}"""
ACT = """() => {
  for (const part of document.querySelectorAll(".guichet-body :is(a, b, span, kbd, img, summary, button), body > *")) {
    for (const name of ["mouseover", "mouseenter", "focus", "toggle"]) part.dispatchEvent(new Event(name));
    part.focus?.();
  }
  const links = [...document.querySelectorAll("a[href], area[href], form[action], [formaction]")];
  return links.map((one) => one.href ?? one.action ?? one.formAction).map(String)
    .filter((target) => !/^(https?|mailto|tel|sms|s?ftps?):/.test(target));
}"""


@dataclass(frozen=True)
class Centre:
    """A help centre of hostile guides."""

    root: Path
    """The folder of its site."""
    address: str
    pages: tuple[str, ...]
    """The addresses of the guides that a build lets pass, and of others."""
    refused: tuple[str, ...]
    """The HTML of those that it does not."""


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Centre]:
    """The guides, built, served, and those that were refused."""
    guides = {
        f"guides/emails/guide-{rank}.md": guide(f"guide-{rank}", f"{body}\n", **header(rank))
        for rank, body in enumerate(BODIES)
    }
    root = tmp_path_factory.mktemp("hostile")
    surveyed = survey(load_project(root / "tried", {**AROUND, **guides}))
    faults = {fault.location.path for fault in surveyed.diagnostics if fault.severity is Severity.ERROR}
    assert not faults - guides.keys()
    passing = {path: text for path, text in guides.items() if path not in faults}
    # What is left may have led to what is gone.
    project = write_centre(root / "built", {**AROUND, **passing}, configuration=CONFIGURATION)
    done = build(project)
    assert done.status == 0, done.err
    names = [path.removeprefix("guides/emails/").removesuffix(".md") for path in passing]
    refused = [
        page.html for page in surveyed.pages.values() if surveyed.library.by_address[page.address].path in faults
    ]
    with served(project / "site") as address:
        pages = ("/", "/fr/emails/", "/fr/parametres/mutualise/", *(f"/fr/emails/{name}/" for name in names))
        yield Centre(project / "site", address, pages, tuple(refused))


@dataclass
class Watch:
    """A window in which nothing may happen."""

    page: Page
    faults: list[str]

    def look(self, address: str) -> None:
        """Open *address*, touch all that is there, and note what happens."""
        self.page.goto(address, wait_until="load")
        strange = self.page.evaluate(ACT)
        ran = self.page.evaluate("[window.ran ?? [], window.violations ?? []]")
        covering = self.page.evaluate(COVERS)
        if strange or any(ran) or covering or self.page.url != address:
            self.faults.append(f"{address}: {strange} {ran} {covering} {self.page.url}")


def watching(context: BrowserContext, origin: str) -> Watch:
    """A window of *context* that stays at *origin*."""
    context.add_init_script(SPY)
    watch = Watch(context.new_page(), [])
    watch.page.on("request", lambda request: _note(request.url, origin, watch.faults))
    watch.page.on("dialog", lambda dialog: watch.faults.append(f"a dialog: {dialog.message}"))
    watch.page.on("popup", lambda popup: watch.faults.append(f"a window: {popup.url}"))
    return watch


def _note(address: str, origin: str, faults: list[str]) -> None:
    if not address.startswith((f"{origin}/", "https://aide.example.org/emails/images/", "data:", "blob:")):
        faults.append(f"a request leaves the site: {address}")


def _without_policy(route: Route) -> None:
    response = route.fetch()
    text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", response.text())
    route.fulfill(response=response, body=text)


@pytest.fixture(params=[True, False], ids=["with the policy", "without it"])
def watch(request: pytest.FixtureRequest, browser: Browser, centre: Centre) -> Iterator[Watch]:
    """A window that takes the pages as they are, or without their policy."""
    context = browser.new_context(viewport=DESKTOP, locale="fr-FR")
    made = watching(context, centre.address)
    if not request.param:
        made.page.route(re.compile(r"/(\?.*)?$|\.html"), _without_policy)
    yield made
    context.close()
    assert made.faults == []


def test_there_are_many_payloads() -> None:
    assert len(set(BODIES)) >= 200


def test_no_guide_does_anything(watch: Watch, centre: Centre) -> None:
    for address in centre.pages:
        watch.look(centre.address + address)


def test_no_guide_that_is_refused_would_do_anything(watch: Watch, centre: Centre) -> None:
    assert len(centre.refused) > 20
    shell = (centre.root / "index.html").read_text("utf-8")
    begin, end = shell.split('<div class="guichet-body md-typeset">', 1)[0], "</div></article></body></html>"
    for rank, html in enumerate(centre.refused):
        body = f'{begin}<div class="guichet-body md-typeset">{html}{end}'
        (centre.root / f"refused-{rank}.html").write_text(body, "utf-8")
        watch.look(f"{centre.address}/refused-{rank}.html")


@pytest.mark.parametrize(
    "address",
    [
        "/%3Cimg%20src=x%20onerror=pwn(1)%3E/",
        "/fr/emails/%22%3E%3Cscript%3Epwn(1)%3C/script%3E.html",
        "/javascript:pwn(1)/",
        "/recherche-%3Cimg%20src=x%20onerror=pwn(1)%3E/?q=%3Cimg%20src=x%20onerror=pwn(1)%3E",
        "/?q=%3Cimg%20src=x%20onerror=pwn(1)%3E#javascript:pwn(1)",
        "/fr/?x=%22%3E%3Cscript%3Epwn(1)%3C/script%3E",
        "/#%3Cimg%20src=x%20onerror=pwn(1)%3E",
        "/#__search",
    ],
)
def test_no_address_does_anything(watch: Watch, centre: Centre, address: str) -> None:
    watch.page.goto(centre.address + address, wait_until="load")
    watch.page.wait_for_timeout(300)
    assert watch.page.evaluate("window.ran ?? []") == []
    assert watch.page.evaluate("document.querySelectorAll('[onerror], img[src=x]').length") == 0


@pytest.mark.parametrize("words", ["recherche", "img src=x onerror", "<script>pwn(1)</script>", "section pwn"])
def test_no_title_does_anything_where_it_is_found(watch: Watch, centre: Centre, words: str) -> None:
    watch.page.goto(centre.address + "/", wait_until="load")
    watch.page.get_by_role("button", name="Rechercher").first.click()
    watch.page.get_by_role("searchbox", name="Rechercher").fill(words)
    watch.page.locator("#__find .guichet-search__results a").first.wait_for()
    watch.page.wait_for_timeout(300)
    assert watch.page.evaluate("[window.ran ?? [], window.violations ?? []]") == [[], []]
    assert watch.page.locator("#__find :is([onerror], script, img)").count() == 0


def test_no_twin_and_no_outline_does_anything_as_another_program_shows_it(watch: Watch, centre: Centre) -> None:
    texts = [file.read_text("utf-8") for file in sorted(centre.root.rglob("*.md"))]
    texts.append((centre.root / "llms.txt").read_text("utf-8"))
    assert len(texts) > 100
    shown = "\n<hr>\n".join(MarkdownIt("commonmark").enable("table").render(text) for text in texts)
    (centre.root / "twins.html").write_text(f"<!doctype html><meta charset=utf-8>{shown}", "utf-8")
    watch.page.goto(f"{centre.address}/twins.html", wait_until="load")
    assert watch.page.evaluate("window.ran ?? []") == []
    assert watch.page.evaluate("document.querySelectorAll('script, [onerror], iframe, object, svg').length") == 0


def test_the_feed_is_text_alone(watch: Watch, centre: Centre) -> None:
    [feed] = (file for file in centre.root.rglob("*.xml") if file.name != "sitemap.xml")
    watch.page.goto(f"{centre.address}/404.html", wait_until="load")
    names = watch.page.evaluate(
        """async (address) => {
          const text = await (await fetch(address)).text();
          const tree = new DOMParser().parseFromString(text, "application/xml");
          return [...new Set([...tree.querySelectorAll("*")].map((part) => part.localName))].sort();
        }""",
        f"/{feed.relative_to(centre.root).as_posix()}",
    )
    assert not {"script", "img"} & set(names)
    assert "parsererror" not in names
    assert "entry" in names


def test_no_picture_with_a_script_is_published(centre: Centre) -> None:
    assert [file.name for file in centre.root.rglob("*.svg") if "onload" in file.read_text("utf-8")] == []
