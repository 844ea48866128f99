"""Files that are no pages: what is published of them, what is not, and what their author is told."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from builds import build, write_centre
from projects import ENGINE, guide, write_project
from refusals.checking import assert_refused, assert_sound, checked

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\2\0\0\0\3\x08\6\0\0\0"
SHOWN = guide("outlook", "![Un](images/un.png)\n")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project without fault, with one guide that shows an image."""
    files: dict[str, str | bytes] = {"guides/emails/outlook.md": SHOWN, "guides/emails/images/un.png": PNG}
    return write_project(tmp_path, {"mkdocs.yml": f"site_name: Aide\n{ENGINE}", **files})


def unreadable(path: str, reason: str) -> str:
    return (
        f"{path}: error[file-unreadable] the file cannot be read: {reason}\n"
        "    repair: make it a readable file\n1 error in 1 file\n"
    )


@pytest.mark.parametrize(
    "path", ["guides/emails/images/un.png", "docs/un.png", "docs/style.css", "guides/emails/x.pdf"]
)
@pytest.mark.parametrize(
    ("place", "reason"),
    [
        pytest.param(os.mkfifo, "it is no regular file", id="a pipe"),
        pytest.param(lambda file: file.symlink_to(file), "Too many levels of symbolic links", id="a link to itself"),
    ],
)
def test_a_file_that_is_none_is_refused(place: Callable[[Path], None], reason: str, path: str, project: Path) -> None:
    (project / path).unlink(missing_ok=True)
    place(project / path)
    assert_refused(checked(project), unreadable(path, reason), status=4)


@pytest.mark.parametrize("target", ["/dev/zero", "/dev/stdin", "/etc/hostname", "../../../mkdocs.yml"])
def test_an_image_elsewhere_is_refused(target: str, project: Path) -> None:
    image = project / "guides/emails/images/un.png"
    image.unlink()
    image.symlink_to(target)
    assert_refused(
        checked(project),
        "guides/emails/images/un.png: error[file-outside] the file lies outside `guides/`, through a symbolic link\n"
        "    repair: copy the file into `guides/`\n1 error in 1 file\n",
    )


