"""What `guichet check` says of content that is wrong: one case a folder in `tests/cases/refusals`.

A case holds the files that are wrong, and in `report.txt` all that the author is told. The rest of the project, where
the case does not bring it, is that of `BASIS`.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from projects import HOME, INDEX, write_project
from refusals.checking import assert_refused, assert_sound, checked

CASES = Path(__file__).parents[1] / "cases" / "refusals"
BASIS: dict[str, str | bytes] = {
    "mkdocs.yml": "site_name: Aide\nsite_url: https://aide.example.org/\ntheme: material\nplugins: [guichet]\n",
    "docs/index.md": HOME,
    "guides/emails/index.md": INDEX,
    "guides/emails/sante.md": "---\ntitle: Santé\nslug: sante\n---\n\nUn guide sans faute.\n",
}
"""A project without fault."""


def project_of(case: Path, folder: Path) -> Path:
    """The files of *case* in *folder*, completed from `BASIS`."""
    project = shutil.copytree(case, folder / "project", ignore=shutil.ignore_patterns("report.txt"))
    return write_project(
        project, {path: text for path, text in BASIS.items() if not (project / path).exists()}, bare=True
    )


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda case: case.name)
def test_what_is_wrong_is_refused_where_it_stands_with_its_repair(case: Path, tmp_path: Path) -> None:
    assert_refused(checked(project_of(case, tmp_path)), (case / "report.txt").read_text("utf-8"))


def test_there_are_many_cases_and_each_has_its_report() -> None:
    cases = list(CASES.iterdir())
    assert len(cases) >= 400
    assert all((case / "report.txt").is_file() for case in cases)


def test_the_basis_of_every_case_is_without_fault(tmp_path: Path) -> None:
    assert_sound(checked(write_project(tmp_path, BASIS, bare=True)))


def test_programs_are_told_the_same_as_people(tmp_path: Path) -> None:
    case = CASES / "title-with-colon"
    result = checked(project_of(case, tmp_path), "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.stdout) == {
        "version": 1,
        "complete": True,
        "baseline": None,
        "known": 0,
        "totals": {"error": 1, "warning": 0, "hint": 0},
        "findings": [
            {
                "code": "yaml-syntax",
                "severity": "error",
                "path": "guides/emails/outlook.md",
                "line": 2,
                "column": 14,
                "length": 1,
                "message": "this is not valid YAML: a text with `: ` in it, or with `:` at its end, needs quotes",
                "repair": "put the text that holds the `:` in quotes",
                "excerpt": "title: E-mail: configurer Outlook",
                "fingerprint": "cf68ab10458bbcbd",
            }
        ],
    }


@pytest.mark.parametrize(
    ("case", "strict", "lenient"),
    [
        pytest.param("title-with-colon", 1, 1, id="an error fails every check"),
        pytest.param("title-with-number-sign", 1, 0, id="a warning fails a strict one"),
    ],
)
def test_warnings_count_in_a_strict_check_alone(case: str, strict: int, lenient: int, tmp_path: Path) -> None:
    project = project_of(CASES / case, tmp_path)
    assert checked(project, "--strict").exit_code == strict
    assert checked(project, "--no-strict").exit_code == lenient


def test_a_slug_may_be_used_in_two_products(tmp_path: Path) -> None:
    exchange = {"guides/exchange/index.md": INDEX, "guides/exchange/sante.md": BASIS["guides/emails/sante.md"]}
    assert_sound(checked(write_project(tmp_path, {**BASIS, **exchange}, bare=True)))


@pytest.mark.parametrize(
    "header",
    [
        pytest.param("title: 'E-mail: configurer'", id="a colon in quotes"),
        pytest.param("title: Ticket#12", id="a number sign without a space before it"),
        pytest.param("title: C'est l'été", id="apostrophes within a text"),
        pytest.param("title: http://example.org/", id="an address"),
        pytest.param("title: >-\n  Sur deux\n  lignes", id="a folded text"),
        pytest.param('title: "Le \\"bon\\" guide"', id="escaped quotes"),
        pytest.param("title: Santé\nexcerpt:", id="a key with nothing behind it"),
        pytest.param("title: Santé\nhidden: yes\ndeprecated: no", id="yes and no for true and false"),
    ],
)
def test_a_header_without_traps_is_taken(header: str, tmp_path: Path) -> None:
    guide = f"---\n{header}\nslug: autre\n---\n"
    assert_sound(checked(write_project(tmp_path, {**BASIS, "guides/emails/autre.md": guide}, bare=True)))
