"""A command that changes several files and is killed is finished by the next one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from builds import contents
from commands import guichet
from guichet.editing import saving
from guichet.editing.journal import NAME
from projects import write_project
from relations.centre import AUTRE, BASIS, OUTLOOK

BASIS_OF_MOVES = {**BASIS, AUTRE: "---\ntitle: Autre\nslug: autre\n---\n\n[a](outlook.md), [b](outlook.md#ports)\n"}


class _Killed(BaseException):
    """Stands for a signal that ends the process at once."""


def _kill_at(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Have the process killed before its change of a name *number*, counted from 0."""
    calls = iter(range(1000))
    for owner, name in ((os, "link"), (Path, "replace"), (Path, "rename"), (Path, "unlink")):
        original = getattr(owner, name)

        def killing(*arguments: object, original: object = original, **options: object) -> object:
            if next(calls) >= number:
                raise _Killed
            return original(*arguments, **options)  # type: ignore[operator]  # one of the functions above

        monkeypatch.setattr(owner, name, killing)


def _is_killed(project: Path, number: int, new: str) -> bool:
    """Whether moving the guide to *new* comes to its change of a name *number*, before which it is killed."""
    with pytest.MonkeyPatch.context() as patch:
        _kill_at(patch, number)
        try:
            return guichet(project, "move", "outlook", new).exit_code != 0
        except _Killed:
            return True


def test_a_killed_move_is_finished_by_the_same_command(tmp_path: Path) -> None:
    whole = write_project(tmp_path / "whole", BASIS_OF_MOVES)
    assert guichet(whole, "addresses", "--update").exit_code == 0
    before = contents(whole)
    assert guichet(whole, "move", "outlook", "mail/outlook-2021").exit_code == 0
    expected = contents(whole)
    assert before != expected
    kills = 0
    for number in range(100):
        project = write_project(tmp_path / f"killed-{number}", before, bare=True)
        if not _is_killed(project, number, "mail/outlook-2021"):
            break
        kills += 1
        again = guichet(project, "move", "outlook", "mail/outlook-2021")
        assert again.exit_code == 0, again.output
        left = {path: content for path, content in contents(project).items() if not path.startswith(".guichet-")}
        assert left == expected
        assert guichet(project, "check").stdout == "no faults found\n"
    assert kills >= 6


def test_a_file_that_has_changed_since_is_not_overwritten(tmp_path: Path) -> None:
    project = write_project(tmp_path, BASIS_OF_MOVES)
    assert _is_killed(project, 4, "outlook-2021")
    assert (project / NAME).exists()
    for path in (AUTRE, OUTLOOK, "guides/emails/outlook-2021.md", "guides/data.yml"):
        if (project / path).exists():
            (project / path).write_text("de l'auteur\n", "utf-8")
    before = contents(project)
    result = guichet(project, "move", "outlook", "outlook-2021")
    assert result.exit_code == 1
    assert f"has changed since that was interrupted: put it back, or remove {NAME}" in result.stderr
    assert contents(project) == before


def test_a_journal_that_leads_out_of_the_project_is_refused(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project", BASIS_OF_MOVES)
    step = '{"file": "../b", "origin": null, "before": null, "after": "eA=="}'
    (project / NAME).write_text(f'{{"command": ["move"], "steps": [{step}]}}', "utf-8")
    result = guichet(project, "move", "outlook", "outlook-2021")
    assert (result.exit_code, (tmp_path / "b").exists()) == (1, False)
    assert f"{NAME} names a file outside the project: remove it" in result.stderr


@pytest.mark.parametrize("content", ["", "null", "[]", '{"command": 1}', "é\x00"])
def test_a_journal_that_cannot_be_read_is_refused(content: str, tmp_path: Path) -> None:
    project = write_project(tmp_path, BASIS_OF_MOVES)
    (project / NAME).write_text(content, "utf-8")
    result = guichet(project, "move", "outlook", "outlook-2021")
    assert result.exit_code == 1
    assert f"{NAME} cannot be read: remove it, and see what has changed" in result.stderr


def test_what_an_author_saves_while_a_file_is_written_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"before")

    def save_meanwhile(descriptor: int) -> None:
        file.write_bytes(b"of the author")

    monkeypatch.setattr(os, "fsync", save_meanwhile)
    with pytest.raises(saving.SavingError, match="it has changed meanwhile"):
        saving.save(file, b"before", b"after")
    assert file.read_bytes() == b"of the author"
    assert list(tmp_path.iterdir()) == [file]
