"""The standard streams: what cannot be written to them is told from every other fault."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class OutputError(OSError):
    """A standard stream that cannot be written, as on a full disk."""


class _Output(io.FileIO):
    """A standard stream that raises `OutputError` once, and drops what it is given from then on."""

    _is_lost = False

    def write(self, data: ReadableBuffer) -> int:
        """Write *data*; how many bytes that was.

        Raises:
            OutputError: it cannot be written.
            BrokenPipeError: nobody reads any more.
        """
        if self._is_lost:
            return memoryview(data).nbytes
        try:
            return super().write(data) or 0
        except BrokenPipeError:
            raise
        except OSError as error:
            self._is_lost = True
            raise OutputError(error.errno, error.strerror) from None


def open_streams() -> None:
    """Have streams tell what they cannot write, and those that the caller has closed lead nowhere.

    Otherwise the next file that is opened would get the number of one, and what programs print would go into it.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    sys.stdout, sys.stderr = _told(sys.stdout, 1), _told(sys.stderr, 2)


def _told(stream: TextIO | None, number: int) -> TextIO:
    if stream is not None and (stream.isatty() or not _leads_to(stream, number)):
        return stream
    encoding, errors = (stream.encoding, stream.errors) if stream is not None else ("utf-8", "replace")
    raw = _Output(number, "wb", closefd=False)
    return io.TextIOWrapper(io.BufferedWriter(raw), encoding=encoding, errors=errors, line_buffering=True)


def _leads_to(stream: TextIO, number: int) -> bool:
    """Whether *stream* writes to the file *number*, and has not been replaced by whoever runs this."""
    try:
        return stream.fileno() == number
    except OSError:
        return False
