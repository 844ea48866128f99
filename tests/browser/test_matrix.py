"""A matrix of many platforms, one of which has old clients alone: on a desk, in a hand and on paper."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from browser.conftest import served
from browser.site_pages import OpenPage
from builds import build, write_centre
from projects import guide

PLATFORMS = ("Windows", "Outlook", "Apple", "Android", "Lotus", "ChromeOS", "Consoles", "Télévisions", "Autre")
OLD = "Lotus"
HEADS = """(table) => [...table.querySelectorAll("thead th")]
  .map((head) => ({
    name: head.textContent,
    left: head.getBoundingClientRect().left - table.getBoundingClientRect().left,
    lines: new Set([...(() => {
      const text = document.createRange();
      text.selectNodeContents(head);
      return text.getClientRects();
    })()].map((box) => box.top)).size,
  }))
  .filter(({ lines }) => lines)"""


def _data() -> str:
    lines = ["services:", "  boite: {name: Boîte}", "tables:"]
    lines += ["  clients: {kind: matrix, service: boite, caption: Tutoriels}", "platforms:"]
    for number, name in enumerate(PLATFORMS):
        lines += [f"  - id: p{number}", f"    name: {name}", "    clients:"]
        for client in range(1 + number % 3):
            age = "eol: 2019-01-01, " if name == OLD or client == 2 else ""
            lines.append(
                f"      - {{id: c{number}-{client}, name: {name} {client}, {age}tutorials: {{boite: outlook}}}}"
            )
    return "\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a guide with the matrix."""
    files = {"guides/data.yml": _data(), "guides/emails/outlook.md": guide("outlook", "> [!table] clients\n")}
    root = write_centre(tmp_path_factory.mktemp("matrix"), files)
    done = build(root, "--strict")
    assert done.status == 0, done.err
    with served(root / "site") as site:
        yield f"{site}/fr/emails/outlook/"


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_on_a_desk_columns_are_equal_and_their_lines_stand_between_them(
    address: str, open_page: OpenPage, scripts: bool
) -> None:
    page = open_page(address, scripts=scripts)
    table = page.locator(".guichet-matrix")
    heads = table.evaluate(HEADS)
    names = [name for name in PLATFORMS if name != OLD] if scripts else list(PLATFORMS)
    assert [head["name"] for head in heads] == names
    # The lines are drawn at equal parts of the width of the table.
    width = table.evaluate("(table) => table.getBoundingClientRect().width") / len(names)
    assert [head["left"] for head in heads] == pytest.approx([place * width for place in range(len(names))], abs=1)
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_in_a_hand_nothing_is_left_to_scroll(address: str, open_page: OpenPage) -> None:
    region = open_page(address, phone=True).locator(".guichet-table")
    assert region.evaluate("(region) => region.scrollWidth - region.clientWidth") == 0


def test_on_paper_every_platform_is_there_and_no_title_is_broken(address: str, open_page: OpenPage) -> None:
    page = open_page(address)
    page.set_viewport_size({"width": 658, "height": 900})  # what the margins leave of a sheet
    page.emulate_media(media="print")
    heads = page.locator(".guichet-matrix").evaluate(HEADS)
    assert [head["name"] for head in heads] == list(PLATFORMS)
    assert {head["lines"] for head in heads} == {1}
    assert page.evaluate("document.documentElement.scrollWidth") <= 658
