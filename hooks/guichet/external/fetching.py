"""Fetching: all addresses in batches, until the deadline."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

from guichet.external.answer import Answer
from guichet.external.lychee import LycheeError, fetch
from guichet.schema.settings import External

_BATCH = 100
"""Addresses per run of lychee. A run that times out reports nothing, so at most this many are lost."""
_HOSTS = 3
"""If at least this many hosts fail and none answers, the local network counts as down."""


@dataclass(slots=True)
class Fetched:
    """The result of fetching a set of addresses."""

    answers: dict[str, Answer | None] = field(default_factory=dict)
    """By address; `None` for addresses that lychee excludes."""
    trouble: str = ""
    """Why answers are missing; empty if none is."""


def fetch_all(
    program: Path,
    seen: Mapping[str, date],
    settings: External,
    *,
    cache: Path,
    end: float,
    progress: Callable[[int, int], None],
    private: bool,
) -> Fetched:
    """Fetch the addresses in *seen*, a map to the day of their last answer, until the time *end*.

    See `fetch` for the other arguments.
    """
    fetched = Fetched()
    addresses = _in_turn(seen)
    _drop_other_days(cache)
    for start in range(0, len(addresses), _BATCH):
        batch, patience = addresses[start : start + _BATCH], max(0.0, end - time.monotonic())
        try:
            fetched.answers |= fetch(program, batch, settings, cache=cache, patience=patience, private=private)
        except LycheeError as error:
            fetched.trouble = str(error)
            return fetched
        progress(start + len(batch), len(addresses))
    if _is_offline(fetched.answers):
        return Fetched(trouble="no host answered, so that it may be the network here")
    return fetched


def _in_turn(seen: Mapping[str, date]) -> list[str]:
    """The addresses in fetching order: least recently seen first, alternating between hosts."""
    ranks: dict[str, Iterator[int]] = {}

    def turn(address: str) -> tuple[date, int, str]:
        host = urlsplit(address).hostname or ""
        return seen[address], next(ranks.setdefault(host, count())), address

    return sorted(seen, key=turn)


def _drop_other_days(cache: Path) -> None:
    """Remove the caches of other days, so that every address is fetched once a day."""
    for other in cache.parent.glob("*.csv"):
        if other != cache:
            other.unlink()


def _is_offline(answers: Mapping[str, Answer | None]) -> bool:
    hosts = {urlsplit(address).hostname for address, answer in answers.items() if answer is not None}
    return len(hosts) >= _HOSTS and all(answer is None or answer.code is None for answer in answers.values())
