"""The manifest of a site: the size and digest of every file, by which a site is verified and known to be ours.

It is published with the site, so it names what the site shows to everybody. Of files that are unlisted, as those of
hidden guides, it holds tokens: made of path and content together, they tell nothing to somebody who lacks the file.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

MANIFEST = "assets/guichet/manifest.json"
"""Where the manifest lies in a site. Its name has no dot in front: some hosts and tools leave such files out."""

_FORMAT = "guichet-site-1"
_FILE_MODE, _FOLDER_MODE = 0o644, 0o755
_LIMIT = 256 * 2**20
"""Bytes of the largest manifest that is read: that of some two million files."""
_COMPRESSED = (".br", ".gz", ".zst")
"""What is added to the name of a file where a host wants it compressed beforehand."""
_LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What file managers leave behind in folders that they show."""

FileState = Literal["missing", "changed", "unknown", "unreadable"]


class ManifestError(Exception):
    """There is no manifest, or not one of ours; the text says why."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A file that is not as the manifest says."""

    state: FileState
    path: str | None
    """The file, relative to the site; `None` for unlisted ones, whose names the manifest does not hold."""
    reason: str
    """In a few words, such as `12 bytes instead of 340`."""


@dataclass(frozen=True)
class Manifest:
    """What a site holds, apart from the manifest itself."""

    files: Mapping[str, tuple[int, str]]
    """Size in bytes and SHA-256, by path relative to the site."""
    unlisted: frozenset[str]
    """Tokens of the files whose names are told to nobody."""

    def text(self) -> str:
        """The manifest as JSON, a line for each file."""
        files = {path: f"{size} {digest}" for path, (size, digest) in self.files.items()}
        whole = {"files": files, "format": _FORMAT, "unlisted": sorted(self.unlisted)}
        return json.dumps(whole, indent=1, sort_keys=True) + "\n"


def seal(root: Path, *, unlisted: Collection[str] = ()) -> Manifest:
    """Write the manifest of the site in the folder *root*, and give all of it the permissions of public files.

    *unlisted* are the paths that the manifest must not name.

    Raises:
        OSError: a file cannot be read, or the manifest not be written.
        ManifestError: the site holds what is no file and no folder.
    """
    files: dict[str, tuple[int, str]] = {}
    tokens: set[str] = set()
    (root / MANIFEST).unlink(missing_ok=True)
    for path, entry in _entries(root):
        mode = entry.stat(follow_symlinks=False).st_mode
        wanted = _FOLDER_MODE if stat.S_ISDIR(mode) else _FILE_MODE
        if not stat.S_ISDIR(mode) and not stat.S_ISREG(mode):
            raise ManifestError(f"`{path}` is neither a file nor a folder")
        if stat.S_IMODE(mode) != wanted:
            os.chmod(entry.path, wanted)  # noqa: PTH101
        if stat.S_ISDIR(mode):
            continue
        size, digest = _measured(entry.path)
        if path in unlisted:
            tokens.add(_token(path, digest))
        else:
            files[path] = (size, digest)
    manifest = Manifest(dict(sorted(files.items())), frozenset(tokens))
    file = root / MANIFEST
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(manifest.text(), "ascii")
    for folder in (file.parent, file.parent.parent, root):
        folder.chmod(_FOLDER_MODE)
    file.chmod(_FILE_MODE)
    return manifest


def read_manifest(root: Path) -> Manifest:
    """The manifest of the site in the folder *root*.

    Raises:
        ManifestError: it has none, or what lies there is no manifest.
        OSError: it cannot be read.
    """
    file = root / MANIFEST
    try:
        found = file.lstat()
    except (FileNotFoundError, NotADirectoryError):
        raise ManifestError(f"it has no `{MANIFEST}`") from None
    if not stat.S_ISREG(found.st_mode) or found.st_size > _LIMIT:
        raise ManifestError(f"`{MANIFEST}` is no manifest")
    try:
        whole = json.loads(file.read_bytes())
        if set(whole) != {"files", "format", "unlisted"} or whole["format"] != _FORMAT:
            raise ValueError
        files = {path: _parsed(line) for path, line in whole["files"].items()}
        return Manifest(files, frozenset(_digest(token) for token in whole["unlisted"]))
    except (ValueError, TypeError, AttributeError, RecursionError):
        raise ManifestError(f"`{MANIFEST}` is no manifest") from None


