"""Baselines on the command line and in builds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builds import CONFIGURATION, ICON, build, write_centre
from guichet import cli
from projects import ENGINE, guide, write_project

BASELINE = "guides/baseline.jsonl"
OUTLOOK = "guides/emails/outlook.md"
BODY = "[rien](rien.md)\n\n[vide]()\n\n# Un titre\n"
FAULTY = guide("outlook", BODY)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with three findings that names a baseline, in the folder that the command runs in."""
    monkeypatch.chdir(tmp_path)
    configuration = f"site_name: Aide\nextra: {{guichet: {{baseline: {BASELINE}}}}}\n{ENGINE}"
    return write_project(tmp_path, {"mkdocs.yml": configuration, OUTLOOK: FAULTY})


def check(*options: str) -> Result:
    return CliRunner().invoke(cli.command, ["check", *options])


def test_a_baseline_that_is_missing_is_told(project: Path) -> None:
    result = check()
    assert f"{BASELINE}: error[file-missing] `{BASELINE}` does not exist\n" in result.stdout
    assert result.exit_code == 1


def test_an_update_makes_the_baseline_and_the_next_check_is_silent(project: Path) -> None:
    result = check("--update-baseline")
    assert (result.exit_code, result.stderr) == (0, f"guichet: {BASELINE} knows 3 findings\n")
    assert result.stdout == f"no new faults found; 3 known, from {BASELINE}\n"
    assert len((project / BASELINE).read_text("utf-8").splitlines()) == 3
    write_project(project, {OUTLOOK: guide("outlook", f"Du texte.\n\n{BODY}")})
    assert (check().stdout, check().exit_code) == (result.stdout, 0)


def test_a_second_update_changes_nothing(project: Path) -> None:
    check("--update-baseline")
    before = (project / BASELINE).read_bytes()
    check("--update-baseline")
    assert (project / BASELINE).read_bytes() == before


def test_what_is_new_fails_and_what_has_vanished_too(project: Path) -> None:
    check("--update-baseline")
    write_project(project, {OUTLOOK: FAULTY.replace("rien.md", "neuf.md")})
    result = check()
    assert result.exit_code == 1
    assert f"{BASELINE}:3: warning[baseline-stale] `unknown-page` is in `{OUTLOOK}` no more\n" in result.stdout
    assert "error[unknown-page] `neuf.md` leads to no page" in result.stdout
    assert result.stdout.endswith(f"1 error, 1 warning in 2 files; 2 known, from {BASELINE}\n")
    write_project(project, {OUTLOOK: FAULTY.replace("[rien](rien.md)", "")})
    assert check("--no-strict").exit_code == 0
    assert check("--strict").exit_code == 1
    check("--update-baseline")
    assert check("--strict").exit_code == 0


def test_what_blocks_is_told_whatever_the_baseline_knows(project: Path) -> None:
    write_project(project, {OUTLOOK: FAULTY.replace("title: Outlook", "title: Outlook: a")})
    result = check("--update-baseline")
    assert "error[yaml-syntax]" in result.stdout
    assert (result.exit_code, (project / BASELINE).read_text("utf-8")) == (1, "")


def test_a_baseline_is_named_on_the_command_line_or_in_the_settings(project: Path) -> None:
    check("--update-baseline", "--baseline", "other.jsonl")
    assert not (project / BASELINE).exists()
    assert check("--baseline", "other.jsonl").stdout == "no new faults found; 3 known, from other.jsonl\n"


def test_a_broken_baseline_is_told_and_left(project: Path) -> None:
    (project / BASELINE).write_text("<<<<<<< HEAD\n", "utf-8")
    result = check("--update-baseline")
    assert f"{BASELINE}:1:1: error[ledger-conflict] a merge has left its marks" in result.stdout
    assert result.stderr == f"guichet: {BASELINE} stays as it is: it is no baseline\n"
    assert (result.exit_code, (project / BASELINE).read_text("utf-8")) == (1, "<<<<<<< HEAD\n")


@pytest.mark.parametrize("target", ["mkdocs.yml", "/etc/hostname", "/nowhere/at/all"])
def test_no_baseline_leads_out_of_the_project_nor_is_written_through_a_link(target: str, project: Path) -> None:
    (project / BASELINE).symlink_to(Path("..") / target)
    result = check("--update-baseline")
    assert result.exit_code in (1, 2)
    assert (project / "mkdocs.yml").read_text("utf-8").startswith("site_name")
    assert not Path("/nowhere").exists()


