"""What `guichet check` says of files that are wrong below their text: their bytes, their size, their place on disk."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from projects import HOME, INDEX, guide, write_project
from refusals.checking import assert_refused, assert_sound, checked

CONFIGURATION = "site_name: Aide\ntheme: material\nplugins: [guichet]\n"
GUIDE = guide("outlook", "Réglez Outlook.\n")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project without fault, with one guide."""
    return write_project(tmp_path, {"mkdocs.yml": CONFIGURATION, "guides/emails/outlook.md": GUIDE})


@pytest.mark.parametrize(
    ("content", "report"),
    [
        pytest.param(
            GUIDE.encode("latin-1"),
            """\
guides/emails/outlook.md:6:2: error[file-encoding] the file is not UTF-8: byte 0xE9 is no character
    repair: save the file as UTF-8
1 error in 1 file
""",
            id="Latin-1",
        ),
        pytest.param(
            GUIDE.encode("utf-16"),
            """\
guides/emails/outlook.md:1:1: error[file-encoding] the file is not UTF-8: byte 0xFF is no character
    repair: save the file as UTF-8
1 error in 1 file
""",
            id="UTF-16",
        ),
        pytest.param(
            GUIDE.encode().replace(b"Outlook.", b"Out\0look."),
            """\
guides/emails/outlook.md:6:11: error[file-nul] the file holds a NUL byte
    repair: remove it; the file may be binary or UTF-16
1 error in 1 file
""",
            id="a NUL byte",
        ),
        pytest.param(
            b"\xef\xbb\xbf---\r\ntitle: Configurer\r\nslug: Outlook\r\n---\r\n\r\nDu texte.\r\n",
            """\
guides/emails/outlook.md:3:7: error[invalid-value] `slug` is "Outlook", not lower-case words joined by hyphens
    3 | slug: Outlook
      |       ^^^^^^^
    repair: write it with a-z, digits and single hyphens, 120 characters at most
1 error in 1 file
""",
            id="a byte-order mark and CRLF before a fault",
        ),
        pytest.param(
            b"---\rtitle: Configurer\rslug: Outlook\r---\r",
            """\
guides/emails/outlook.md:3:7: error[invalid-value] `slug` is "Outlook", not lower-case words joined by hyphens
    3 | slug: Outlook
      |       ^^^^^^^
    repair: write it with a-z, digits and single hyphens, 120 characters at most
1 error in 1 file
""",
            id="lines that end in CR alone",
        ),
        pytest.param(
            "---\ntitle: Configurer\nslug: outlook\n---\n\u200bÀ [rien](sant\u00e9.md)\n".encode(),
            """\
guides/emails/outlook.md:5:1: warning[character-invisible] nobody sees the character U+200B, which is part of the text
    5 | \ufffdÀ [rien](santé.md)
      | ^
    repair: remove it
guides/emails/outlook.md:5:11: error[unknown-page] `santé.md` leads to no page or file of this site
    5 | \ufffdÀ [rien](santé.md)
      |           ^^^^^^^^
    repair: known here: `index.md`, `outlook.md`
1 error, 1 warning in 1 file
""",
            id="a character without width before a fault",
        ),
        pytest.param(
            b"---\n" + b"a: b\n" * 900_000,
            """\
guides/emails/outlook.md: error[file-too-large] the file has 4500004 bytes, more than the 1048576 allowed
    repair: make it smaller, or raise `limits.guide` in `mkdocs.yml`
1 error in 1 file
""",
            id="a huge file",
        ),
    ],
)
def test_a_guide_of_wrong_bytes_is_refused(content: bytes, report: str, project: Path) -> None:
    (project / "guides/emails/outlook.md").write_bytes(content)
    assert_refused(checked(project), report)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"\xef\xbb\xbf" + GUIDE.encode(), id="a byte-order mark"),
        pytest.param(GUIDE.replace("\n", "\r\n").encode(), id="CRLF"),
        pytest.param(GUIDE.replace("\n---\n", "\n...\n").encode(), id="a header closed by three dots"),
        pytest.param(GUIDE.replace("\n---\n", "\n---  \n").encode(), id="spaces behind the closing marker"),
        pytest.param(GUIDE.partition("\n\n")[0].encode(), id="no body and no last line end"),
    ],
)
def test_a_guide_of_unusual_bytes_is_taken(content: bytes, project: Path) -> None:
    (project / "guides/emails/outlook.md").write_bytes(content)
    assert_sound(checked(project))


