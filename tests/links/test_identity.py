"""What a page says of itself: its canonical address, and its other languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from links.sites import check_files, lines, page, sitemap

OWN = "https://aide.example/centre/"


def canonical(href: str, *, more: str = "") -> str:
    return page(head=f'{more}<link rel="canonical" href="{href}">')


def findings(root: Path, files: dict[str, str | bytes], site_address: str | None = OWN) -> list[str]:
    return lines(check_files(root, {"sitemap.xml": sitemap(OWN, f"{OWN}fr/"), **files}, site_address).findings)


@pytest.mark.parametrize("href", [f"{OWN}fr/", "./", "/centre/fr/", "", "//aide.example/centre/fr/"])
def test_a_page_knows_its_own_address(tmp_path: Path, href: str) -> None:
    assert findings(tmp_path, {"index.html": page(), "fr/index.html": canonical(href)}) == []


@pytest.mark.parametrize(
    "href",
    [
        OWN,
        f"{OWN}fr/index.html",
        f"{OWN}fr/?page=2",
        f"{OWN}fr/#x",
        "http://aide.example/centre/fr/",
        "https://ailleurs.example/fr/",
    ],
)
def test_another_canonical_address_is_a_fault(tmp_path: Path, href: str) -> None:
    # Another element with the same reference is sound, and its place is not the one to report.
    html = canonical(href, more=f'<link rel="next" href="{href}">').replace("Ici", '<b id="x"></b>')
    (found,) = findings(tmp_path, {"index.html": page(), "fr/index.html": html})
    column = html.splitlines()[2].rindex(href) + 1
    assert found == (
        f"site/fr/index.html:3:{column}: error[site-canonical] the canonical address `{href}` is not the page's own; "
        f"write `{OWN}fr/`"
    )


def test_the_expected_address_is_written_as_addresses_are(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "fr/index.html": page(),
        "index.html": page(),
        "été/index.html": canonical(OWN).replace('<meta charset="utf-8">', '<meta name="robots" content="noindex">'),
    }
    (found,) = findings(tmp_path, files)
    assert found.endswith(f"write `{OWN}%C3%A9t%C3%A9/`")


def test_without_an_address_an_absolute_canonical_cannot_be_judged(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"index.html": canonical(OWN), "fr/index.html": canonical("../")}
    (found,) = findings(tmp_path, files, site_address=None)
    assert "site/fr/index.html:3" in found
    assert found.endswith("the canonical address `../` is not the page's own; write `/fr/`")


def test_a_page_that_sends_readers_on_names_the_other_page(tmp_path: Path) -> None:
    sends_on = '<meta http-equiv="refresh" content="0; url=../">'
    files: dict[str, str | bytes] = {
        "index.html": page(),
        "fr/index.html": page(),
        "en/index.html": canonical("../", more=sends_on),
    }
    assert findings(tmp_path / "sound", files) == []
    files["en/index.html"] = canonical("../de/", more=sends_on)
    (found,) = findings(tmp_path / "planted", files)
    assert "[site-target-missing] `../de/` leads to `/de/`, which is not in the site" in found


def alternates(**languages: str) -> str:
    return page(head="".join(f'<link rel="alternate" hreflang="{one}" href="{to}">' for one, to in languages.items()))


def test_languages_lead_to_each_other(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "index.html": alternates(fr="./", en="fr/"),
        "fr/index.html": alternates(fr=f"{OWN}", en="./"),
    }
    assert findings(tmp_path, files) == []


def test_a_language_that_does_not_lead_back_is_a_fault(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"index.html": alternates(fr="./", en="fr/"), "fr/index.html": alternates(en="./")}
    column = alternates(fr="./", en="fr/").splitlines()[2].index("fr/") + 1
    assert findings(tmp_path, files) == [
        f"site/index.html:3:{column}: error[site-alternate-oneway] `fr/` is given as this page in `en`, but does not "
        "lead back here; give each of the two pages an alternate that leads to the other"
    ]


def test_a_language_that_is_not_there_is_a_broken_link(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"index.html": alternates(fr="./", en="en/"), "fr/index.html": page()}
    (found,) = findings(tmp_path, files)
    assert "[site-target-missing] `en/`" in found
