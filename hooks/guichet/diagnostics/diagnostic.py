"""A diagnostic: one fault at one place, as data. Its layout is decided at the edge, by `guichet.reporting`."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from string import Formatter
from typing import Self

from guichet.diagnostics.faults import FAULTS, FaultKind, Severity


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file that a person wrote.

    Line and column count from 1, the column in characters of the file as an editor shows it (a byte-order mark is not
    one). `None` says that the place is unknown; it is never guessed.
    """

    path: str
    """The file, relative to the project's root, with `/` between folders."""
    line: int | None = None
    column: int | None = None
    length: int = 1
    """How many characters of the line are meant, at least 1."""

    @property
    def order(self) -> tuple[str, int, int]:
        """Sorts by file, then by place; a whole file comes before its lines."""
        return self.path, self.line or 0, self.column or 0


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault of the kind `code` at one place."""

    code: str
    location: Location
    values: tuple[tuple[str, str], ...] = ()
    """What the templates of the fault's message and repair are filled with."""
    excerpt: str | None = None
    """The line of the source that `location` points into."""
    origin: str | None = None
    """What wrote the place, where no person did."""

    @classmethod
    def of(cls, code: str, location: Location, excerpt: str | None = None, **values: object) -> Self:
        """A diagnostic of the kind *code*; *values* fill its message and its repair.

        Raises:
            KeyError: *code* is not in the table of faults, or a value that its templates want is missing.
        """
        diagnostic = cls(code, location, tuple(sorted((name, str(value)) for name, value in values.items())), excerpt)
        _ = diagnostic.message, diagnostic.repair
        return diagnostic

    @property
    def kind(self) -> FaultKind:
        """The row of the table of faults that `code` names."""
        return FAULTS[self.code]

    @property
    def severity(self) -> Severity:
        """Whether this fails every build, a strict one, or none."""
        return self.kind.severity

    @property
    def message(self) -> str:
        """What is wrong, in one line."""
        return self.kind.message.format_map(dict(self.values))

    @property
    def repair(self) -> str:
        """What to do about it, in one line."""
        repair = self.kind.repair.format_map(dict(self.values))
        return f"{repair} ({self.origin})" if self.origin else repair

    @property
    def marked(self) -> str:
        """The characters that are meant; the whole line where that is all that is known, and nothing without one."""
        if self.excerpt is None or self.location.column is None:
            return self.excerpt or ""
        start = self.location.column - 1
        return self.excerpt[start : start + self.location.length]

    @property
    def fingerprint(self) -> str:
        """Tells the fault from others of its kind in its file, on whatever line it stands: 16 hexadecimal digits.

        It is made of what the message names, lines and days aside, and of what is marked; not of the message's own
        words, which another version may better.
        """
        named = (f"{name}={value}" for name, value in self.values if name in _names_in(self.kind.message))
        told = "\0".join((self.code, self.marked, *named))
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    @property
    def order(self) -> tuple[str, int, int, str, str, str, int]:
        """Sorts a run's diagnostics: by place, then by code and text. What differs to a reader differs in it."""
        return *self.location.order, self.code, self.message, self.repair, self.location.length


class ContentError(Exception):
    """Content that cannot be used; carries every diagnostic found, sorted by place."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(sorted(set(diagnostics), key=lambda diagnostic: diagnostic.order))
        super().__init__(self.diagnostics)

    def __str__(self) -> str:
        return "\n".join(f"{found.location.path}: {found.message}" for found in self.diagnostics)


MOST_FAULTS = 100
"""How many faults of the form of one file are told. Nobody reads more, and a file may repeat one a million times."""

PASSING = frozenset({"first", "day", "days"})
"""The values in messages that change while the fault stays what it is: numbers of lines, and days."""


@cache
def _names_in(template: str) -> frozenset[str]:
    """The values that *template* names, those aside that pass."""
    return frozenset(field for _, field, _, _ in Formatter().parse(template) if field) - PASSING


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A phrase that names the known name nearest to *name*, such as "did you mean `title`?".

    Where none is near, it lists the first few of *known*, and says so where there are more.
    """
    names = sorted(known)
    if not names:
        return "there is none here yet"
    folded = {candidate.casefold(): candidate for candidate in _about(name, names)}
    near = get_close_matches(name.casefold(), folded, n=1, cutoff=0.6) if len(name) <= _COMPARED else []
    if near:
        return f"did you mean `{folded[near[0]]}`?"
    listed = ", ".join(f"`{candidate}`" for candidate in names[:_LISTED])
    return f"known here: {listed}{', …' if len(names) > _LISTED else ''}"


def _about(name: str, names: list[str]) -> list[str]:
    """Those of *names*, which are sorted, that *name* is compared with: all, or of many those beside it.

    A misspelt name mostly begins as it should, and ten thousand guides must not cost ten thousand comparisons.
    """
    if len(names) <= 2 * _BESIDE:
        return names
    places = {bisect_left(names, spelling) for spelling in (name, name.casefold())}
    return [near for place in sorted(places) for near in names[max(0, place - _BESIDE) : place + _BESIDE]]


_BESIDE = 100
_LISTED = 12
_COMPARED = 200
"""The longest name that is compared with the known ones: the time this takes grows with the square of its length."""
