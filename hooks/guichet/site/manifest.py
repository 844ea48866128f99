"""The manifest of a site: the size and digest of every file, to verify the site and to recognise it as ours.

It is published, so it lists only the paths of public files. For unlisted files, such as those of
hidden guides, it holds tokens: hashes of path and content, which reveal nothing without the file.
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
"""The manifest's path in a site. No hidden file, as some hosts and tools skip those."""

_FORMAT = "guichet-site-1"
_FILE_MODE, _FOLDER_MODE = 0o644, 0o755
_LIMIT = 256 * 2**20
"""Bytes of the largest manifest that is read: that of some two million files."""
_COMPRESSED = (".br", ".gz", ".zst")
"""Suffixes of copies that were compressed for a web server."""
_LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""Files that file managers create in folders that they display."""

FileState = Literal["missing", "changed", "unknown", "unreadable"]


class ManifestError(Exception):
    """The manifest is missing or invalid; the text is the reason."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A file that differs from its entry in the manifest."""

    state: FileState
    path: str | None
    """Path relative to the site; `None` for missing unlisted files, whose names are unknown."""
    reason: str
    """In a few words, such as `12 bytes instead of 340`."""


@dataclass(frozen=True)
class Manifest:
    """The files of a site, except the manifest itself."""

    files: Mapping[str, tuple[int, str]]
    """Size in bytes and SHA-256, by path relative to the site."""
    unlisted: frozenset[str]
    """Tokens of the unlisted files."""

    def text(self) -> str:
        """The manifest as JSON, a line for each file."""
        files = {path: f"{size} {digest}" for path, (size, digest) in self.files.items()}
        whole = {"files": files, "format": _FORMAT, "unlisted": sorted(self.unlisted)}
        return json.dumps(whole, indent=1, sort_keys=True) + "\n"


def seal(root: Path, *, unlisted: Collection[str] = ()) -> Manifest:
    """Write the manifest of the site in the folder *root*, and set public permissions on all files and folders.

    *unlisted* are the paths that the manifest must not name.

    Raises:
        OSError: a file cannot be read, or the manifest cannot be written.
        ManifestError: the site contains an entry that is neither a file nor a folder.
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
        ManifestError: the manifest is missing or invalid.
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
    """The differences between the site in the folder *root* and *manifest*, sorted by path.

    Without *contents*, only sizes are compared.

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
    """The files of the site in the folder *root* that Guichet did not create, sorted.

    Compressed copies and files of file managers are ignored.

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
    # A changed unlisted file no longer matches its token, so that one token remains unused for it.
    return unknown if len(unknown) > len(tokens) else []


def _is_unlisted(path: str, file: Path, tokens: set[str]) -> bool:
    """Whether *file* matches one of *tokens*; if so, remove that token."""
    if not tokens or not stat.S_ISREG(file.lstat().st_mode):
        return False
    token = _token(path, _measured(str(file))[1])
    is_known = token in tokens
    tokens.discard(token)
    return is_known


def _compared(
    path: str, entry: os.DirEntry[str], expected: tuple[int, str] | None, unlisted: set[str], *, contents: bool
) -> Difference | None:
    """The difference of the file *entry* from its *expected* size and digest."""
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

    A folder that cannot be read is added to *closed*, if given.
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
