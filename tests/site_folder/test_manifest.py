"""The manifest: what it says of a site, what counts as ours by it, and in what a site differs from it."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from pathlib import Path

import pytest

from guichet.site.destination import occupation_of
from guichet.site.manifest import (
    MANIFEST,
    Difference,
    Manifest,
    ManifestError,
    differences,
    foreign_files,
    read_manifest,
    seal,
)
from guichet.site.staging import Staging, StagingError
from site_folder.sites import WORK, files_of, generation_of, leftovers, publish, write_files

HIDDEN = "fr/caché/index.html"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with a page that its manifest does not name."""
    root = write_files(tmp_path / "site", {"index.html": "accueil\n", "fr/a/index.html": "page\n", HIDDEN: "secret\n"})
    seal(root, unlisted={HIDDEN})
    return root


def sha256(line: str) -> str:
    return hashlib.sha256(f"{line}\n".encode()).hexdigest()


def told(site: Path, **options: bool) -> list[Difference]:
    return list(differences(read_manifest(site), site, **options))


def test_a_manifest_names_sizes_and_digests_and_not_what_is_unlisted(site: Path) -> None:
    assert json.loads((site / MANIFEST).read_text("ascii")) == {
        "format": "guichet-site-1",
        "files": {
            "fr/a/index.html": f"5 {sha256('page')}",
            "index.html": f"8 {sha256('accueil')}",
        },
        "unlisted": [hashlib.sha256(f"{HIDDEN}\0{sha256('secret')}".encode()).hexdigest()],
    }
    assert (site / MANIFEST).read_text("ascii").endswith("\n}\n")


def test_what_is_read_is_what_was_sealed(site: Path) -> None:
    assert read_manifest(site) == seal(site, unlisted={HIDDEN})
    assert list(read_manifest(site).files) == ["fr/a/index.html", "index.html"]
    assert told(site) == []


def test_all_of_a_sealed_site_can_be_read_by_everybody(site: Path) -> None:
    for path in (site / "index.html", site / "fr", site / MANIFEST, (site / MANIFEST).parent, site):
        path.chmod(0o700)
    seal(site)
    for path in (site, *site.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o755 if path.is_dir() else 0o644), path


@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("index.html")], ids=["a pipe", "a link"])
def test_what_is_no_file_is_not_sealed(make: object, site: Path) -> None:
    assert callable(make)
    make(site / "fr/x")
    with pytest.raises(ManifestError, match=r"^`fr/x` is neither a file nor a folder$"):
        seal(site)


def test_a_name_that_is_no_unicode_is_sealed_and_known_again(tmp_path: Path) -> None:
    site = write_files(tmp_path / "site", {"index.html": "x"})
    name = os.fsdecode(b"\xff.html")
    (site / name).write_text("y")
    seal(site, unlisted={name})
    assert told(site) == []
    (site / name).write_text("z")
    assert [(one.state, one.path) for one in told(site)] == [("missing", None), ("unknown", name)]


BROKEN = {
    "another format": {"format": "guichet-site-2", "files": {}, "unlisted": []},
    "a key too many": {"format": "guichet-site-1", "files": {}, "unlisted": [], "more": 1},
    "a key that is missing": {"format": "guichet-site-1", "files": {}},
    "a size that is none": {"format": "guichet-site-1", "files": {"a": f"x {'0' * 64}"}, "unlisted": []},
    "a short digest": {"format": "guichet-site-1", "files": {"a": f"1 {'0' * 62}"}, "unlisted": []},
    "a digest that is none": {"format": "guichet-site-1", "files": {"a": f"1 {'x' * 64}"}, "unlisted": []},
    "an entry of three parts": {"format": "guichet-site-1", "files": {"a": f"1 {'0' * 64} 2"}, "unlisted": []},
    "a short token": {"format": "guichet-site-1", "files": {}, "unlisted": ["00"]},
    "files as a list": {"format": "guichet-site-1", "files": [], "unlisted": []},
    "a text": "guichet-site-1",
}


