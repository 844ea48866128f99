"""What `guichet check` says of what surrounds the files: the environment, and the history that dates come from."""

from __future__ import annotations

import json
import subprocess
import time
from pathlib import Path

import pytest

from builds import build, write_centre
from projects import ENGINE, guide, write_project
from refusals.checking import assert_refused, assert_sound, checked


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project without fault, with one guide."""
    return write_project(
        tmp_path,
        {
            "mkdocs.yml": f"site_name: Aide\n{ENGINE}",
            "guides/emails/outlook.md": guide("outlook", "Réglez.\n"),
        },
    )


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("abc", "abc"),
        ("", ""),
        ("-1", "-1"),
        ("1e9", "1e9"),
        ("1700000000.5", "1700000000.5"),
        (" 1700000000", " 1700000000"),
        ("1700000000\n", r"1700000000\n"),
        ("٣", r"\u0663"),
        ("999999999999", "999999999999"),
        ("9" * 100, "9" * 80),
    ],
)
def test_a_moment_that_is_none_is_refused(
    value: str, shown: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    assert_refused(
        checked(project),
        f"mkdocs.yml: error[environment] the environment variable `SOURCE_DATE_EPOCH` is `{shown}`, not a number of "
        "seconds since 1970\n"
        "    repair: set it to digits alone, such as 1700000000, or do not set it\n1 error in 1 file\n",
    )


@pytest.mark.parametrize("value", ["0", "1700000000"])
def test_a_moment_is_taken(value: str, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    assert_sound(checked(project))


def test_a_build_at_no_moment_ends_like_the_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "abc")
    write_centre(tmp_path, {"guides/emails/outlook.md": guide("outlook", "Réglez.\n")})
    done = build(tmp_path)
    assert done.status == 1
    assert "mkdocs.yml: error[environment]" in done.err
    assert "Traceback" not in done.err
    assert not (tmp_path / "site").exists()


def test_who_builds_without_git_is_told_that_dates_are_missing(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(project))
    assert_refused(
        checked(project),
        """\
guides/: hint[dates-unknown] 3 pages cannot say when they last changed: Git is not installed
    repair: install it, or write `updated` in their front matter
1 hint in 1 file
""",
        status=0,
    )


def test_who_builds_from_a_shallow_clone_is_told_that_dates_are_missing(project: Path) -> None:
    def git(*arguments: str) -> None:
        person = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "protocol.file.allow=always")
        subprocess.run(["git", *person, *arguments], cwd=project, check=True, capture_output=True)

    git("init", "--quiet")
    git("add", "--all")
    git("commit", "--message", "All")
    (project / "guides/emails/outlook.md").write_text(guide("outlook", "Réglez bien.\n"), "utf-8")
    git("commit", "--all", "--message", "More")
    git("clone", "--depth=1", project.as_uri(), "shallow")
    assert_refused(
        checked(project / "shallow"),
        """\
guides/: hint[dates-unknown] 3 pages cannot say when they last changed: the clone is shallow
    repair: fetch the rest: `git fetch --unshallow`, or write `updated` in their front matter
1 hint in 1 file
""",
        status=0,
    )
    assert_sound(checked(project))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param("guides/addresses.lock", "/fr/emails/outlook/\n" * 600_000, id="a ledger of one address"),
        pytest.param("guides/addresses.lock", "/a/\n" + "  #ports\n" * 1_000_000, id="a ledger of one anchor"),
        pytest.param("guides/addresses.lock", "<<<<<<< HEAD\n" * 900_000, id="a ledger in conflict"),
        pytest.param("guides/known.jsonl", "{}\n" * 1_000_000, id="a baseline"),
        pytest.param("guides/data.yml", "tables:\n" * 400_000, id="a data file of one key"),
        pytest.param("guides/data.yml", "".join(f"k{n}:\n" for n in range(30_000)), id="a data file of unknown keys"),
    ],
)
def test_no_more_faults_of_a_file_are_told_than_a_person_reads(path: str, text: str, project: Path) -> None:
    settings = "extra: {guichet: {baseline: guides/known.jsonl}}\n" if path.endswith("jsonl") else ""
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as configuration:
        configuration.write(settings)
    write_project(project, {path: text})
    start = time.process_time()
    found = json.loads(checked(project, "--format", "json").stdout)["findings"]
    assert time.process_time() - start < 20
    own = [one for one in found if one["path"] == path]
    assert len(own) == 101
    assert [one["code"] for one in own].count("faults-many") == 1
