"""Faults of the machine while a site is published: the old site stays whole, or the new one is there whole."""

from __future__ import annotations

import errno
import io
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from builds import contents
from guichet.site.exchange import exchange
from guichet.site.manifest import MANIFEST, differences, read_manifest, seal
from guichet.site.staging import BusyError, Staging, StagingError
from site_folder.sites import WORK, files_of, generation_of, leftovers, publish, write_files

CALLS = ("chmod", "exchange", "lstat", "mkdir", "open", "rename", "rmdir", "scandir", "stat", "unlink")
"""The calls of the system that publishing makes."""
MODES = pytest.mark.parametrize("is_exchanged", [True, False], ids=["in one step", "in two renames"])
"""Whether the system can exchange two folders in one step."""

Wrapper = Callable[[str, Callable[..., Any]], Callable[..., Any]]


@contextmanager
def wrapped(wrap: Wrapper, *names: str, is_exchanged: bool = True) -> Iterator[None]:
    """Have every call of the system pass what *wrap* makes of the name and the function."""
    with pytest.MonkeyPatch.context() as patch:
        for name in names:
            if name == "exchange":
                call = exchange if is_exchanged else lambda first, second: False
                patch.setattr("guichet.site.staging.exchange", wrap(name, call))
            else:
                patch.setattr(os, name, wrap(name, getattr(os, name)))
        if "open" in names:
            patch.setattr(io, "open", wrap("open", io.open))
            patch.setattr("builtins.open", wrap("open", open))
        yield


@contextmanager
def failing(name: str, number: int, code: int, *, is_exchanged: bool) -> Iterator[list[str]]:
    """Have the call *number* of the function *name* fail with *code*; gives the calls of it that were made."""
    made: list[str] = []

    def wrap(called: str, original: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            if called == name:
                made.append(str(arguments[0]))
                if len(made) - 1 == number:
                    raise OSError(code, os.strerror(code), str(arguments[0]))
            return original(*arguments, **options)

        return call

    with wrapped(wrap, *CALLS, is_exchanged=is_exchanged):
        yield made


def is_done(site: Path, generation: int) -> bool:
    """Whether *generation* could be published as the *site*."""
    try:
        publish(site, generation)
    except (StagingError, OSError):
        return False
    return True


@MODES
@pytest.mark.parametrize("name", CALLS)
def test_each_call_may_fail_once(name: str, is_exchanged: bool, tmp_path: Path) -> None:
    number, count = 0, 1
    while number < count:
        site = tmp_path / str(number) / "site"
        site.parent.mkdir()
        publish(site, 1)
        with failing(name, number, errno.EIO, is_exchanged=is_exchanged) as made:
            done = is_done(site, 2)
        assert generation_of(site) == (2 if done else 1), made[number]
        publish(site, 3)
        assert (generation_of(site), leftovers(site)) == (3, []), made[number]
        number, count = number + 1, len(made)
    assert count > 0 or (name == "rename" and is_exchanged)


@pytest.mark.parametrize(
    ("code", "is_done_all_the_same"),
    [
        pytest.param(errno.ENOSYS, True, id="a system without it"),
        pytest.param(errno.EINVAL, True, id="a file system without it"),
        pytest.param(errno.EPERM, True, id="a sandbox without it"),
        pytest.param(errno.EXDEV, False, id="another file system"),
        pytest.param(errno.EBUSY, False, id="a mount point"),
        pytest.param(errno.EROFS, False, id="a read-only file system"),
        pytest.param(errno.ENOSPC, False, id="a full file system"),
    ],
)
def test_an_exchange_that_is_refused(
    code: int, is_done_all_the_same: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    publish(site, 1)
    monkeypatch.setattr("guichet.site.exchange._call", lambda: lambda first, second: -1)
    monkeypatch.setattr("ctypes.get_errno", lambda: code)
    assert is_done(site, 2) is is_done_all_the_same
    assert (generation_of(site), leftovers(site)) == (2 if is_done_all_the_same else 1, [])


@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC, errno.EXDEV], ids=errno.errorcode.get)
def test_where_every_rename_but_the_first_fails_both_sites_are_kept(code: int, tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, 1)
    made: list[str] = []

    def wrap(name: str, original: Callable[..., Any]) -> Callable[..., Any]:
        def call(source: Path, target: Path) -> Any:
            made.append(str(target))
            if len(made) > 1:
                raise OSError(code, os.strerror(code), str(source))
            return original(source, target)

        return call if name == "rename" else original

    with wrapped(wrap, "rename", "exchange", is_exchanged=False):
        assert not is_done(site, 2)
    assert not site.exists()
    assert generation_of(tmp_path / WORK / "former") == 1
    assert generation_of(tmp_path / WORK / "next") == 2
    Staging.beside(site).discard()
    assert (generation_of(site), leftovers(site)) == (2, [])


