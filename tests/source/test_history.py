"""History: the day of the last commit of each file."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from guichet.source import last_commits


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "2020-01-01", "init", "--quiet")
    return tmp_path


def git(folder: Path, day: str, *arguments: str) -> None:
    """Run Git in *folder*, as someone, at noon of *day* (UTC)."""
    moment = f"{day}T12:00:00+00:00"
    person = {f"GIT_{role}_{part}": "a@example.org" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
    environment = {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment, "GIT_CONFIG_GLOBAL": os.devnull, **person}
    subprocess.run(["git", *arguments], cwd=folder, check=True, env={**os.environ, **environment})


def commit(folder: Path, day: str, *files: str) -> None:
    """Change *files* and commit them on *day*."""
    for name in files:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(day, "utf-8")
    git(folder, day, "add", "--all")
    git(folder, day, "commit", "--quiet", "--message", "Change")


def test_each_file_has_the_day_of_its_own_last_commit(repository: Path) -> None:
    commit(repository, "2024-05-01", "guides/un.md", "guides/deux.md", "README.md")
    commit(repository, "2025-06-02", "guides/deux.md", "guides/été à la mer.md")
    (repository / "guides/brouillon.md").write_text("", "utf-8")
    guides = repository / "guides"
    assert last_commits(guides) == {
        guides / "un.md": date(2024, 5, 1),
        guides / "deux.md": date(2025, 6, 2),
        guides / "été à la mer.md": date(2025, 6, 2),
    }


def test_a_repository_without_a_commit_has_no_days(repository: Path) -> None:
    assert last_commits(repository) == {}


def test_a_folder_outside_version_control_has_no_days(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert last_commits(tmp_path) == {}


def test_a_machine_without_git_has_no_days(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    assert last_commits(repository) == {}
