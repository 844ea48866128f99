"""The atomic exchange of two folders by a system call, if the system and the file system support it."""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = _RENAME_SWAP = 2
_RENAMEAT2 = {"x86_64": 316, "aarch64": 276, "riscv64": 276}
"""The number of the system call on 64-bit machines, for C libraries that have no function for it (musl)."""
_UNSUPPORTED = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM})
"""Errors that mean the call is not supported by the system, file system or sandbox."""


def exchange(first: Path, second: Path) -> bool:
    """Swap the names of two folders atomically, so that both names exist at any time.

    `False` if this is not supported; nothing has changed then.

    Raises:
        OSError: it is supported but has failed; nothing has changed.
    """
    call = _call()
    if call is None:
        return False
    if call(os.fsencode(first), os.fsencode(second)) == 0:
        return True
    number = ctypes.get_errno()
    if number in _UNSUPPORTED:
        return False
    raise OSError(number, os.strerror(number), str(first), None, str(second))


@cache
def _call() -> Callable[[bytes, bytes], int] | None:
    """A function that exchanges two paths and returns 0 on success; `None` if the system has none."""
    if sys.platform == "win32":
        return None
    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "darwin":
        return lambda first, second: int(library.renamex_np(first, second, _RENAME_SWAP))
    paths = ctypes.c_int(_AT_FDCWD), ctypes.c_int(_AT_FDCWD), ctypes.c_uint(_RENAME_EXCHANGE)
    if hasattr(library, "renameat2"):
        return lambda first, second: int(library.renameat2(paths[0], first, paths[1], second, paths[2]))
    number = _RENAMEAT2.get(platform.machine()) if sys.maxsize > 2**32 else None
    if number is None:
        return None
    return lambda first, second: int(
        library.syscall(ctypes.c_long(number), paths[0], first, paths[1], second, paths[2])
    )
