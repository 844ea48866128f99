"""The seven callouts: each is known from the others by its colour, and without it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from browser.conftest import served
from browser.site_pages import OpenPage
from builds import build, write_centre
from projects import guide

NAMES = ("warning", "alert", "hint", "note", "primary", "success", "secondary")
LOOKS = """() => [...document.querySelectorAll('.admonition')].map((box) => {
  const mark = getComputedStyle(box.querySelector('.admonition-title'), '::before');
  const style = getComputedStyle(box);
  return {
    title: box.querySelector('.admonition-title').innerText,
    shape: mark.maskImage,
    drawn: parseFloat(mark.width) > 8 && mark.backgroundColor !== style.backgroundColor,
    colours: `${mark.backgroundColor} ${style.borderLeftColor} ${style.backgroundColor}`,
  };
})"""


@pytest.fixture(scope="module")
def page_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a guide with one of each, which stand apart."""
    body = "\n\nPuis :\n\n".join(f"> [!{name}]\n>\n> Un texte." for name in NAMES)
    root = write_centre(tmp_path_factory.mktemp("callouts"), {"guides/emails/outlook.md": guide("outlook", body)})
    done = build(root, "--strict")
    assert done.status == 0, done.err
    with served(root / "site") as address:
        yield f"{address}/fr/emails/outlook/"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_each_has_its_own_title_shape_and_colours(page_address: str, open_page: OpenPage, dark: bool) -> None:
    looks = open_page(page_address, dark=dark).evaluate(LOOKS)
    assert [look["title"] for look in looks] == [
        "Attention",
        "Important",
        "Astuce",
        "Remarque",
        "Information",
        "Succès",
        "À savoir",
    ]
    assert len({look["shape"] for look in looks}) == len(NAMES)
    assert len({look["colours"] for look in looks}) == len(NAMES)


@pytest.mark.parametrize("media", ["forced colours", "paper"])
def test_the_shapes_stay_where_colours_do_not(page_address: str, open_page: OpenPage, media: str) -> None:
    page = open_page(page_address)
    if media == "paper":
        page.emulate_media(media="print")
    else:
        page.emulate_media(forced_colors="active")
    looks = page.evaluate(LOOKS)
    assert len({look["shape"] for look in looks}) == len(NAMES)
    assert all(look["drawn"] for look in looks)
