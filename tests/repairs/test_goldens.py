"""What `guichet check --fix` makes of a guide: one case a folder in `tests/cases/repairs`.

`before.md` becomes `after.md`, byte for byte. Where the name ends in `-nope`, there is no one safe repair, and the two
are the same.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from repairs.repairing import OUTLOOK, check, project_with

CASES = sorted((Path(__file__).parents[1] / "cases" / "repairs").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_guide_is_repaired_and_nothing_else_in_it_changes(case: Path, tmp_path: Path) -> None:
    project = project_with(tmp_path, {OUTLOOK: (case / "before.md").read_bytes()})
    result = check(project, "--fix")
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert (project / OUTLOOK).read_bytes() == (case / "after.md").read_bytes()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_repaired_has_nothing_left_to_repair(case: Path, tmp_path: Path) -> None:
    project = project_with(tmp_path, {OUTLOOK: (case / "after.md").read_bytes()})
    assert check(project, "--fix").stderr == "guichet: nothing to repair\n"
    assert (project / OUTLOOK).read_bytes() == (case / "after.md").read_bytes()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_name_of_a_case_says_whether_it_is_repaired(case: Path) -> None:
    is_same = (case / "before.md").read_bytes() == (case / "after.md").read_bytes()
    assert is_same is case.name.endswith("-nope")


def test_there_are_many_cases() -> None:
    assert len(CASES) >= 30
