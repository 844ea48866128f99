"""The `guichet` command: its exit status, and where it writes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import guichet
from guichet import cli
from guichet.schemas import SCHEMAS
from projects import ENGINE, guide, write_project


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project without fault, in the folder that the command runs in."""
    monkeypatch.chdir(tmp_path)
    return write_project(
        tmp_path,
        {
            "mkdocs.yml": f"site_name: Aide\n{ENGINE}",
            "guides/emails/outlook.md": guide("outlook"),
        },
    )


@pytest.mark.usefixtures("project")
def test_a_check_without_findings_ends_in_0() -> None:
    result = CliRunner().invoke(cli.command, ["check"])
    assert (result.exit_code, result.stdout, result.stderr) == (0, "no faults found\n", "")


def test_hints_are_told_but_do_not_count(project: Path) -> None:
    write_project(project, {"guides/emails/outlook.md": guide("outlook", "# Un titre\n")})
    result = CliRunner().invoke(cli.command, ["check"])
    assert "hint[heading-is-title]" in result.stdout
    assert result.exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["chek"], id="an unknown command"),
        pytest.param(["check", "--config", "absent.yml"], id="a configuration that is missing"),
        pytest.param(["check", "--format", "xml"], id="an unknown format"),
        pytest.param(["schema", "absent"], id="an unknown schema"),
    ],
)
@pytest.mark.usefixtures("project")
def test_wrong_usage_ends_in_2_and_is_told_apart_from_findings(arguments: list[str]) -> None:
    result = CliRunner().invoke(cli.command, arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error: " in result.stderr


@pytest.mark.usefixtures("project")
def test_a_fault_of_the_command_itself_ends_in_3_without_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("a reason")

    monkeypatch.setattr("guichet.cli.check.read_project", fail)
    monkeypatch.setattr("sys.argv", ["guichet", "check"])
    with pytest.raises(SystemExit) as caught:
        cli.main()
    assert caught.value.code == 3
    written = capsys.readouterr()
    assert written.out == ""
    assert written.err.startswith("guichet: internal error: RuntimeError: a reason\n")
    assert "Traceback" not in written.err


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_every_schema_is_json(name: str) -> None:
    result = CliRunner().invoke(cli.command, ["schema", name])
    assert result.exit_code == 0
    assert json.loads(result.stdout)["type"] == "object"


def test_the_command_says_its_version() -> None:
    assert guichet.__version__ in CliRunner().invoke(cli.command, ["--version"]).output
