"""The folder of the site: nothing but nothing, an empty folder or a site of ours is replaced."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from builds import CONFIGURATION, build, contents, write_centre
from commands import guichet
from guichet.site.destination import misplacement_of, occupation_of
from guichet.site.manifest import MANIFEST
from guichet.site.staging import OccupiedError, Staging
from projects import guide
from site_folder.sites import generation_of, leftovers, publish, write_files

ELSEWHERE = "name a folder that is used for nothing else"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with the folders that projects have."""
    root = tmp_path / "project"
    files = ["docs/index.md", "guides/emails/outlook.md", "hooks/own.py", "theme/main.html", ".git/HEAD"]
    return write_files(root, dict.fromkeys(files, "x"))


def misplacement(project: Path, site: Path) -> tuple[str, str] | None:
    return misplacement_of(site, project, [project / name for name in ("guides", "docs", "hooks", "theme")])


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        pytest.param("guides", "`guides` holds what is not to be replaced", id="the guides"),
        pytest.param("guides/emails", "`guides` holds what is not to be replaced", id="a folder of guides"),
        pytest.param("guides/site", "`guides` holds what is not to be replaced", id="a new folder among the guides"),
        pytest.param("docs", "`docs` holds what is not to be replaced", id="the pages"),
        pytest.param("hooks", "`hooks` holds what is not to be replaced", id="the hooks"),
        pytest.param("theme/out/site", "`theme` holds what is not to be replaced", id="a new folder in the theme"),
        pytest.param(".git", "`.git` holds what is not to be replaced", id="the repository"),
        pytest.param(".git/site", "`.git` holds what is not to be replaced", id="a folder in the repository"),
        pytest.param(".", "the project lies there", id="the project"),
        pytest.param("..", "the project lies there", id="a folder above the project"),
        pytest.param("/", "it is the root of the file system", id="the root"),
        pytest.param("/proc", "it is a mount point, which cannot be exchanged as a whole", id="a mount point"),
    ],
)
def test_no_site_is_put_where_something_else_belongs(name: str, reason: str, project: Path) -> None:
    repair = "name a folder inside it" if "mount point" in reason else ELSEWHERE
    assert misplacement(project, Path(os.path.normpath(project / name))) == (reason, repair)


def test_no_site_is_put_in_the_home_directory(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home/me"
    home.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    assert misplacement(project, home) == ("the home directory lies there", ELSEWHERE)
    assert misplacement(project, home.parent) == ("the home directory lies there", ELSEWHERE)
    assert misplacement(project, home / "site") is None


@pytest.mark.parametrize("target", ["elsewhere", "absent"])
def test_no_site_is_put_at_a_symbolic_link(target: str, project: Path) -> None:
    (project / "elsewhere").mkdir()
    (project / "site").symlink_to(target)
    assert misplacement(project, project / "site") == (
        "it is a symbolic link",
        "name the folder itself, or remove the link",
    )


def test_a_folder_behind_a_link_is_known_for_what_it_is(project: Path) -> None:
    (project / "way").symlink_to("guides")
    assert misplacement(project, project / "way/site") == ("`guides` holds what is not to be replaced", ELSEWHERE)


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda path: path.write_text("x"), id="a file"),
        pytest.param(lambda path: os.mkfifo(path), id="a pipe"),
    ],
)
def test_no_site_is_put_where_a_file_is(make: Callable[[Path], object], project: Path) -> None:
    make(project / "site")
    assert misplacement(project, project / "site") == ("it is no folder", "remove it, or name another folder")


@pytest.mark.parametrize("name", ["site", "out/site", "../site", "guides-site"])
def test_a_site_may_be_put_elsewhere(name: str, project: Path) -> None:
    assert misplacement(project, Path(os.path.normpath(project / name))) is None


FOREIGN = "it holds files, and is no site that Guichet has made", "empty it, or name another folder"


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({"photo.jpg": "x"}, id="a folder of files"),
        pytest.param({"index.html": "x", "sitemap.xml": "x"}, id="a site of another program"),
        pytest.param({MANIFEST: ""}, id="an empty manifest"),
        pytest.param({MANIFEST: "{}"}, id="a manifest of nothing"),
        pytest.param({MANIFEST: '{"format": "other", "files": {}, "unlisted": []}'}, id="a manifest of another kind"),
        pytest.param({MANIFEST: '{"format": "guichet-site-1", "files": {"a": 1}, "unlisted": []}'}, id="a wrong entry"),
        pytest.param({MANIFEST: "[" * 100_000}, id="a manifest that is too deep"),
    ],
)
def test_what_is_no_site_of_ours_is_not_replaced(files: dict[str, str], tmp_path: Path) -> None:
    site = write_files(tmp_path / "site", files)
    assert occupation_of(site) == FOREIGN
    with pytest.raises(OccupiedError):
        Staging.beside(site)
    assert {path: text.decode() for path, text in contents(site).items()} == files
    assert leftovers(site) == []


def test_a_file_of_somebody_else_in_our_site_is_not_lost(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, 1)
    write_files(site, {".well-known/token": "x"})
    assert occupation_of(site) == (
        "it holds `.well-known/token`, which Guichet has not made",
        "move it away; `docs/` is for what is published",
    )


def test_copies_and_litter_do_not_keep_a_site_from_being_replaced(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, 1)
    write_files(site, {"index.html.gz": "x", "fr/page-0/index.html.br": "x", "fr/.DS_Store": "x"})
    publish(site, 2)
    assert generation_of(site) == 2


def test_a_damaged_site_of_ours_is_replaced(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, 1)
    (site / "index.html").write_text("")
    (site / "fr/page-0/index.html").unlink()
    publish(site, 2)
    assert generation_of(site) == 2


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    publish(site, 1)
    assert (generation_of(site), leftovers(site)) == (1, [])


FILES: dict[str, str | bytes] = {"guides/emails/outlook.md": guide("outlook", "Un texte.\n"), "photos/a.jpg": b"x"}


@pytest.mark.parametrize(
    ("folder", "reason", "repair", "is_found_early"),
    [
        pytest.param("guides", "`guides` holds what is not to be replaced", ELSEWHERE, True, id="guides"),
        pytest.param("photos", *FOREIGN, False, id="somebody's files"),
    ],
)
def test_the_fault_is_told_at_the_option(
    folder: str, reason: str, repair: str, is_found_early: bool, tmp_path: Path
) -> None:
    root = write_centre(tmp_path, FILES, configuration=f"{CONFIGURATION}site_dir: {folder}\n")
    before = contents(root)
    told = (
        f"mkdocs.yml:7:11: error[site-folder] the site cannot be put in `{folder}`: {reason}\n"
        f"    7 | site_dir: {folder}\n"
        f"      |           {'^' * len(folder)}\n"
        f"    repair: {repair}\n"
        "1 error in 1 file\n"
    )
    done = build(root)
    assert (done.status, done.out) == (1, "\nThe content has faults: nothing was published.\n")
    assert done.err.endswith(told)
    assert contents(root) == before
    checked = guichet(root, "check")
    assert (told in checked.stdout, checked.exit_code) == (is_found_early, 1 if is_found_early else 0)
