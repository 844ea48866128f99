"""Opening: the one way by which the bytes of any file get into the program.

What lies at a path may be anything: a pipe whose reading waits for a writer, a device without an end, a link. A file
is looked at before it is opened, since opening a device can do things, and once more when it is open, since what lies
at a path can change in between.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path
from stat import S_ISREG
from typing import BinaryIO

_NOT_REGULAR = "it is no regular file"
_FLAGS = os.O_RDONLY
for _name in ("O_BINARY", "O_CLOEXEC", "O_NOCTTY", "O_NONBLOCK"):  # not every system has all of them
    _FLAGS |= getattr(os, _name, 0)
_NO_LINK: int = getattr(os, "O_NOFOLLOW", 0)


def open_regular(file: Path, *, follows: bool = False) -> BinaryIO:
    """The regular file at *file*, open for reading. Unless one *follows* links, its last part may be none.

    Raises:
        OSError: there is none, it may not be read, or something else lies there. `strerror` says it in words.
    """
    if not S_ISREG(file.stat().st_mode):
        raise OSError(errno.EINVAL, _NOT_REGULAR)
    handle = os.open(file, _FLAGS if follows else _FLAGS | _NO_LINK)
    try:
        if not S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, _NOT_REGULAR)
        return os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise


def read_regular(file: Path, most: int = -1, *, follows: bool = False) -> bytes:
    """The first *most* bytes of the regular file at *file*, or all of them.

    Raises:
        OSError: as with `open_regular`.
    """
    with open_regular(file, follows=follows) as stream:
        return stream.read(most)
