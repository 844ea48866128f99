"""`guichet check --fix` and `--diff`: what they write, and what they say."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from guichet.editing import SavingError, save
from projects import guide
from repairs.repairing import OUTLOOK, check, contents, project_with

FAULTY = guide("outlook", "> [warning]\n> Voir [a](https://a.example/) {.external}\n")
SOUND = guide("outlook", "> [!warning]\n> Voir [a](https://a.example/){.external}\n")
EMPTY = " "
DIFFERENCE = f"""\
--- a/guides/emails/outlook.md
+++ b/guides/emails/outlook.md
@@ -3,5 +3,5 @@
 slug: outlook
 ---
{EMPTY}
-> [warning]
-> Voir [a](https://a.example/) {{.external}}
+> [!warning]
+> Voir [a](https://a.example/){{.external}}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with two faults that have their repairs."""
    return project_with(tmp_path, {OUTLOOK: FAULTY})


def test_a_fix_repairs_and_says_how_much_and_reports_what_is_left(project: Path) -> None:
    result = check(project, "--fix")
    assert (project / OUTLOOK).read_text("utf-8") == SOUND
    assert (result.stdout, result.stderr) == ("no faults found\n", "guichet: 2 repairs made in 1 file\n")
    assert result.exit_code == 0


def test_a_second_fix_changes_nothing(project: Path) -> None:
    check(project, "--fix")
    before = contents(project)
    assert check(project, "--fix").stderr == "guichet: nothing to repair\n"
    assert contents(project) == before


def test_a_fix_leaves_no_file_but_those_that_were_there(project: Path) -> None:
    before = set(contents(project))
    check(project, "--fix")
    assert set(contents(project)) == before


def test_what_has_no_repair_is_left_and_fails_the_run(project: Path) -> None:
    (project / OUTLOOK).write_text(f"{FAULTY}\n[rien](rien.md)\n", "utf-8")
    result = check(project, "--fix")
    assert (project / OUTLOOK).read_text("utf-8") == f"{SOUND}\n[rien](rien.md)\n"
    assert result.exit_code == 1
    assert "error[unknown-page]" in result.stdout
    assert result.stdout.endswith("1 error in 1 file\n")


def test_a_difference_is_shown_and_nothing_is_written(project: Path) -> None:
    before = contents(project)
    result = check(project, "--diff")
    assert result.stdout.startswith(DIFFERENCE)
    assert "\n2 warnings" in result.stdout
    assert result.stderr == "guichet: 2 repairs to make in 1 file\n"
    assert result.exit_code == 1
    assert contents(project) == before


def test_a_fix_with_difference_shows_it_and_writes(project: Path) -> None:
    result = check(project, "--fix", "--diff")
    assert result.stdout == f"{DIFFERENCE}no faults found\n"
    assert (project / OUTLOOK).read_text("utf-8") == SOUND
    assert result.exit_code == 0


@pytest.mark.parametrize("options", [["--fix"], ["--diff"], ["--fix", "--diff"]], ids=" ".join)
def test_a_project_without_fault_stays_as_it_is(options: list[str], tmp_path: Path) -> None:
    project = project_with(tmp_path, {OUTLOOK: SOUND})
    before = contents(project)
    result = check(project, *options)
    assert (result.exit_code, result.stdout) == (0, "no faults found\n")
    assert result.stderr == "guichet: nothing to repair\n"
    assert contents(project) == before


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(FAULTY.encode(), id="plain"),
        pytest.param(FAULTY.rstrip().encode(), id="without last line end"),
        pytest.param(b"\xef\xbb\xbf" + FAULTY.replace("\n", "\r\n").encode(), id="CRLF behind a byte-order mark"),
        pytest.param(FAULTY.replace("\n", "\r").encode(), id="CR"),
    ],
)
def test_git_makes_the_same_of_the_difference(content: bytes, project: Path) -> None:
    (project / OUTLOOK).write_bytes(content)
    result = check(project, "--diff")
    patch, found, _ = result.stdout_bytes.partition(b"\nguides/emails/outlook.md:")
    assert found
    subprocess.run(
        ["git", "apply", "-"], cwd=project, input=patch + b"\n", check=True, env={**os.environ, "GIT_DIR": "x"}
    )
    applied = (project / OUTLOOK).read_bytes()
    (project / OUTLOOK).write_bytes(content)
    check(project, "--fix")
    assert (project / OUTLOOK).read_bytes() == applied


def test_programs_get_the_report_alone(project: Path) -> None:
    result = check(project, "--fix", "--format", "json")
    assert json.loads(result.stdout)["findings"] == []
    assert result.stderr == "guichet: 2 repairs made in 1 file\n"


