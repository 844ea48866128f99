"""Deadlines: a page that takes too long to render is refused, so that no text can hold up a build."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn


class DeadlineError(Exception):
    """What was begun within a deadline has not come to its end in time."""


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Interrupt what is done meanwhile after *seconds* of the processor's time, however busy the machine is.

    Only the main thread of a process can be interrupted, and on Windows none: elsewhere there is no deadline, and other
    limits alone bound the time.

    Raises:
        DeadlineError: the time is over.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _interrupt)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _interrupt(number: int, frame: FrameType | None) -> NoReturn:
    raise DeadlineError