def calls_of(site: Path, *, is_exchanged: bool) -> list[str]:
    """The calls that publishing generation 2 as the *site* makes, in order."""
    made: list[str] = []

    def wrap(name: str, original: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            made.append(name)
            return original(*arguments, **options)

        return call

    publish(site, 1)
    with wrapped(wrap, *CALLS, is_exchanged=is_exchanged):
        publish(site, 2)
    return made


def publish_and_die(site: Path, instant: int, *, is_exchanged: bool) -> None:
    """Publish generation 2 in a process of its own that is killed before its call number *instant*."""
    child = os.fork()
    if child == 0:
        left = [instant]

        def wrap(name: str, original: Callable[..., Any]) -> Callable[..., Any]:
            def call(*arguments: Any, **options: Any) -> Any:
                if left[0] == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
                left[0] -= 1
                return original(*arguments, **options)

            return call

        try:
            with wrapped(wrap, *CALLS, is_exchanged=is_exchanged):
                publish(site, 2)
        finally:
            os._exit(1)
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL


@MODES
@pytest.mark.parametrize("tenth", range(30))
def test_a_build_that_is_killed_leaves_a_whole_site(tenth: int, is_exchanged: bool, tmp_path: Path) -> None:
    count = len(calls_of(tmp_path / "dry" / "site", is_exchanged=is_exchanged))
    assert_survives(tmp_path, count * tenth // 30, is_exchanged=is_exchanged)


@MODES
def test_a_build_may_be_killed_right_before_and_after_each_rename(is_exchanged: bool, tmp_path: Path) -> None:
    calls = calls_of(tmp_path / "dry" / "site", is_exchanged=is_exchanged)
    renames = [number for number, name in enumerate(calls) if name in ("rename", "exchange")]
    assert len(renames) == (1 if is_exchanged else 3)
    for instant in sorted({moment for number in renames for moment in (number, number + 1)}):
        assert_survives(tmp_path / str(instant), instant, is_exchanged=is_exchanged)


def assert_survives(folder: Path, instant: int, *, is_exchanged: bool) -> None:
    """Fail unless the old site or the new one is there whole after a kill, and the next build leaves nothing behind."""
    site = folder / "site"
    publish(site, 1)
    publish_and_die(site, instant, is_exchanged=is_exchanged)
    if is_exchanged:
        assert generation_of(site) in (1, 2)
    Staging.beside(site).discard()
    assert generation_of(site) in (1, 2)
    assert leftovers(site) == [] or leftovers(site) == ["dry"]
    publish(site, 3)
    assert generation_of(site) == 3


@pytest.mark.parametrize("room", range(40))
def test_a_disk_that_is_full_after_some_bytes_leaves_the_old_site(room: int, tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, 1)
    wanted = sum(map(len, contents(site).values()))
    left = [wanted * room // 38]

    class Filling(io.FileIO):
        """A file on a disk that takes no more bytes than are left."""

        def write(self, content: Any) -> int:
            left[0] -= len(content)
            if left[0] < 0:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), self.name)
            return super().write(content)

    def opened(file: Any, mode: str = "r", buffering: int = -1, encoding: str | None = None, *rest: Any) -> Any:
        if "w" not in mode:
            return original(file, mode, buffering, encoding, *rest)
        raw = io.BufferedWriter(Filling(file, "w"))
        return raw if "b" in mode else io.TextIOWrapper(raw, encoding)

    original = io.open
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(io, "open", opened)
        done = is_done(site, 2)
    assert done is (room >= 38)
    assert (generation_of(site), leftovers(site)) == (2 if done else 1, [])


def test_a_second_builder_is_refused_twenty_times(tmp_path: Path) -> None:
    site = tmp_path / "site"
    for generation in range(1, 21):
        staging = Staging.beside(site)
        with pytest.raises(BusyError, match="another build is under way"):
            Staging.beside(site)
        write_files(staging.folder, files_of(generation))
        seal(staging.folder)
        staging.publish()
        assert (generation_of(site), leftovers(site)) == (generation, [])


def test_two_builders_that_begin_together_do_not_mix_twenty_times(tmp_path: Path) -> None:
    site = tmp_path / "site"
    for _ in range(20):
        children: dict[int, int] = {}
        for generation in (2, 3):
            child = os.fork()
            if child == 0:
                try:
                    os._exit(0 if is_done(site, generation) else 1)
                finally:
                    os._exit(2)
            children[child] = generation
        ended = {
            generation: os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child, generation in children.items()
        }
        published = {generation for generation, status in ended.items() if status == 0}
        assert set(ended.values()) <= {0, 1}
        assert published
        assert generation_of(site) in published
        assert leftovers(site) == []


def test_who_reads_during_a_hundred_rebuilds_finds_every_page_whole(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, 1)
    is_over = threading.Event()
    faults: list[str] = []
    seen: set[str] = set()

    def read() -> None:
        while not is_over.is_set():
            for path in files_of(1):
                try:
                    generations = set((site / path).read_text("utf-8").split())
                except OSError as error:
                    faults.append(f"{path}: {error}")
                else:
                    seen.update(generations)
                    faults.extend([path] if len(generations) != 1 else [])

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for generation in range(2, 102):
        publish(site, generation)
    is_over.set()
    for reader in readers:
        reader.join()
    assert faults == []
    assert len(seen) > 1


def staged(site: Path, generation: int) -> Staging:
    """A site of *generation* that is ready to be published."""
    staging = Staging.beside(site)
    write_files(staging.folder, files_of(generation))
    seal(staging.folder)
    return staging


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        pytest.param(
            lambda folder: (folder / "index.html").unlink(),
            "`index.html` was changed after the site had been checked: it is gone",
            id="a file vanishes",
        ),
        pytest.param(
            lambda folder: (folder / "index.html").write_text(""),
            "`index.html` was changed after the site had been checked: it has 0 bytes instead of 100",
            id="a file is cut",
        ),
        pytest.param(
            lambda folder: (folder / "more.html").write_text(""),
            "`more.html` was changed after the site had been checked: the manifest does not name it",
            id="a file appears",
        ),
        pytest.param(
            lambda folder: (folder / MANIFEST).write_text(""), f"`{MANIFEST}` is no manifest", id="the manifest is cut"
        ),
        pytest.param(
            lambda folder: (folder / MANIFEST).unlink(), f"it has no `{MANIFEST}`", id="the manifest vanishes"
        ),
        pytest.param(
            lambda folder: folder.rename(folder.parent / "x"), f"it has no `{MANIFEST}`", id="all of it vanishes"
        ),
    ],
)
def test_what_changes_after_the_check_is_not_published(
    change: Callable[[Path], object], reason: str, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    publish(site, 1)
    staging = staged(site, 2)
    change(staging.folder)
    with pytest.raises(StagingError) as caught:
        staging.publish()
    assert str(caught.value) == reason
    assert (generation_of(site), leftovers(site)) == (1, [])


def test_a_file_that_somebody_puts_into_the_site_meanwhile_is_kept(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, 1)
    staging = staged(site, 2)
    write_files(site, {"notes.txt": "x"})
    with pytest.raises(StagingError, match=r"it holds `notes\.txt`, which Guichet has not made"):
        staging.publish()
    assert (site / "notes.txt").read_text() == "x"
    assert leftovers(site) == []


def test_a_site_that_is_removed_meanwhile_is_published_anew(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, 1)
    staging = staged(site, 2)
    site.rename(tmp_path / "away")
    staging.publish()
    assert (generation_of(site), leftovers(site)) == (2, ["away"])


def test_what_a_killed_build_had_not_finished_is_never_published(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write_files(tmp_path / WORK / "next", {"index.html": "half"})
    write_files(tmp_path / WORK / "former", {"index.html": "half"})
    Staging.beside(site).discard()
    assert not site.exists()
    assert leftovers(site) == []


def test_folders_that_had_to_be_made_do_not_outlive_a_build_that_fails(tmp_path: Path) -> None:
    Staging.beside(tmp_path / "a/b/site").discard()
    assert list(tmp_path.iterdir()) == []


def test_the_manifest_names_no_unlisted_file_and_still_knows_it(tmp_path: Path) -> None:
    site = write_files(tmp_path / "site", {"index.html": "a", "secret/index.html": "b"})
    seal(site, unlisted={"secret/index.html"})
    manifest = read_manifest(site)
    assert "secret" not in (site / MANIFEST).read_text()
    assert (set(manifest.files), len(manifest.unlisted)) == ({"index.html"}, 1)
    assert list(differences(manifest, site)) == []
    publish(site, 2)
    assert generation_of(site) == 2
