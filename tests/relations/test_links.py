"""`guichet links`: what leads to a page, and where it leads."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commands import guichet
from projects import DATA, guide, write_project

FILES: dict[str, str | bytes] = {
    "mkdocs.yml": (
        "site_name: Aide\nsite_url: https://aide.example.org/\ntheme: material\nplugins: [guichet]\n"
        "extra: {guichet: {languages: [en], former_addresses: ['https://docs.example.org/']}}\n"
    ),
    "docs/aide.md": "---\ntitle: Aide\n---\n\n[guide](../guides/emails/outlook.md)\n",
    "guides/data.yml": DATA,
    "guides/emails/outlook.md": guide(
        "outlook",
        "## Ports\n\n[Autre](autre.md#rien), [ailleurs](https://example.org/){.external}, [ici](#ports), "
        "![Écran](images/x.png)\n",
        title="Configurer Outlook",
        legacy_guide_number=1474,
        aliases="[outlook-2013]",
    ),
    "guides/emails/outlook.en.md": guide("outlook", title="Set up Outlook"),
    "guides/emails/images/x.png": b"",
    "guides/emails/autre.md": guide(
        "autre", "[a](outlook.md#ports) et [b](/fr/emails/outlook/)\n\n{!> emails/_avis.md !}\n"
    ),
    "guides/emails/dernier.md": guide(
        "dernier",
        "[]({legacy}1474), [c](https://docs.example.org/fr/emails/outlook)\n\n{!> emails/_avis.md !}\n\n"
        "{!> emails/outlook.md !}\n",
    ),
    "guides/emails/_avis.md": "Lisez [le guide](outlook.md).\n",
}

OUTLOOK = """\
guides/emails/outlook.md: Configurer Outlook
    /fr/emails/outlook/
    /fr/emails/outlook-2013/ leads here
    /fr/g1474/ leads here
    /g1474/ leads here
    en: guides/emails/outlook.en.md, /en/emails/outlook/
links to it: 9
    docs/aide.md:5:9: `../guides/emails/outlook.md` (page)
    guides/data.yml:10:74: `emails/outlook.md#ports` (data file)
    guides/emails/_avis.md:1:18: `outlook.md` (common text)
    guides/emails/autre.md:6:5: `outlook.md#ports` (guide)
    guides/emails/autre.md:6:30: `/fr/emails/outlook/` (guide)
    guides/emails/dernier.md:6:4: `{legacy}1474` (guide)
    guides/emails/dernier.md:6:23: `https://docs.example.org/fr/emails/outlook` (guide)
    guides/emails/dernier.md:10:5: `emails/outlook.md` (include)
    guides/data.yml:15:61: the tutorial of Outlook for `mutualise` (data file)
links in it: 4
    guides/emails/outlook.md:10:9: `autre.md#rien` -> /fr/emails/autre/ (page, unknown-fragment)
    guides/emails/outlook.md:10:36: `https://example.org/` (elsewhere)
    guides/emails/outlook.md:10:76: `#ports` -> /fr/emails/outlook/ (page)
    guides/emails/outlook.md:10:94: `images/x.png` -> /emails/images/x.png (image)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project in which much leads to one guide."""
    return write_project(tmp_path, FILES)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("guides/emails/outlook.md", id="a path"),
        pytest.param("emails/outlook.md", id="a path below the guides' folder"),
        pytest.param("outlook", id="a slug"),
        pytest.param("emails/outlook", id="a product and a slug"),
        pytest.param("/fr/emails/outlook/", id="an address"),
        pytest.param("/fr/emails/outlook#ports", id="an address without its last slash, with an anchor"),
        pytest.param("https://aide.example.org/fr/emails/outlook/", id="an address as browsers show it"),
        pytest.param("/fr/emails/outlook-2013/", id="a former address"),
        pytest.param("1474", id="a number"),
        pytest.param("g1474", id="a number with its letter"),
    ],
)
def test_all_that_a_guide_has_to_do_with_the_others_is_shown(name: str, project: Path) -> None:
    result = guichet(project, "links", name)
    assert (result.stdout, result.stderr, result.exit_code) == (OUTLOOK, "", 0)


def test_a_guide_that_no_text_leads_to_is_told_apart(project: Path) -> None:
    assert guichet(project, "links", "dernier").stdout.startswith(
        "guides/emails/dernier.md: Dernier\n    /fr/emails/dernier/\n"
        "links to it: none; readers find it by the navigation alone\n"
    )


def test_programs_are_told_the_same(project: Path) -> None:
    found = json.loads(guichet(project, "links", "outlook", "--format", "json").stdout)
    assert (found["version"], found["path"], len(found["incoming"])) == (1, "guides/emails/outlook.md", 8)
    assert found["tutorials"] == [
        {"path": "guides/data.yml", "line": 15, "column": 61, "client": "Outlook", "service": "mutualise"}
    ]
    assert found["outgoing"][0] == {
        "path": "guides/emails/outlook.md",
        "line": 10,
        "column": 9,
        "target": "autre.md#rien",
        "address": "/fr/emails/autre/",
        "kind": "page",
        "fault": "unknown-fragment",
    }


@pytest.mark.parametrize(
    ("name", "message"),
    [
        pytest.param("outlok", "there is no guide `outlok`: did you mean `outlook`?", id="a slug misspelt"),
        pytest.param(
            "emails/outlok", "there is no guide `emails/outlok`: did you mean `emails/outlook`?", id="in a product"
        ),
        pytest.param(
            "emails/outlok.md",
            "there is no page in `emails/outlok.md`: did you mean `guides/emails/outlook.md`?",
            id="a path misspelt",
        ),
        pytest.param(
            "/fr/emails/outlok/",
            "there is no page at `/fr/emails/outlok/`: did you mean `/fr/emails/outlook/`?",
            id="an address misspelt",
        ),
        pytest.param("12", "there is no guide `12`: known here: `autre`, `dernier`, `outlook`", id="a number"),
    ],
)
def test_an_unknown_name_is_wrong_usage_and_the_nearest_is_offered(name: str, message: str, project: Path) -> None:
    result = guichet(project, "links", name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith(f"Error: {message}\n")


def test_a_slug_of_two_products_has_to_be_told_apart(project: Path) -> None:
    write_project(
        project,
        {"guides/exchange/index.md": "---\ntitle: Exchange\n---\n", "guides/exchange/autre.md": guide("autre")},
        bare=True,
    )
    result = guichet(project, "links", "autre")
    assert result.stderr.endswith(
        "Error: several products have a guide `autre`: write one of `emails/autre`, `exchange/autre`\n"
    )
