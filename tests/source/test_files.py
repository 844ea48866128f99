"""Folders of sources: which files are in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from guichet.diagnostics import ContentError
from guichet.source import SourceFolder


def test_files_come_by_path_without_what_is_hidden_or_linked(tmp_path: Path) -> None:
    for name in ("guides/b.md", "guides/a/z.md", "guides/a.md", "guides/.cache/x.md", "guides/.keep", "other/y.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "guides/linked").symlink_to(tmp_path / "other")
    folder = SourceFolder(tmp_path, tmp_path / "guides")
    names = [folder.path_of(file) for file in folder.files()]
    assert names == ["guides/a.md", "guides/b.md", "guides/linked", "guides/a/z.md"]


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
