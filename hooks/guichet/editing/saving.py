"""Atomic saving: a file gets its new content at once, or keeps the old one."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_IMODE

from guichet.source import read_regular

_WRITABLE = 0o222
LEFTOVERS = ".guichet-*.tmp"
"""Pattern of temporary files that a killed process may leave."""
_NEW = 0o644
"""Permissions of a new file, regardless of the process's umask."""


class SavingError(Exception):
    """A file that cannot be written; the text says why."""


def save(file: Path, before: bytes | None, after: bytes) -> None:
    """Replace the content *before* of *file* by *after*, and keep its permissions. *before* is `None` for a new file.

    Raises:
        SavingError: the file cannot be written, or has changed since *before* was read.
    """
    try:
        if before is None:
            with _written(file, after) as new:
                new.chmod(_NEW)
                _place(new, file)
            return
        state = file.lstat()
        # `os.access` always succeeds for root: respect a file that was made read-only.
        if not state.st_mode & _WRITABLE or not os.access(file, os.W_OK):
            raise SavingError("it is read-only")
        _require(file, before)
        with _written(file, after) as new:
            with suppress(PermissionError):
                os.chown(new, state.st_uid, state.st_gid)
            new.chmod(S_IMODE(state.st_mode))
            # The author may have saved the file during the write.
            _require(file, before)
            new.replace(file)
    except FileExistsError:
        raise SavingError("it has changed meanwhile") from None
    except OSError as error:
        raise SavingError(error.strerror or str(error)) from None


def _require(file: Path, content: bytes) -> None:
    if file.is_symlink() or read_regular(file, len(content) + 1) != content:
        raise SavingError("it has changed meanwhile")


@contextmanager
def _written(file: Path, content: bytes) -> Iterator[Path]:
    """A temporary file beside *file* with *content*, removed at the end unless it has been renamed."""
    handle, name = tempfile.mkstemp(prefix=".guichet-", suffix=".tmp", dir=file.parent)
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        yield new
    finally:
        new.unlink(missing_ok=True)


def _place(new: Path, file: Path) -> None:
    """Rename *new* to *file*, which must not exist.

    Raises:
        FileExistsError: *file* exists by now.
    """
    try:
        os.link(new, file)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if os.path.lexists(file):
            raise FileExistsError from None
        new.replace(file)
