"""Saving: a file takes its new content in one step, or keeps the old one."""

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
"""The files that a killed process may leave behind."""
_NEW = 0o644
"""Who may read and write a file that is new, whatever the umask of the process."""


class SavingError(Exception):
    """A file that cannot be written; the text says why."""


def save(file: Path, before: bytes | None, after: bytes) -> None:
    """Replace the content *before* of *file* by *after*, and keep who may read and write it; `None` for a new file.

    Raises:
        SavingError: the file may not be written, or holds something else by now.
    """
    try:
        if before is None:
            with _written(file, after) as new:
                new.chmod(_NEW)
                _place(new, file)
            return
        state = file.lstat()
        # To the system's administrator every file is writable; who took the permission away meant it.
        if not state.st_mode & _WRITABLE or not os.access(file, os.W_OK):
            raise SavingError("it is read-only")
        _require(file, before)
        with _written(file, after) as new:
            with suppress(PermissionError):
                os.chown(new, state.st_uid, state.st_gid)
            new.chmod(S_IMODE(state.st_mode))
            # Writing took a while, in which its author may have saved the file.
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
    """A file beside *file* that holds *content*, for as long as it is not moved."""
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
    """Give *new* the name *file*, which nothing has.

    Raises:
        FileExistsError: something has it by now.
    """
    try:
        os.link(new, file)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if os.path.lexists(file):
            raise FileExistsError from None
        new.replace(file)
