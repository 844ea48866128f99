"""What `guichet build` says of content that is wrong: what `guichet check` says, and the site stays as it was."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from projects import write_project
from refusals.building import built, files
from refusals.test_refusals import BASIS, CASES, project_of


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the basis of every case, published."""
    project = write_project(tmp_path_factory.mktemp("published"), BASIS, bare=True)
    assert built(project).exit_code == 0
    return project / "site"


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda case: case.name)
def test_a_build_refuses_it_in_the_same_words_and_leaves_the_site(case: Path, site: Path, tmp_path: Path) -> None:
    project = project_of(case, tmp_path)
    shutil.copytree(site, project / "site")
    before = files(project)
    result = built(project)
    told = (case / "report.txt").read_text("utf-8")
    assert result.stderr.removesuffix("\nThe content has faults: nothing was published.\n") == told
    assert result.exit_code == 1
    assert files(project) == before
