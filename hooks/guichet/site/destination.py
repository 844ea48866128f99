"""Checks of the destination folder: it must hold nothing but a site built by Guichet.

The public functions return a reason and a repair.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from guichet.site.manifest import ManifestError, foreign_files, read_manifest

_LONGEST = 240
"""Bytes of the name of a folder beside which there can be another with a name made of it."""
_ELSEWHERE = "name a folder that is used for nothing else"


def misplacement_of(site: Path, root: Path, sources: Collection[Path]) -> tuple[str, str] | None:
    """Why the folder *site* is unfit for a site, regardless of its content; `None` if it is fit.

    *root* is the folder of the project, *sources* are its source files and folders. Folders are compared
    by inode, so that links and letter case do not matter.
    """
    if os.path.islink(site):
        return "it is a symbolic link", "name the folder itself, or remove the link"
    if os.path.lexists(site) and not os.path.isdir(site):
        return "it is no folder", "remove it, or name another folder"
    if len(os.fsencode(site.name)) > _LONGEST:
        return f"its name is longer than {_LONGEST} bytes", "choose a shorter name"
    if site.parent == site:
        return "it is the root of the file system", _ELSEWHERE
    if os.path.ismount(site):
        return "it is a mount point, which cannot be exchanged as a whole", "name a folder inside it"
    for folder, what in ((root, "the project"), (Path("~").expanduser(), "the home directory")):
        if _lies_in(folder, site):
            return f"{what} lies there", _ELSEWHERE
    for source in (*sources, root / ".git"):
        if _lies_in(site, source) or _lies_in(source, site):
            name = Path(os.path.relpath(source, root)).as_posix()
            return f"`{name}` holds what is not to be replaced", _ELSEWHERE
    return None


def occupation_of(site: Path) -> tuple[str, str] | None:
    """Why the folder *site* may not be replaced by a site; `None` if it may.

    It may if it is missing, empty, or a site built by Guichet without foreign files.

    Raises:
        OSError: the folder cannot be read.
    """
    if not os.path.lexists(site):
        return None
    if site.is_symlink() or not site.is_dir():
        return misplacement_of(site, site, ())
    with os.scandir(site) as entries:
        if next(entries, None) is None:
            return None
    try:
        strange = foreign_files(read_manifest(site), site)
    except ManifestError:
        return "it holds files, and is no site that Guichet has made", "empty it, or name another folder"
    if strange:
        return f"it holds `{strange[0]}`, which Guichet has not made", "move it away; `docs/` is for what is published"
    return None


def _lies_in(path: Path, folder: Path) -> bool:
    """Whether *path* is *folder* or in it. `False` if *folder* does not exist."""
    sought = _identity(folder)
    return sought is not None and sought in _identities(path)


def _identities(path: Path) -> Iterator[tuple[int, int]]:
    """The device and inode of *path* and each parent folder that exists."""
    for folder in (path, *path.parents):
        identity = _identity(folder)
        if identity is not None:
            yield identity


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino
