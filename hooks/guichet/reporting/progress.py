"""Progress: how far a long run has come, for those who wait for it at a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

Progress = Callable[[int, int], None]
"""Told how many of how many are done."""

_STEPS = 200
"""How often a bar is drawn at most."""


@contextmanager
def progress(label: str) -> Iterator[Progress]:
    """A bar called *label* while what is told of its steps goes on; nothing where nobody watches, as in CI."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    with click.progressbar(length=0, label=label, file=sys.stderr, show_pos=True, width=24) as bar:

        def tell(done: int, total: int) -> None:
            bar.length = total
            if done == total or done - bar.pos >= total // _STEPS:
                bar.update(done - bar.pos)

        yield tell
