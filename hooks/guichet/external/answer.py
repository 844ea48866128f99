"""Answers: the result of fetching an address, and its verdict."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from urllib.parse import urlsplit

_PERMANENT = frozenset({301, 308})
_REFUSALS = frozenset({401, 403, 405, 429, 999})
"""Statuses with which sites refuse programs, though browsers may get the page."""
_FIRST_PAGE = re.compile(r"/?(?:[a-z]{2}(?:[-_][a-zA-Z]{2})?/?)?(?:index\.\w+)?")
"""The path of a site's home page, or of its home page in one language."""


class Verdict(StrEnum):
    """The verdict on an address."""

    SOUND = "sound"
    FAILED = "failed"
    UNKNOWN = "unknown"
    """The site refuses programs."""


@dataclass(frozen=True, slots=True)
class Step:
    """One redirect before the final answer."""

    address: str
    """The target of the redirect."""
    code: int


@dataclass(frozen=True, slots=True)
class Answer:
    """The result of fetching an address."""

    code: int | None
    """The HTTP status; `None` if there was no answer."""
    reason: str = ""
    """Why there was no answer."""
    steps: tuple[Step, ...] = ()
    """The redirects, in order."""
    is_kept: bool = False
    """Whether it comes from the cache of the same day: it then has no steps."""

    @property
    def verdict(self) -> Verdict:
        """The verdict that follows from the status."""
        if self.code in _REFUSALS:
            return Verdict.UNKNOWN
        return Verdict.SOUND if self.code is not None and 200 <= self.code < 300 else Verdict.FAILED

    @property
    def words(self) -> str:
        """The answer as text, such as "404 Not Found"."""
        if self.code is None:
            return self.reason
        if 300 <= self.code < 400:
            places = [step.address for step in self.steps]
            return "redirects in a circle" if len(set(places)) < len(places) else "redirects without end"
        known = {status.value: status.phrase for status in HTTPStatus}
        return f"{self.code} {known.get(self.code, '')}".strip()


def moved_to(address: str, answer: Answer) -> str | None:
    """The new address that *address* redirects to permanently, or a home page that it redirects to; else `None`."""
    if not answer.steps:
        return None
    end = answer.steps[-1].address
    is_permanent = all(step.code in _PERMANENT for step in answer.steps)
    return end if end != address and (is_permanent or gives_up(address, end)) else None


def gives_up(address: str, end: str) -> bool:
    """Whether *address* is a page that redirects to the home page *end*: many sites do that for
    removed pages instead of answering 404.
    """
    there = urlsplit(end)
    return not there.query and _is_first(there.path) and not _is_first(urlsplit(address).path)


def _is_first(path: str) -> bool:
    return _FIRST_PAGE.fullmatch(path) is not None
