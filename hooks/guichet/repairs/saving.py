"""Saving: a file takes its new content in one step, or keeps the old one."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from stat import S_IMODE

_WRITABLE = 0o222


class SavingError(Exception):
    """A file that cannot be written; the text says why."""


def save(file: Path, before: bytes, after: bytes) -> None:
    """Replace the content *before* of *file* by *after*, and keep who may read and write it.

    Raises:
        SavingError: the file may not be written, or holds something else by now.
    """
    try:
        state = file.lstat()
        # To the system's administrator every file is writable; who took the permission away meant it.
        if not state.st_mode & _WRITABLE or not os.access(file, os.W_OK):
            raise SavingError("it is read-only")
        if file.is_symlink() or file.read_bytes() != before:
            raise SavingError("it has changed meanwhile")
        handle, name = tempfile.mkstemp(prefix=".guichet-", suffix=".tmp", dir=file.parent)
        new = Path(name)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(after)
                stream.flush()
                os.fsync(stream.fileno())
            with suppress(PermissionError):
                os.chown(new, state.st_uid, state.st_gid)
            new.chmod(S_IMODE(state.st_mode))
            new.replace(file)
        finally:
            new.unlink(missing_ok=True)
    except OSError as error:
        raise SavingError(error.strerror or str(error)) from None
