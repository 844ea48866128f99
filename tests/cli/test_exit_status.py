"""Exit statuses: what CI may conclude from them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from guichet import cli
from guichet.cli.terminal import exit_status
from guichet.diagnostics import Diagnostic, Location
from projects import ENGINE, guide, write_project

SOUND = guide("outlook")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project without fault, in the folder that the command runs in."""
    monkeypatch.chdir(tmp_path)
    return write_project(
        tmp_path,
        {"mkdocs.yml": f"site_name: Aide\n{ENGINE}", "guides/emails/outlook.md": SOUND},
    )


def check(*options: str) -> Result:
    return CliRunner().invoke(cli.command, ["check", *options])


def write(body: str) -> Callable[[Path], object]:
    return lambda project: write_project(project, {"guides/emails/outlook.md": guide("outlook", body)})


def close_a_file(project: Path) -> None:
    """Make a guide that nobody can read, not even root."""
    (project / "guides/emails/ferme.md").symlink_to("ferme.md")


def close_a_file_beside_an_error(project: Path) -> None:
    close_a_file(project)
    write("[rien](rien.md)\n")(project)


@pytest.mark.parametrize(
    ("prepare", "options", "status"),
    [
        pytest.param(lambda project: None, [], 0, id="a sound project is clean"),
        pytest.param(write("# Un titre\n"), [], 0, id="a hint is clean"),
        pytest.param(write("[rien]()\n"), [], 1, id="a warning is a finding"),
        pytest.param(write("[rien]()\n"), ["--no-strict"], 0, id="a warning is clean where warnings do not count"),
        pytest.param(write("[rien](rien.md)\n"), ["--no-strict"], 1, id="an error is a finding always"),
        pytest.param(lambda project: None, ["--format", "xml"], 2, id="an unknown format is wrong usage"),
        pytest.param(lambda project: None, ["--output", "no/such/file"], 2, id="no folder for the output"),
        pytest.param(lambda project: None, ["--output", "guides"], 2, id="a folder as output"),
        pytest.param(lambda project: None, ["--update-baseline"], 2, id="a baseline that has no name"),
        pytest.param(
            lambda project: None, ["--update-baseline", "--fix"], 2, id="a baseline of what is being repaired"
        ),
        pytest.param(
            lambda project: None, ["--update-baseline", "--baseline", "no/b"], 2, id="no folder for a baseline"
        ),
        pytest.param(close_a_file, [], 4, id="a file that cannot be read leaves the list incomplete"),
        pytest.param(close_a_file, ["--no-strict"], 4, id="and so it does where warnings do not count"),
        pytest.param(close_a_file_beside_an_error, [], 4, id="an incomplete list with findings is incomplete"),
    ],
)
def test_a_status_says_what_a_check_came_to(
    prepare: Callable[[Path], object], options: list[str], status: int, project: Path
) -> None:
    prepare(project)
    assert check(*options).exit_code == status


@pytest.mark.usefixtures("project")
def test_a_folder_of_guides_that_cannot_be_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    read = os.scandir

    def scandir(folder: str | Path) -> object:
        if Path(folder).name == "emails":
            raise PermissionError(13, "Permission denied")
        return read(folder)

    monkeypatch.setattr(os, "scandir", scandir)
    result = check()
    assert "guides/emails/: error[file-unreadable] the file cannot be read: Permission denied\n" in result.stdout
    assert result.exit_code == 4


def test_a_folder_of_the_site_that_cannot_be_read_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_project(project, {"site/index.html": '<a href="fr/">x</a>', "site/fr/index.html": '<a href="../">x</a>'})
    read = os.scandir

    def scandir(folder: str | Path) -> object:
        if Path(folder) == Path("site/fr"):
            raise OSError(5, "Input/output error")
        return read(folder)

    monkeypatch.setattr(os, "scandir", scandir)
    result = check("--site", "site")
    assert "site/fr/: error[file-unreadable] the file cannot be read: Input/output error\n" in result.stdout
    assert result.exit_code == 4


def test_what_may_not_be_all_is_never_taken_for_the_whole() -> None:
    error, closed = (
        Diagnostic.of("yaml-key", Location("a.md")),
        Diagnostic.of("file-unreadable", Location("b"), reason=""),
    )
    assert exit_status([error], strict=True) == 1
    assert exit_status([error, closed], strict=True) == exit_status([closed], strict=False) == 4


@pytest.fixture
def large(project: Path) -> Path:
    """A project with much to tell."""
    body = "".join(f"[a{number}](r{number}.md)\n\n" for number in range(300))
    return write_project(project, {"guides/emails/outlook.md": guide("outlook", body)})


@pytest.mark.usefixtures("large")
def test_a_reader_that_went_away_ends_the_command_without_a_word() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "guichet", "check"]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, "")


@pytest.mark.usefixtures("project")
def test_an_interruption_is_no_finding(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupt(*_: object) -> None:
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr("guichet.cli.check.read_project", interrupt)
    monkeypatch.setattr("sys.argv", ["guichet", "check"])
    with pytest.raises(SystemExit) as caught:
        cli.main()
    assert caught.value.code == 130
    assert capsys.readouterr().err.strip() == "guichet: interrupted"


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        pytest.param(["--help"], 0, id="help"),
        pytest.param(["--version"], 0, id="the version"),
        pytest.param(["chek"], 2, id="an unknown command"),
        pytest.param(["check"], 0, id="a sound project"),
        pytest.param(["check", "--config", "absent.yml"], 2, id="a configuration that is missing"),
    ],
)
@pytest.mark.usefixtures("project")
def test_the_whole_command_ends_as_its_parts(
    arguments: list[str], status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["guichet", *arguments])
    with pytest.raises(SystemExit) as caught:
        cli.main()
    assert (caught.value.code or 0) == status
    assert "Traceback" not in capsys.readouterr().err


def test_a_report_goes_into_a_file_and_a_summary_to_the_terminal(project: Path) -> None:
    write("[rien](rien.md)\n")(project)
    result = check("--format", "junit", "--output", "report.xml")
    assert (result.exit_code, result.stdout) == (1, "1 error in 1 file\n")
    assert (project / "report.xml").read_text("utf-8") == check("--format", "junit").stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no file that is always full")
@pytest.mark.parametrize("buffering", ["", "1"])
@pytest.mark.parametrize("arguments", [["check"], ["schema", "data"], ["--help"]])
def test_an_output_that_cannot_be_written_is_told_in_a_line(
    arguments: list[str], buffering: str, project: Path
) -> None:
    environment = {**os.environ, "PYTHONUNBUFFERED": buffering}
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "guichet", *arguments],
            env=environment,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
        silent = subprocess.run(
            [sys.executable, "-m", "guichet", *arguments], env=environment, stdout=full, stderr=full, check=False
        )
    assert done.stderr == "guichet: the output cannot be written: No space left on device\n"
    assert (done.returncode, silent.returncode) == (4, 4)


def test_closed_streams_are_none_of_the_files_that_are_opened(project: Path) -> None:
    command = f"{sys.executable} -m guichet check --output report.txt <&- >&- 2>&-"
    assert subprocess.run(["sh", "-c", command], cwd=project, check=False).returncode == 0
    assert (project / "report.txt").read_text("utf-8") == "no faults found\n"
