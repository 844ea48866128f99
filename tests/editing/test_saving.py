"""Saving: a file takes its new content in one step, unless it is another one by now."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from guichet.editing import FileChange, SavingError, save, write_all


def test_a_new_file_is_readable_whatever_the_umask(tmp_path: Path) -> None:
    file = tmp_path / "new.txt"
    before = os.umask(0o077)
    try:
        save(file, None, b"x")
    finally:
        os.umask(before)
    assert file.read_bytes() == b"x"
    assert stat.S_IMODE(file.stat().st_mode) == 0o644
    assert list(tmp_path.iterdir()) == [tmp_path / "new.txt"]


@pytest.mark.parametrize("kind", ["a file", "a link to nothing", "a folder"])
def test_a_new_file_takes_no_place_that_is_taken(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "new.txt"
    if kind == "a file":
        file.write_bytes(b"of another")
    elif kind == "a folder":
        file.mkdir()
    else:
        file.symlink_to(tmp_path / "nothing")
    with pytest.raises(SavingError, match="it has changed meanwhile"):
        save(file, None, b"x")
    assert list(tmp_path.iterdir()) == [tmp_path / "new.txt"]
    assert kind != "a file" or file.read_bytes() == b"of another"


def test_a_new_file_takes_no_place_that_is_taken_where_there_are_no_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    save(tmp_path / "new.txt", None, b"x")
    with pytest.raises(SavingError, match="it has changed meanwhile"):
        save(tmp_path / "new.txt", None, b"y")
    assert (tmp_path / "new.txt").read_bytes() == b"x"


def test_a_file_that_has_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "old.txt"
    file.write_bytes(b"of another")
    with pytest.raises(SavingError, match="it has changed meanwhile"):
        save(file, b"as it was", b"x")
    assert file.read_bytes() == b"of another"


def test_new_files_go_again_where_one_cannot_be_written(tmp_path: Path) -> None:
    taken = tmp_path / "b.txt"
    taken.write_bytes(b"of another")
    changes = [FileChange(tmp_path / name, name, None, b"x") for name in ("a.txt", "b.txt")]
    with pytest.raises(SavingError, match=r"b\.txt: it has changed meanwhile"):
        write_all(changes)
    assert list(tmp_path.iterdir()) == [tmp_path / "b.txt"]
