"""Answers: what an address did when it was fetched, and what that says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from urllib.parse import urlsplit

_PERMANENT = frozenset({301, 308})
_REFUSALS = frozenset({401, 403, 405, 429, 999})
"""What sites answer to programs of pages that browsers may well be shown."""
_FIRST_PAGE = re.compile(r"/?(?:[a-z]{2}(?:[-_][a-zA-Z]{2})?/?)?(?:index\.\w+)?")
"""The path of a site's first page, or of that in one language."""


class Verdict(StrEnum):
    """What an answer says of its address."""

    SOUND = "sound"
    FAILED = "failed"
    UNKNOWN = "unknown"
    """The site does not talk to programs."""


@dataclass(frozen=True, slots=True)
class Step:
    """A redirect on the way to an answer."""

    address: str
    """Where it leads."""
    code: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of fetching an address."""

    code: int | None
    """The HTTP status; `None` if there was no answer."""
    reason: str = ""
    """Why there was none, in words."""
    steps: tuple[Step, ...] = ()
    """The redirects on the way."""
    is_kept: bool = False
    """Whether it was given earlier on the same day: it then has no steps."""

    @property
    def verdict(self) -> Verdict:
        """What the answer says of the address."""
        if self.code in _REFUSALS:
            return Verdict.UNKNOWN
        return Verdict.SOUND if self.code is not None and 200 <= self.code < 300 else Verdict.FAILED

    @property
    def words(self) -> str:
        """The answer as people read it, such as "404 Not Found"."""
        if self.code is None:
            return self.reason
        if 300 <= self.code < 400:
            places = [step.address for step in self.steps]
            return "redirects in a circle" if len(set(places)) < len(places) else "redirects without end"
        known = {status.value: status.phrase for status in HTTPStatus}
        return f"{self.code} {known.get(self.code, '')}".strip()


def moved_to(address: str, answer: Answer) -> str | None:
    """Where *address* leads for good, or to what first page it leads at all; `None` if it stays what it is."""
    if not answer.steps:
        return None
    end = answer.steps[-1].address
    is_permanent = all(step.code in _PERMANENT for step in answer.steps)
    return end if end != address and (is_permanent or gives_up(address, end)) else None


def gives_up(address: str, end: str) -> bool:
    """Whether *address*, which leads to *end*, lies deep in a site and ends at a first page: many sites do that with
    pages they no longer have, instead of saying so.
    """
    there = urlsplit(end)
    return not there.query and _is_first(there.path) and not _is_first(urlsplit(address).path)


def _is_first(path: str) -> bool:
    return _FIRST_PAGE.fullmatch(path) is not None