def differences(manifest: Manifest, root: Path, *, contents: bool = True) -> Iterator[Difference]:
    """In what the site in the folder *root* differs from *manifest*, by path.

    Without *contents*, files of the right size count as unchanged.

    Raises:
        OSError: the folder itself cannot be read.
    """
    expected, unlisted = dict(manifest.files), set(manifest.unlisted)
    found: list[Difference] = []
    for path, entry in _entries(root, found):
        if entry.is_dir(follow_symlinks=False) or path == MANIFEST:
            continue
        try:
            difference = _compared(path, entry, expected.pop(path, None), unlisted, contents=contents)
        except OSError as error:
            difference = Difference("unreadable", path, error.strerror or str(error))
        found += [difference] if difference else []
    closed = tuple(f"{one.path}/" for one in found if one.state == "unreadable")
    found += [Difference("missing", path, "it is gone") for path in expected if not path.startswith(closed)]
    if unlisted and not closed:
        number = f"{len(unlisted)} unlisted file{'s' if len(unlisted) > 1 else ''}"
        found.append(Difference("missing", None, number))
    yield from sorted(found, key=lambda one: (one.path or "", one.state))


def foreign_files(manifest: Manifest, root: Path) -> list[str]:
    """The files of the site in the folder *root* that are not of our making, sorted.

    Compressed copies and what file managers leave behind do not count: they can be made again.

    Raises:
        OSError: the folder cannot be read.
    """
    strange = {
        path
        for path, entry in _entries(root)
        if not entry.is_dir(follow_symlinks=False)
        and path not in manifest.files
        and path != MANIFEST
        and entry.name not in _LITTER
    }
    copied = {path for path in strange if path.endswith(_COMPRESSED) and path.rpartition(".")[0] in manifest.files}
    tokens = set(manifest.unlisted)
    unknown = [path for path in sorted(strange - copied) if not _is_unlisted(path, root / path, tokens)]
    # An unlisted file that has changed is not known by its token any more; then a token is left over for it.
    return unknown if len(unknown) > len(tokens) else []


def _is_unlisted(path: str, file: Path, tokens: set[str]) -> bool:
    """Whether *file* is one of the unlisted ones that *tokens* stand for; if so, its token is used up."""
    if not tokens or not stat.S_ISREG(file.lstat().st_mode):
        return False
    token = _token(path, _measured(str(file))[1])
    is_known = token in tokens
    tokens.discard(token)
    return is_known


def _compared(
    path: str, entry: os.DirEntry[str], expected: tuple[int, str] | None, unlisted: set[str], *, contents: bool
) -> Difference | None:
    """How the file *entry* differs from what is *expected* of it."""
    status = entry.stat(follow_symlinks=False)
    if not stat.S_ISREG(status.st_mode):
        return Difference("changed" if expected else "unknown", path, "it is neither a file nor a folder")
    if expected is None:
        token = _token(path, _measured(entry.path)[1]) if unlisted else ""
        if token in unlisted:
            unlisted.discard(token)
            return None
        return Difference("unknown", path, "the manifest does not name it")
    size, digest = expected
    if status.st_size != size:
        return Difference("changed", path, f"it has {status.st_size} bytes instead of {size}")
    if contents and _measured(entry.path)[1] != digest:
        return Difference("changed", path, "it has other content of the same size")
    return None


def _entries(root: Path, closed: list[Difference] | None = None) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """All files and folders below *root*, each with its path relative to it.

    A folder that cannot be read goes to *closed*, if given.
    """
    folders = [(str(root), "")]
    while folders:
        folder, prefix = folders.pop()
        try:
            with os.scandir(folder) as listing:
                entries = list(listing)
        except OSError as error:
            if closed is None or not prefix:
                raise
            closed.append(Difference("unreadable", prefix.rstrip("/"), error.strerror or str(error)))
            continue
        for entry in entries:
            path = f"{prefix}{entry.name}"
            yield path, entry
            if entry.is_dir(follow_symlinks=False):
                folders.append((entry.path, f"{path}/"))


def _measured(file: str) -> tuple[int, str]:
    """The size and the digest of *file*."""
    with open(file, "rb") as stream:  # noqa: PTH123
        digest = hashlib.file_digest(stream, "sha256")
        return stream.tell(), digest.hexdigest()


def _token(path: str, digest: str) -> str:
    return hashlib.sha256(f"{path}\0{digest}".encode("utf-8", "surrogateescape")).hexdigest()


def _parsed(line: str) -> tuple[int, str]:
    size, digest = line.split(" ")
    return int(size), _digest(digest)


def _digest(text: str) -> str:
    if len(text) != 64:
        raise ValueError
    bytes.fromhex(text)
    return text
