"""Folders of sources: which files are in them."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from guichet.diagnostics import ContentError, Diagnostic
from guichet.source import SourceFolder, open_regular, read_regular


def test_files_come_by_path_without_what_is_hidden_or_linked(tmp_path: Path) -> None:
    for name in ("guides/b.md", "guides/a/z.md", "guides/a.md", "guides/.cache/x.md", "guides/.keep", "other/y.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "guides/linked").symlink_to(tmp_path / "other")
    folder = SourceFolder(tmp_path, tmp_path / "guides")
    told: list[Diagnostic] = []
    names = [folder.path_of(file) for file in folder.files(told.append)]
    assert names == ["guides/a.md", "guides/b.md", "guides/a/z.md"]
    assert [(fault.code, fault.location.path) for fault in told] == [("folder-linked", "guides/linked/")]


def test_a_folder_that_is_missing_has_no_files(tmp_path: Path) -> None:
    assert list(SourceFolder(tmp_path, tmp_path / "guides").files()) == []


def test_changes_stand_before_what_the_disk_holds(tmp_path: Path) -> None:
    for name in ("guides/a.md", "guides/b.md", "other/y.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("disk", "utf-8")
    changes = {
        tmp_path / f"guides/{name}": content for name, content in (("a.md", None), ("b.md", b"b"), ("c.md", b"c"))
    }
    folder = SourceFolder(tmp_path, tmp_path / "guides", changes={**changes, tmp_path / "other/z.md": b""})
    assert [folder.path_of(file) for file in folder.files()] == ["guides/b.md", "guides/c.md"]
    assert [folder.exists(tmp_path / "guides" / name) for name in ("a.md", "b.md", "c.md")] == [False, True, True]
    assert folder.read(tmp_path / "guides/b.md").text == "b"
    with pytest.raises(ContentError):
        folder.read(tmp_path / "guides/a.md")


@pytest.mark.parametrize(
    ("place", "problem"),
    [
        pytest.param(os.mkfifo, "it is no regular file", id="a pipe"),
        pytest.param(Path.mkdir, "it is no regular file", id="a folder"),
        pytest.param(
            lambda file: socket.socket(socket.AF_UNIX).bind(str(file)), "it is no regular file", id="a socket"
        ),
        pytest.param(lambda file: file.symlink_to("/dev/zero"), "it is no regular file", id="a device"),
        pytest.param(lambda file: file.symlink_to(file), "Too many levels of symbolic links", id="a link to itself"),
        pytest.param(lambda file: None, "No such file or directory", id="nothing"),
    ],
)
def test_what_is_no_regular_file_is_not_opened(place: Callable[[Path], object], problem: str, tmp_path: Path) -> None:
    file = tmp_path / "x"
    place(file)
    with pytest.raises(OSError, match=problem):
        open_regular(file)


def test_a_file_that_becomes_something_else_before_it_is_opened_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, pipe, secret = tmp_path / "x", tmp_path / "pipe", tmp_path / "secret"
    for there in (file, secret):
        there.write_bytes(b"text")
    os.mkfifo(pipe)
    state = file.stat()
    monkeypatch.setattr(Path, "stat", lambda self: state)
    with pytest.raises(OSError, match="it is no regular file"):
        open_regular(pipe)
    file.unlink()
    file.symlink_to(secret)
    with pytest.raises(OSError, match="Too many levels of symbolic links"):
        open_regular(file)
    assert read_regular(file, follows=True) == b"text"


def test_no_more_is_read_than_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"0123456789")
    assert (read_regular(tmp_path / "x", 4), read_regular(tmp_path / "x")) == (b"0123", b"0123456789")