def test_an_image_that_may_not_be_read_is_refused(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really = os.open

    def refusing(path: str | Path, *arguments: int) -> int:
        if str(path).endswith("un.png"):
            raise PermissionError(13, "Permission denied")
        return really(path, *arguments)

    monkeypatch.setattr(os, "open", refusing)
    assert_refused(checked(project), unreadable("guides/emails/images/un.png", "Permission denied"), status=4)


def test_an_image_that_vanishes_is_refused(project: Path) -> None:
    (project / "guides/emails/images/un.png").unlink()
    (project / "guides/emails/images/un.png").symlink_to("zwei.png")
    assert_refused(
        checked(project),
        "guides/emails/images/un.png: error[file-missing] `guides/emails/images/un.png` does not exist\n"
        "    repair: create it, or correct the path in `mkdocs.yml`\n1 error in 1 file\n",
    )


@pytest.mark.parametrize("folder", ["guides/emails/photos", "guides/exchange", "docs/aide"])
@pytest.mark.parametrize("target", ["/etc", "."])
def test_a_folder_behind_a_link_is_refused(folder: str, target: str, project: Path) -> None:
    (project / folder).symlink_to(target)
    assert_refused(
        checked(project),
        f"{folder}/: error[folder-linked] the folder lies behind a symbolic link: nothing in it is read\n"
        "    repair: put the folder itself in its place\n1 error in 1 file\n",
    )


def test_guides_that_lie_out_of_the_project_are_refused(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "guides"
    (project / "guides").rename(elsewhere)
    (project / "guides").symlink_to(elsewhere)
    assert_refused(
        checked(project),
        "guides/: error[folder-linked] the folder lies behind a symbolic link: nothing in it is read\n"
        "    repair: put the folder itself in its place\n1 error in 1 file\n",
    )
    (project / "guides").unlink()
    elsewhere.rename(project / "content")
    (project / "guides").symlink_to("content")
    assert_sound(checked(project))


def test_a_configuration_that_is_a_pipe_is_refused(project: Path) -> None:
    (project / "mkdocs.yml").unlink()
    os.mkfifo(project / "mkdocs.yml")
    assert_refused(checked(project), unreadable("mkdocs.yml", "it is no regular file"), status=4)


@pytest.mark.parametrize("name", ["data.yml", "addresses.lock"])
def test_a_file_of_guichet_that_is_a_pipe_is_refused(name: str, project: Path) -> None:
    os.mkfifo(project / "guides" / name)
    assert_refused(checked(project), unreadable(f"guides/{name}", "it is no regular file"), status=4)


_NAMES = """
outlook.md~ outlook.md.bak outlook.md.orig outlook.md.rej #outlook.md# ~$outlook.md
id_rsa Thumbs.db sauvegarde.zip cle.pem secret.pdf images/vieux.png images/vieux.PNG~
"""
UNSEEN: dict[str, str | bytes] = {f"guides/emails/{name}": b"x" for name in _NAMES.split()}


def test_files_beside_guides_that_no_page_shows_are_told(project: Path) -> None:
    write_project(project, UNSEEN)
    result = checked(project, "--format", "json")
    assert [found["path"] for found in findings(result.stdout)] == sorted(UNSEEN)
    assert {found["code"] for found in findings(result.stdout)} == {"file-unused"}
    assert result.exit_code == 0


def findings(report: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(report)["findings"]
    return found


def test_a_text_of_another_kind_that_a_guide_includes_is_no_remark(project: Path) -> None:
    files = {"guides/emails/exemple.conf": "port = 993\n", "guides/emails/autre.conf": "x"}
    body = "```\n{!> emails/exemple.conf !}\n```\n\n![Un](images/un.png)\n"
    write_project(project, {**files, "guides/emails/outlook.md": guide("outlook", body)})
    found = findings(checked(project, "--format", "json").stdout)
    assert "guides/emails/autre.conf" in [one["path"] for one in found]
    assert "guides/emails/exemple.conf" not in [one["path"] for one in found if one["code"] == "file-unused"]


def test_images_of_a_draft_are_no_remark(project: Path) -> None:
    draft = guide("brouillon", "![Secret](images/se%20cret.png)\n\n[Plan](plan.pdf)\n", status="draft")
    files = {"guides/emails/images/se cret.png": PNG, "guides/emails/plan.pdf": b"%PDF"}
    assert_sound(checked(write_project(project, {**files, "guides/emails/brouillon.md": draft})))


def test_endings_that_the_settings_name_are_published(project: Path) -> None:
    write_project(project, {"docs/outil.zip": b"PK", "docs/Profil.MobileConfig": b"x"})
    assert checked(project).exit_code == 1
    settings = ENGINE + "site_name: Aide\nextra: {guichet: {downloads: [.zip, .mobileconfig]}}\n"
    assert_sound(checked(write_project(project, {"mkdocs.yml": settings})))


def test_a_site_holds_what_its_pages_show_and_nothing_else(tmp_path: Path) -> None:
    draft = guide("brouillon", "![Secret](images/secret.png)\n", status="draft")
    files: dict[str, str | bytes] = {
        "guides/emails/outlook.md": guide("outlook", "![Un](images/un.png)\n\n[Manuel](manuel.pdf#page=2)\n"),
        "guides/emails/images/un.png": PNG,
        "guides/emails/manuel.pdf": b"%PDF",
        "guides/emails/brouillon.md": draft,
        "guides/emails/images/secret.png": PNG,
        "guides/emails/.env": "SECRET=1",
        "docs/robots.txt": "User-agent: *\n",
        "docs/CNAME": "aide.example.org\n",
        "docs/templates/modele.pdf": b"%PDF",
        "docs/.well-known/security.txt": "Contact: mailto:a@example.org\n",
        "docs/.env": "SECRET=1",
        "docs/id_rsa": "x",
        "docs/index.md.bak": "x",
        "docs/~$plan.pdf": b"x",
        **UNSEEN,
    }
    write_centre(tmp_path, files)
    done = build(tmp_path)
    assert done.status == 0, done.err
    site = tmp_path / "site"
    published = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    own = {path for path in published if not path.startswith(("assets/", "pagefind/")) and not path.endswith(".html")}
    assert own == {
        *(".well-known/security.txt", "CNAME", "emails/images/un.png", "emails/manuel.pdf", "llms.txt", "robots.txt"),
        *("sitemap.xml", "sitemap.xml.gz", "templates/modele.pdf", "fr/emails/outlook/index.md"),
    }
