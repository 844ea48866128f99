"""A new help centre is sound as it is written, in every language that the engine has words in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from builds import PROJECT
from guichet import __version__
from guichet.cli import command
from guichet.schema.words import known_languages
from guichet.schemas import schema_text


def new(folder: Path, *options: str) -> Result:
    """What `guichet new` says of *folder*."""
    return CliRunner().invoke(command, ["new", str(folder), *options])


@pytest.mark.parametrize("language", known_languages())
def test_a_new_centre_has_no_fault(language: str, tmp_path: Path) -> None:
    folder = tmp_path / "some" / "centre"
    done = new(folder, "--language", language)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{folder} is a help centre now. See it with `cd {folder} && guichet serve`")
    checked = CliRunner().invoke(command, ["check", "--config", str(folder / "mkdocs.yml")])
    assert (checked.exit_code, checked.output) == (0, "no faults found\n")
    files = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    assert {".editorconfig", ".gitignore", ".github/workflows/site.yml", ".vscode/settings.json"} < files
    assert {"mkdocs.yml", "docs/index.md", "guides/data.yml", "requirements.txt"} < files
    assert len([path for path in files if path.startswith("guides/") and path.endswith(".md")]) == 3


def test_editors_and_ci_are_told_what_is_there(tmp_path: Path) -> None:
    new(tmp_path)
    editor = json.loads((tmp_path / ".vscode/settings.json").read_text("utf-8"))
    for schema, file in editor["yaml.schemas"].items():
        assert (tmp_path / schema).read_text("utf-8") == schema_text(Path(schema).stem)
        assert (tmp_path / file).is_file()
    workflow = yaml.safe_load((tmp_path / ".github/workflows/site.yml").read_text("utf-8"))
    steps = workflow["jobs"]["build"]["steps"]
    assert [step["run"] for step in steps if "run" in step] == [
        "python -m pip install --requirement requirements.txt",
        "guichet check --format github",
        "guichet build",
    ]
    ours = (PROJECT / ".github/workflows/site.yml").read_text("utf-8")
    used = [step["uses"] for job in workflow["jobs"].values() for step in job["steps"] if "uses" in step]
    assert used
    assert [action for action in used if f"uses: {action}  # v" not in ours] == []


def test_ci_installs_the_engine_from_the_project_alone(tmp_path: Path) -> None:
    new(tmp_path)
    lines = (tmp_path / "requirements.txt").read_text("utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == [f"./wheels/guichet-{__version__}-py3-none-any.whl"]


@pytest.mark.parametrize("name", ["file", "full"])
def test_nothing_that_is_there_is_written_over(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("kept", "utf-8")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mkdocs.yml").write_text("kept", "utf-8")
    done = new(tmp_path / name)
    assert done.exit_code == 2
    assert f"{tmp_path / name} is there already, and not an empty folder." in done.stderr
    assert (tmp_path / "full" / "mkdocs.yml").read_text("utf-8") == "kept"
