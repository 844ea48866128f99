"""`guichet verify`: what it says of a site that is not what was built."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from guichet.cli import command
from guichet.site.manifest import MANIFEST, seal

FILES = {"index.html": "accueil\n", "fr/aide/index.html": "aide\n", "fr/secret/index.html": "secret\n"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site with its manifest, away from any project, in the folder that the command runs in."""
    monkeypatch.chdir(tmp_path)
    for path, text in FILES.items():
        file = tmp_path / "site" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    seal(tmp_path / "site", unlisted={"fr/secret/index.html"})
    return tmp_path / "site"


def verify(*options: str) -> Result:
    return CliRunner().invoke(command, ["verify", *options])


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", ["site", "site/", "./site"])
def test_a_site_that_is_what_was_built(name: str) -> None:
    result = verify(name)
    assert (result.exit_code, result.stdout) == (0, "no faults found\n")


REBUILD = "build the site again, or copy all of it"


@pytest.mark.parametrize(
    ("change", "status", "told", "repair"),
    [
        pytest.param(
            lambda site: (site / "index.html").unlink(),
            1,
            "site/index.html: error[site-file-missing] the site lacks `index.html`",
            REBUILD,
            id="a file is missing",
        ),
        pytest.param(
            lambda site: (site / "index.html").write_text("acc"),
            1,
            "site/index.html: error[site-file-changed] the file is not as it was built: it has 3 bytes instead of 8",
            REBUILD,
            id="a file is cut",
        ),
        pytest.param(
            lambda site: (site / "index.html").write_text("ACCUEIL\n"),
            1,
            "site/index.html: error[site-file-changed] the file is not as it was built: "
            "it has other content of the same size",
            REBUILD,
            id="a file has other content",
        ),
        pytest.param(
            lambda site: (site / "fr/more.html").write_text("x"),
            1,
            "site/fr/more.html: error[site-file-unknown] the site was built without this file",
            "remove it",
            id="a file is unknown",
        ),
        pytest.param(
            lambda site: (site / "fr/way").symlink_to("/etc/passwd"),
            1,
            "site/fr/way: error[site-file-unknown] the site was built without this file",
            "remove it",
            id="a symbolic link is unknown",
        ),
        pytest.param(
            lambda site: os.mkfifo(site / "fr/pipe"),
            1,
            "site/fr/pipe: error[site-file-unknown] the site was built without this file",
            "remove it",
            id="a pipe is unknown",
        ),
        pytest.param(
            lambda site: shutil.rmtree(site / "fr/secret"),
            1,
            "site: error[site-file-missing] the site lacks 1 unlisted file, or they have changed",
            REBUILD,
            id="an unlisted file is missing",
        ),
        pytest.param(
            lambda site: (site / MANIFEST).unlink(),
            4,
            f"site: error[site-unverifiable] the site cannot be verified: it has no `{MANIFEST}`",
            "verify one that Guichet has built",
            id="the manifest is missing",
        ),
        pytest.param(
            lambda site: (site / MANIFEST).write_text('{"files": {'),
            4,
            f"site: error[site-unverifiable] the site cannot be verified: `{MANIFEST}` is no manifest",
            "verify one that Guichet has built",
            id="the manifest is cut",
        ),
    ],
)
def test_a_site_that_is_not(
    change: Callable[[Path], object], status: int, told: str, repair: str, folder: Path
) -> None:
    change(folder)
    result = verify("site")
    assert result.stdout == f"{told}\n    repair: {repair}\n1 error in 1 file\n"
    assert result.exit_code == status


def test_a_file_that_cannot_be_read_leaves_it_open(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(file: str) -> tuple[int, str]:
        raise OSError(5, "Input/output error", file)

    monkeypatch.setattr("guichet.site.manifest._measured", fail)
    (folder / "more.html").write_text("x")
    result = verify("site", "--format", "json")
    assert result.exit_code == 4
    report = json.loads(result.stdout)
    assert report["complete"] is False
    assert {finding["code"] for finding in report["findings"]} == {"file-unreadable"}


def test_a_folder_that_is_not_there_is_wrong_usage() -> None:
    assert verify("absent").exit_code == 2