def test_a_difference_is_not_for_programs(project: Path) -> None:
    result = check(project, "--diff", "--format", "json")
    assert (result.exit_code, result.stdout) == (2, "")


def test_a_read_only_file_stays_and_fails_the_run(project: Path) -> None:
    (project / OUTLOOK).chmod(0o444)
    result = check(project, "--fix", "--no-strict")
    assert (project / OUTLOOK).read_text("utf-8") == FAULTY
    assert result.exit_code == 1
    assert result.stderr == (
        "guichet: guides/emails/outlook.md cannot be repaired: it is read-only\nguichet: 0 repairs made in 0 files\n"
    )
    assert "\n2 warnings" in result.stdout


def test_who_may_read_and_write_a_file_stays_the_same(project: Path) -> None:
    (project / OUTLOOK).chmod(0o640)
    check(project, "--fix")
    assert (project / OUTLOOK).stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("target", ["elsewhere.md", "guides/emails/sante.md"])
def test_nothing_is_written_through_a_symbolic_link(target: str, project: Path) -> None:
    (project / OUTLOOK).rename(project / target)
    (project / OUTLOOK).symlink_to(os.path.relpath(project / target, project / "guides/emails"))
    check(project, "--fix")
    assert (project / OUTLOOK).is_symlink()
    assert (project / target).read_text("utf-8") == (FAULTY if target == "elsewhere.md" else SOUND)


def test_a_folder_of_guides_behind_a_symbolic_link_is_not_written_to(project: Path) -> None:
    (project / "guides").rename(project / "elsewhere")
    (project / "guides").symlink_to("elsewhere")
    assert check(project, "--fix").stderr == "guichet: nothing to repair\n"
    assert (project / OUTLOOK).read_text("utf-8") == FAULTY


def test_pages_that_are_no_guides_are_repaired_too(project: Path) -> None:
    (project / "docs/aide.md").write_text("---\ntitle: Aide: tout\n---\n\n> [note]\n> Du texte.\n", "utf-8")
    check(project, "--fix")
    assert (project / "docs/aide.md").read_text("utf-8") == "---\ntitle: 'Aide: tout'\n---\n\n> [!note]\n> Du texte.\n"


def test_a_list_is_not_made_a_text(project: Path) -> None:
    index = "---\ntitle: E-mails\nsections: [Windows, Mac\nexcerpt: Note: à lire\n---\n"
    (project / "guides/emails/index.md").write_text(index, "utf-8")
    check(project, "--fix")
    assert (project / "guides/emails/index.md").read_text("utf-8") == index


def test_a_link_to_a_guide_that_is_being_repaired_stays_in_the_site(project: Path) -> None:
    (project / OUTLOOK).write_text("---\ntitle: E-mail: a\nslug: outlook\n---\n\n[b](sante.md){.external}\n", "utf-8")
    (project / "guides/emails/sante.md").write_text(guide("sante", "[a](outlook.md){.external}\n"), "utf-8")
    assert check(project, "--fix").stderr == "guichet: 3 repairs made in 2 files\n"
    assert (project / "guides/emails/sante.md").read_text("utf-8") == guide("sante", "[a](outlook.md)\n")
    assert check(project, "--fix").stderr == "guichet: nothing to repair\n"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(FAULTY.encode("utf-16"), id="UTF-16"),
        pytest.param(FAULTY.encode() + b"\xff", id="a byte that is no character"),
        pytest.param(FAULTY.encode() + b"\0", id="a NUL"),
        pytest.param(b"", id="nothing"),
        pytest.param(b"> [warning]\n> Attention.\n", id="no front matter"),
    ],
)
def test_a_file_that_cannot_be_read_stays_as_it_is(content: bytes, project: Path) -> None:
    (project / OUTLOOK).write_bytes(content)
    result = check(project, "--fix")
    assert result.exit_code == 1
    assert (project / OUTLOOK).read_bytes() == content


def test_a_configuration_with_faults_is_reported_and_nothing_repaired(project: Path) -> None:
    (project / "mkdocs.yml").write_text("site_name: @\n", "utf-8")
    result = check(project, "--fix")
    assert result.exit_code == 1
    assert "mkdocs.yml:1:12: error[yaml-syntax]" in result.stdout
    assert (project / OUTLOOK).read_text("utf-8") == FAULTY


def test_what_has_changed_meanwhile_is_not_written_over(project: Path) -> None:
    with pytest.raises(SavingError, match="it has changed meanwhile"):
        save(project / OUTLOOK, b"before", b"after")
    assert (project / OUTLOOK).read_text("utf-8") == FAULTY


def test_a_write_that_fails_leaves_the_file_as_it_was(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    before = contents(project)
    result = check(project, "--fix")
    assert result.exit_code == 1
    assert "cannot be repaired: No space left on device\n" in result.stderr
    assert contents(project) == before
