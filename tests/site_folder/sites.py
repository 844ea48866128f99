"""Small sites for the publishing module itself, without a build of MkDocs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from builds import contents
from guichet.site.manifest import seal
from guichet.site.staging import Staging

WORK = ".site-guichet"


def files_of(generation: int, *, pages: int = 4) -> dict[str, str]:
    """The files of a site whose every line says which generation of it they belong to."""
    line = f"{generation}\n" * 50
    return {"index.html": line, **{f"fr/page-{number}/index.html": line for number in range(pages)}}


def write_files(folder: Path, files: Mapping[str, str]) -> Path:
    """Write *files*, by path, into *folder*."""
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return folder


def publish(site: Path, generation: int) -> None:
    """Build and publish a site with the files of *generation*."""
    staging = Staging.beside(site)
    try:
        write_files(staging.folder, files_of(generation))
        seal(staging.folder)
        staging.publish()
    finally:
        staging.discard()


def generation_of(site: Path) -> int | None:
    """The generation that *site* is of, whole and unmixed; `None` if there is none.

    Fails where a file is missing, or where files of two generations stand together.
    """
    if not site.exists():
        return None
    found = contents(site)
    first = int(found["index.html"].split()[0])
    expected = {path: text.encode() for path, text in files_of(first).items()}
    assert {path: text for path, text in found.items() if not path.startswith("assets/")} == expected
    return first


def leftovers(site: Path) -> list[str]:
    """What stands beside *site*."""
    return sorted(file.name for file in site.parent.iterdir() if file != site)
