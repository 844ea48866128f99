"""The home pages that nobody wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands import guichet
from guichet.model import Home
from projects import ENGINE, INDEX, guide, load_project, write_project

CONFIGURATION = f"site_name: Aide\n{ENGINE}extra: {{guichet: {{languages: [en]}}}}\n"
GUIDES: dict[str, str | bytes] = {
    "guides/emails/index.md": INDEX,
    "guides/emails/outlook.md": guide("outlook"),
    "guides/emails/outlook.en.md": guide("outlook"),
}


def _made(tmp_path: Path, files: dict[str, str | bytes]) -> dict[str, str]:
    """The titles of the home pages that are made beside *files*, by address."""
    loading = load_project(tmp_path, {**GUIDES, **files}, languages=["en"])
    return {page.address: page.header.title for page in loading.library.pages if isinstance(page, Home)}


def test_each_language_with_guides_has_a_home_page(tmp_path: Path) -> None:
    assert _made(tmp_path, {}) == {"/en/": "Home"}


@pytest.mark.parametrize("name", ["index.en.md", "home.en-gb.md"])
def test_none_is_made_where_one_was_written(name: str, tmp_path: Path) -> None:
    assert _made(tmp_path, {f"docs/{name}": "---\ntitle: Welcome\n---\n"}) == {}


def test_none_is_made_where_one_was_written_and_has_faults(tmp_path: Path) -> None:
    assert _made(tmp_path, {"docs/index.en.md": "---\ntitle: [\n---\n"}) == {}


def test_home_pages_are_translations_of_each_other(tmp_path: Path) -> None:
    library = load_project(tmp_path, GUIDES, languages=["en"]).library
    assert {page.address for page in library.translations(library.by_address["/"]).values()} == {"/", "/en/"}


def test_a_project_without_docs_is_checked(tmp_path: Path) -> None:
    write_project(tmp_path, {"mkdocs.yml": CONFIGURATION, **GUIDES}, bare=True)
    result = guichet(tmp_path, "check")
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "no faults found")
    assert not (tmp_path / "docs").exists()
