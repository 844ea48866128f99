"""Former addresses: numbers, patterns of numbers and aliases, and where each leads."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from guichet.model import Library, NumberPattern
from guichet.schema.settings import Settings
from projects import guide, load_project

FILES: dict[str, str | bytes] = {
    "docs/index.en.md": "---\ntitle: Home\n---\n",
    "guides/emails/mail.md": guide("mail", legacy_guide_number=12, aliases="[courriel, poste/mail, /vieux/]"),
    "guides/emails/mail.en.md": guide("mail-in-english", legacy_guide_number="g12", aliases="[courriel]"),
    "guides/emails/photo.en.md": guide("photo", legacy_guide_number=7),
    "guides/emails/cache.md": guide("cache", hidden="true", aliases="[cachette]"),
    "guides/emails/brouillon.md": guide("brouillon", status="draft", aliases="[ebauche]", legacy_guide_number=5),
}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    loading = load_project(
        tmp_path, FILES, languages=["en"], number_patterns=["/kb/{number}", "/{language}/g{number}.*"]
    )
    assert loading.diagnostics == ()
    return loading.library


def test_every_former_address_leads_to_one_page(library: Library) -> None:
    assert {former: page.address for former, page in library.redirects.items()} == {
        "/fr/": "/",
        "/fr/emails/cachette/": "/fr/emails/cache/",
        "/fr/emails/courriel/": "/fr/emails/mail/",
        "/fr/poste/mail/": "/fr/emails/mail/",
        "/vieux/": "/fr/emails/mail/",
        "/en/emails/courriel/": "/en/emails/mail-in-english/",
        "/fr/g12/": "/fr/emails/mail/",
        "/g12/": "/fr/emails/mail/",
        "/kb/12/": "/fr/emails/mail/",
        "/en/g12/": "/en/emails/mail-in-english/",
        "/en/g7/": "/en/emails/photo/",
        "/g7/": "/en/emails/photo/",
        "/kb/7/": "/en/emails/photo/",
    }


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("/fr/g12.courriel/", "/fr/emails/mail/"),
        ("/en/g12.a/b/", "/en/emails/mail-in-english/"),
        ("/fr/g12./", "/fr/emails/mail/"),
        ("/fr/g12/", "/fr/emails/mail/"),
        ("/fr/g7.photo/", None),
        ("/fr/g123.courriel/", None),
        ("/de/g12.courriel/", None),
        ("/g12.courriel/", None),
        ("/fr/emails/ebauche/", None),
    ],
)
def test_a_pattern_stands_for_addresses_that_cannot_be_listed(
    library: Library, address: str, leads_to: str | None
) -> None:
    found = library.moved_from(address)
    assert (found.address if found else None) == leads_to


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("g12", ["number-address-taken"]),
        ("G12", ["number-address-taken"]),
        ("Vieux", ["alias-is-page"]),
        ("g1", []),
    ],
)
def test_the_case_of_letters_does_not_tell_a_page_from_a_former_address(
    name: str, codes: list[str], tmp_path: Path
) -> None:
    files = {**FILES, f"docs/{name}.md": "---\ntitle: Page\n---\n"}
    assert [found.code for found in load_project(tmp_path, files, languages=["en"]).diagnostics] == codes


SOUND = [
    "/{language}/g{number}",
    "/{language}/g{number}/",
    "/g{number}.*",
    "/{language}/g{number}-*/",
    "/old.site/{language}/kb/{number}/*",
    "/a~b/{number}.html",
    "/{number}/print",
]
REFUSED = [
    "g{number}",
    "/{language}/guide",
    "/g{number}*",
    "/g{number}0",
    "/{number}/{language}",
    "/{number}/{number}",
    "/*/{number}",
    "/g{number}.*.html",
    "/x{language}/{number}",
    "/g{number}.* /x",
    "/g{number};",
    "/g{number}.(a|b)",
    "//g{number}",
    "/g{number}?x",
    "/g{numéro}",
]


@pytest.mark.parametrize("text", SOUND)
def test_a_sound_pattern_is_taken(text: str) -> None:
    pattern = NumberPattern(Settings(number_patterns=[text]).number_patterns[0])
    example = pattern.text.replace("{language}", "fr").replace("{number}", "1474").replace("*", "texte")
    assert pattern.match(f"{example.rstrip('/')}/", ["fr"]) == ("fr" if pattern.names_language else None, "1474")


@pytest.mark.parametrize("text", REFUSED)
def test_another_pattern_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        Settings(number_patterns=[text])


TAKEN: dict[str, str | bytes] = {
    "docs/g12.md": "---\ntitle: Page\n---\n",
    "docs/old.md": "---\ntitle: Page\naliases: [/fr/g12/, /fr/emails/a/]\n---\n",
    "guides/emails/a.md": guide("a", aliases="[/fr/]"),
    "guides/emails/b.md": guide("b", aliases="[mail, /fr/g12/, b, neuf, neuf]"),
    "guides/emails/d.md": guide("d", aliases="[neuf, ebauche, vieux]"),
    "guides/emails/ebauche.md": guide("ebauche", status="draft", aliases="[vieux]"),
    "guides/emails/mail.md": guide("mail", legacy_guide_number=12),
    "guides/g12-x/index.md": "---\ntitle: X\n---\n",
    "guides/g12-x/e.md": guide("e"),
}
OF_NUMBER = "is the address of the number 12, that of `guides/emails/mail.md`"
FAULTS = [
    ("docs/g12.md", None, None, f"`/g12/` {OF_NUMBER}"),
    ("docs/old.md", 3, 11, f"`/fr/g12/` {OF_NUMBER}"),
    (
        "docs/old.md",
        3,
        21,
        "`/fr/emails/a/` would lead away from `/fr/emails/a/`, which is the address of `guides/emails/a.md`",
    ),
    ("guides/emails/a.md", 4, 11, "`/fr/` would lead away from `/`, which is the address of `docs/index.md`"),
    (
        "guides/emails/b.md",
        4,
        11,
        "`mail` would lead away from `/fr/emails/mail/`, which is the address of `guides/emails/mail.md`",
    ),
    ("guides/emails/b.md", 4, 17, "`/fr/g12/` is already an alias of `docs/old.md`"),
    ("guides/emails/b.md", 4, 17, f"`/fr/g12/` {OF_NUMBER}"),
    ("guides/emails/b.md", 4, 27, "`b` would lead away from `/fr/emails/b/`, which is the address of this page"),
    ("guides/emails/b.md", 4, 36, "`neuf` is already an alias of `guides/emails/b.md`"),
    ("guides/emails/d.md", 4, 11, "`neuf` is already an alias of `guides/emails/b.md`"),
    (
        "guides/emails/d.md",
        4,
        17,
        "`ebauche` would lead away from `/fr/emails/ebauche/`, which is the address of `guides/emails/ebauche.md`",
    ),
    ("guides/emails/ebauche.md", 5, 11, "`vieux` is already an alias of `guides/emails/d.md`"),
    ("guides/g12-x/e.md", 3, 7, f"`/fr/g12-x/e/` {OF_NUMBER}"),
    ("guides/g12-x/index.md", None, None, f"`/fr/g12-x/` {OF_NUMBER}"),
]


def test_each_address_that_would_have_two_meanings_is_told_where_it_is_written(tmp_path: Path) -> None:
    found = load_project(tmp_path, TAKEN, number_patterns=["/{language}/g{number}-*"]).diagnostics
    told = [(one.location.path, one.location.line, one.location.column, one.message) for one in found]
    assert told == FAULTS