@pytest.mark.parametrize("whole", BROKEN.values(), ids=BROKEN)
def test_what_is_no_manifest_is_none(whole: object, tmp_path: Path) -> None:
    write_files(tmp_path, {MANIFEST: json.dumps(whole)})
    with pytest.raises(ManifestError, match=f"^`{MANIFEST}` is no manifest$"):
        read_manifest(tmp_path)


def test_a_folder_or_a_huge_file_is_no_manifest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ManifestError, match=f"^it has no `{MANIFEST}`$"):
        read_manifest(tmp_path)
    write_files(tmp_path, {"file": ""})
    with pytest.raises(ManifestError, match=f"^it has no `{MANIFEST}`$"):
        read_manifest(tmp_path / "file")
    manifest = Manifest({}, frozenset()).text()
    monkeypatch.setattr("guichet.site.manifest._LIMIT", len(manifest))
    write_files(tmp_path, {MANIFEST: manifest})
    assert read_manifest(tmp_path) == Manifest({}, frozenset())
    write_files(tmp_path, {MANIFEST: f"{manifest} "})
    with pytest.raises(ManifestError, match="is no manifest"):
        read_manifest(tmp_path)
    (tmp_path / MANIFEST).unlink()
    (tmp_path / MANIFEST).mkdir()
    with pytest.raises(ManifestError, match="is no manifest"):
        read_manifest(tmp_path)


def test_every_difference_is_told_sorted_by_path(site: Path) -> None:
    write_files(site, {"index.html": "autre\n", "fr/a/index.html": "PAGE\n", "b.html": "", HIDDEN: "changed\n"})
    (site / "pipe").mkdir()
    os.mkfifo(site / "pipe/x")
    assert told(site) == [
        Difference("missing", None, "1 unlisted file"),
        Difference("unknown", "b.html", "the manifest does not name it"),
        Difference("changed", "fr/a/index.html", "it has other content of the same size"),
        Difference("unknown", HIDDEN, "the manifest does not name it"),
        Difference("changed", "index.html", "it has 6 bytes instead of 8"),
        Difference("unknown", "pipe/x", "it is neither a file nor a folder"),
    ]
    assert "fr/a/index.html" not in [one.path for one in told(site, contents=False)]


def test_what_is_gone_or_no_file_any_more_is_told(site: Path) -> None:
    (site / "index.html").unlink()
    (site / "fr/a/index.html").unlink()
    (site / "fr/a/index.html").symlink_to("/etc/passwd")
    (site / HIDDEN).unlink()
    assert told(site) == [
        Difference("missing", None, "1 unlisted file"),
        Difference("changed", "fr/a/index.html", "it is neither a file nor a folder"),
        Difference("missing", "index.html", "it is gone"),
    ]


def test_several_unlisted_files_are_counted(tmp_path: Path) -> None:
    site = write_files(tmp_path, {"a": "1", "b": "2", "c": "3"})
    seal(site, unlisted={"a", "b"})
    (site / "a").unlink()
    (site / "b").unlink()
    assert told(site) == [Difference("missing", None, "2 unlisted files")]


# What may be replaced

UNLISTED_KEPT = {
    "as it was": {},
    "changed": {HIDDEN: "autre\n"},
    "with copies and litter": {"index.html.gz": "", "fr/a/index.html.zst": "", "fr/Thumbs.db": "", "desktop.ini": ""},
}


@pytest.mark.parametrize("files", UNLISTED_KEPT.values(), ids=UNLISTED_KEPT)
def test_a_site_with_unlisted_files_may_be_replaced(files: dict[str, str], site: Path) -> None:
    write_files(site, files)
    assert foreign_files(read_manifest(site), site) == []
    assert occupation_of(site) is None


FOREIGN = {
    "a file beside an unlisted one": ({"z.txt": "x"}, ["z.txt"]),
    "a copy of what is not there": ({"photo.gz": "x"}, ["photo.gz"]),
    "several, beside one that has changed": ({HIDDEN: "autre\n", "z.txt": "x"}, [HIDDEN, "z.txt"]),
    "the name of a page with something behind it": ({"index.html.old": "x"}, ["index.html.old"]),
}