@pytest.mark.parametrize("name", ["../elsewhere.jsonl", "/etc/passwd", ".hidden", ""])
def test_a_baseline_of_the_settings_lies_in_the_project(name: str, project: Path) -> None:
    configuration = f"site_name: Aide\nextra: {{guichet: {{baseline: '{name}'}}}}\n{ENGINE}"
    write_project(project, {"mkdocs.yml": configuration})
    assert "error[invalid-value] `baseline` is" in check().stdout


def test_programs_are_told_how_much_is_known(project: Path) -> None:
    check("--update-baseline")
    told = json.loads(check("--format", "json").stdout)
    assert (told["known"], told["baseline"], told["findings"]) == (3, BASELINE, [])
    results = json.loads(check("--format", "sarif").stdout)["runs"][0]["results"]
    assert {(one["baselineState"], one["suppressions"][0]["kind"]) for one in results} == {("unchanged", "external")}


def test_what_the_site_alone_shows_is_left_to_a_check_of_the_site(project: Path) -> None:
    write_project(project, {OUTLOOK: guide("outlook"), "site/index.html": '<a href="rien/">x</a>'})
    assert check("--site", "site", "--update-baseline").exit_code == 0
    assert "site-target-missing" in (project / BASELINE).read_text("utf-8")
    assert (check().exit_code, check("--site", "site").exit_code) == (0, 0)
    check("--update-baseline")
    assert "site-target-missing" in (project / BASELINE).read_text("utf-8")
    write_project(project, {"site/index.html": '<a href="./">x</a>'})
    assert "warning[baseline-stale]" in check("--site", "site").stdout


def test_a_strict_build_passes_what_is_known_and_fails_what_is_not(tmp_path: Path) -> None:
    configuration = CONFIGURATION.replace("extra: {", f"extra: {{guichet: {{baseline: {BASELINE}}}, ")
    index = "---\ntitle: E-mails\nsections: [Ordinateur]\n---\n\n[Outlook](outlook.md)\n"
    header = guide("outlook", "[rien](rien.md)\n\n[vide]()\n", section="Ordinateur")
    files: dict[str, str | bytes] = {"guides/emails/index.md": index, OUTLOOK: header, "docs/assets/icon.svg": ICON}
    write_centre(tmp_path, files, configuration=configuration)
    update = CliRunner().invoke(cli.command, ["check", "--config", str(tmp_path / "mkdocs.yml"), "--update-baseline"])
    assert update.exit_code == 0
    done = build(tmp_path, "--strict")
    assert (done.status, "all checked, in site/" in done.out + done.err) == (0, True), done.err
    write_project(tmp_path, {OUTLOOK: header + "\n[neuf](neuf.md)\n"})
    done = build(tmp_path, "--strict")
    assert done.status == 1
    assert "error[unknown-page] `neuf.md`" in done.err
    assert "rien.md" not in done.err


def test_a_build_that_updates_the_baseline_knows_what_its_site_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    configuration = CONFIGURATION.replace("extra: {", f"extra: {{guichet: {{baseline: {BASELINE}}}, ")
    index = "---\ntitle: E-mails\nsections: [Ordinateur]\n---\n\n[Outlook](outlook.md)\n"
    files: dict[str, str | bytes] = {
        "docs/vieux.html": '<a href="/x/">x</a>',
        "guides/emails/index.md": index,
        BASELINE: "",
    }
    files[OUTLOOK] = guide("outlook", section="Ordinateur")
    write_centre(tmp_path, files, configuration=configuration)
    done = build(tmp_path, "--strict")
    assert (done.status, (tmp_path / "site").exists()) == (1, False)
    assert "error[site-target-missing] `/x/`" in done.err
    monkeypatch.setenv("GUICHET_UPDATE_BASELINE", "1")
    assert build(tmp_path, "--strict").status == 0
    assert "site-target-missing" in (tmp_path / BASELINE).read_text("utf-8")
    monkeypatch.delenv("GUICHET_UPDATE_BASELINE")
    assert build(tmp_path, "--strict").status == 0
