"""Folders of sources: which files are in them."""

from __future__ import annotations

from pathlib import Path

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
