"""Progress bars for long runs at a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

Progress = Callable[[int, int], None]
"""Called with the number of steps done and the total."""

_STEPS = 200
"""The most redraws of a bar."""


@contextmanager
def progress(label: str) -> Iterator[Progress]:
    """Show a bar called *label*. Without a terminal, as in CI, show nothing."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    with click.progressbar(length=0, label=label, file=sys.stderr, show_pos=True, width=24) as bar:

        def tell(done: int, total: int) -> None:
            bar.length = total
            if done == total or done - bar.pos >= total // _STEPS:
                bar.update(done - bar.pos)

        yield tell
