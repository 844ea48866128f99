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
    found = findings(tmp_path / "planted", files)
    assert [line.partition("]")[0].partition("[")[2] for line in found] == ["site-canonical", "site-target-missing"]
    assert found[0].endswith(f"the canonical address `../de/` is not the page's own; write `{OWN}`")


def alternates(**languages: str) -> str:
    """A page with versions in other *languages*; `x_default` stands for `x-default`."""
    links = (f'<link rel="alternate" hreflang="{one.replace("_", "-")}" href="{to}">' for one, to in languages.items())
    return page(head="".join(links))


def english(text: str) -> str:
    return text.replace('<html lang="fr">', '<html lang="en">')


def test_languages_lead_to_each_other(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "index.html": alternates(fr="./", en="en/", x_default="choix/"),
        "en/index.html": english(alternates(fr=f"{OWN}", en_GB="./", x_default="../choix/")),
        "choix/index.html": page(),
    }
    assert [line for line in findings(tmp_path, files) if "site-alternate" in line] == []


@pytest.mark.parametrize(
    ("here", "there", "reference", "expected"),
    [
        pytest.param(
            alternates(fr="./", en="en/"),
            alternates(en="./"),
            "en/",
            "site-alternate-oneway] `en/` is given as this page in `en`, but does not lead back here; give each of the "
            "two pages an alternate that leads to the other",
            id="it does not lead back",
        ),
        pytest.param(
            alternates(fr="./", de="en/"),
            alternates(fr="../", en="./"),
            "en/",
            "site-alternate-language] `en/` is given as the version in `de`, but is in `en`; give the language of that "
            "page",
            id="it is in another language",
        ),
        pytest.param(
            alternates(fr="./", anglais="en/"),
            alternates(fr="../", en="./"),
            "en/",
            "site-alternate-language] `en/` is given as the version in `anglais`, but is no language's tag; give the "
            "language of that page",
            id="no such language",
        ),
        pytest.param(
            alternates(en="en/"),
            alternates(fr="../", en="./"),
            None,
            "site-alternate-itself] the versions of the page in other languages do not include `/` itself; give the "
            "page an alternate that leads to itself",
            id="it leaves itself out",
        ),
        pytest.param(
            alternates(fr="./", en="en/").replace("</head>", '<link rel="alternate" hreflang="EN" href="us/"></head>'),
            alternates(fr="../", en="./"),
            "us/",
            "site-alternate-twice] the page has two versions in `EN`; give one",
            id="one language twice",
        ),
    ],
)
def test_a_version_in_another_language_is_what_it_says(
    tmp_path: Path, here: str, there: str, reference: str | None, expected: str
) -> None:
    files: dict[str, str | bytes] = {
        "index.html": here,
        "en/index.html": english(there),
        "us/index.html": english(alternates(fr="../", en="./")),
    }
    place = f"3:{here.splitlines()[2].rindex(reference) + 1}" if reference else "None:None"
    found = [line for line in findings(tmp_path, files) if line.startswith("site/index.html")]
    assert found == [f"site/index.html:{place}: error[{expected}"]


def test_a_language_that_is_not_there_is_a_broken_link(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"index.html": alternates(fr="./", en="en/"), "fr/index.html": page()}
    (found,) = findings(tmp_path, files)
    assert "[site-target-missing] `en/`" in found