def test_a_data_file_in_latin_1_is_refused(project: Path) -> None:
    (project / "guides/data.yml").write_bytes("services:\n  mutualise:\n    name: Mutualisé\n".encode("latin-1"))
    assert_refused(
        checked(project),
        """\
guides/data.yml:3:19: error[file-encoding] the file is not UTF-8: byte 0xE9 is no character
    repair: save the file as UTF-8
1 error in 1 file
""",
    )


def test_a_configuration_in_latin_1_is_refused(project: Path) -> None:
    (project / "mkdocs.yml").write_bytes("site_name: Aidé\n".encode("latin-1"))
    assert_refused(
        checked(project),
        """\
mkdocs.yml:1:15: error[file-encoding] the file is not UTF-8: byte 0xE9 is no character
    repair: save the file as UTF-8
1 error in 1 file
""",
    )


def _link(target: str) -> Callable[[Path], None]:
    return lambda project: (project / "guides/emails/outlook.md").symlink_to(target)


@pytest.mark.parametrize(
    ("place", "report"),
    [
        pytest.param(
            _link("/etc/hostname"),
            """\
guides/emails/outlook.md: error[file-outside] the file lies outside `guides/`, through a symbolic link
    repair: copy the file into `guides/`
1 error in 1 file
""",
            id="a symbolic link out of the project",
        ),
        pytest.param(
            _link("../../docs/index.md"),
            """\
guides/emails/outlook.md: error[file-outside] the file lies outside `guides/`, through a symbolic link
    repair: copy the file into `guides/`
1 error in 1 file
""",
            id="a symbolic link out of the guides",
        ),
        pytest.param(
            _link("nowhere.md"),
            """\
guides/emails/outlook.md: error[file-missing] `guides/emails/outlook.md` does not exist
    repair: create it, or correct the path in `mkdocs.yml`
1 error in 1 file
""",
            id="a symbolic link to nothing",
        ),
        pytest.param(
            _link("outlook.md"),
            """\
guides/emails/outlook.md: error[file-unreadable] the file cannot be read: Too many levels of symbolic links
    repair: make it a readable file
1 error in 1 file
""",
            id="a symbolic link to itself",
        ),
        pytest.param(
            lambda project: os.mkfifo(project / "guides/emails/outlook.md"),
            """\
guides/emails/outlook.md: error[file-unreadable] the file cannot be read: it is no regular file
    repair: make it a readable file
1 error in 1 file
""",
            id="a pipe",
        ),
    ],
)
def test_what_is_no_file_of_the_guides_is_refused(place: Callable[[Path], None], report: str, project: Path) -> None:
    (project / "guides/emails/outlook.md").unlink()
    place(project)
    write_project(project, {"guides/emails/mail.md": guide("mail")})
    could_be_read = "file-unreadable" not in report
    assert_refused(checked(project), report, status=1 if could_be_read else 4)


@pytest.mark.parametrize(
    ("files", "report"),
    [
        pytest.param(
            {"docs/index.md": HOME, "guides/.keep": ""},
            """\
guides/: error[no-guides] there is not one guide in `guides/`
    repair: add a product folder with `index.md` and a guide
1 error in 1 file
""",
            id="no guides at all",
        ),
        pytest.param(
            {"docs/index.md": HOME},
            """\
guides/: error[file-missing] `guides/` does not exist
    repair: create it, or correct the path in `mkdocs.yml`
1 error in 1 file
""",
            id="no folder of guides",
        ),
    ],
)
def test_a_project_that_lacks_a_part_is_refused(files: dict[str, str | bytes], report: str, tmp_path: Path) -> None:
    assert_refused(checked(write_project(tmp_path, {"mkdocs.yml": CONFIGURATION, **files}, bare=True)), report)


def test_a_project_without_the_docs_folder_that_it_names_is_refused(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"guides/emails/index.md": INDEX, "guides/emails/outlook.md": GUIDE}
    project = write_project(tmp_path, {"mkdocs.yml": f"docs_dir: docs\n{CONFIGURATION}", **files}, bare=True)
    result = checked(project)
    assert result.exit_code == 1
    assert result.stdout.startswith(
        "mkdocs.yml:1:11: error[configuration] the site cannot be built: the folder `docs` does not exist\n"
    )


def test_a_hooks_file_that_is_missing_is_refused(project: Path) -> None:
    (project / "mkdocs.yml").write_text(f"{CONFIGURATION}hooks:\n  - hooks/rien.py\n", "utf-8")
    result = checked(project)
    assert result.exit_code == 1
    assert "`hooks/rien.py` does not exist" in result.stdout


def test_a_configuration_that_is_missing_is_wrong_usage(tmp_path: Path) -> None:
    result = checked(tmp_path)
    assert result.exit_code == 2
    assert "does not exist" in result.stderr