@pytest.mark.parametrize(("files", "strange"), FOREIGN.values(), ids=FOREIGN)
def test_a_file_that_is_not_ours_is_named(files: dict[str, str], strange: list[str], site: Path) -> None:
    write_files(site, files)
    assert foreign_files(read_manifest(site), site) == strange
    occupation = occupation_of(site)
    assert occupation is not None
    assert occupation[0] == f"it holds `{strange[0]}`, which Guichet has not made"


def test_a_pipe_is_not_taken_for_an_unlisted_file(site: Path) -> None:
    os.mkfifo(site / "a-pipe")
    assert foreign_files(read_manifest(site), site) == ["a-pipe"]


# What a build that was broken off has left


def test_the_rest_of_a_broken_exchange_counts_as_whole_by_the_sizes_of_its_files(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, 1)
    (site / "index.html").write_text("7\n" * 50)
    work = tmp_path / WORK
    work.mkdir()
    site.rename(work / "former")
    Staging.beside(site).discard()
    assert (site / "index.html").read_text() == "7\n" * 50
    assert leftovers(site) == []


@pytest.mark.parametrize("name", ["next", "former"])
def test_the_rest_of_a_broken_exchange_that_lacks_a_file_is_not_published(name: str, tmp_path: Path) -> None:
    site = tmp_path / "site"
    for generation, folder in ((1, "former"), (2, "next")):
        publish(site, generation)
        (tmp_path / WORK).mkdir(exist_ok=True)
        kept = tmp_path / folder
        site.rename(kept)
    (tmp_path / WORK).mkdir(exist_ok=True)
    for folder in ("former", "next"):
        (tmp_path / folder).rename(tmp_path / WORK / folder)
    (tmp_path / WORK / name / "index.html").unlink()
    Staging.beside(site).discard()
    assert generation_of(site) == (1 if name == "next" else 2)
    assert leftovers(site) == []


def test_an_error_of_the_system_is_told_in_its_words() -> None:
    told = StagingError.of(OSError(28, "No space left on device"))
    assert (str(told), told.reason, told.repair) == (
        "No space left on device",
        "No space left on device",
        "make room there, or name a folder that can be written",
    )
    assert StagingError.of(OSError("strange")).reason == "strange"


def test_a_site_that_was_changed_after_it_was_sealed_is_not_published(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, 1)
    staging = Staging.beside(site)
    write_files(staging.folder, files_of(2))
    seal(staging.folder)
    (staging.folder / "index.html").write_text("")
    with pytest.raises(StagingError) as caught:
        staging.publish()
    assert caught.value.reason == (
        "`index.html` was changed after the site had been checked: it has 0 bytes instead of 100"
    )
    assert caught.value.repair == "build again without what changes it"
    assert (generation_of(site), leftovers(site)) == (1, [])


def test_a_site_that_was_not_sealed_is_not_published(tmp_path: Path) -> None:
    site = tmp_path / "site"
    staging = Staging.beside(site)
    write_files(staging.folder, files_of(1))
    with pytest.raises(StagingError, match=f"^it has no `{MANIFEST}`$") as caught:
        staging.publish()
    assert caught.value.repair == "build again without what changes it"
    assert (site.exists(), leftovers(site)) == (False, [])


def test_the_folder_of_a_build_may_be_no_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / WORK).symlink_to("elsewhere")
    with pytest.raises(StagingError, match=f"^`{WORK}` beside it is a symbolic link$"):
        Staging.beside(tmp_path / "site")
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_folders_that_a_build_needed_go_with_it(tmp_path: Path) -> None:
    site = tmp_path / "a/b/site"
    staging = Staging.beside(site)
    assert staging.folder.is_dir()
    staging.discard()
    assert list(tmp_path.iterdir()) == []
    publish(site, 1)
    assert generation_of(site) == 1
