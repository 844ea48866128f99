"""Folding: findings that differ only in their position are reported once, with their number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from guichet.diagnostics import Diagnostic, Location

_LISTED = 5


@dataclass(frozen=True, slots=True)
class Fold:
    """Findings that are equal except for their position."""

    first: Diagnostic
    others: tuple[Location, ...]
    """The positions of the others, in order."""

    @property
    def count(self) -> int:
        """How many findings there are."""
        return 1 + len(self.others)

    @property
    def more(self) -> str:
        """A phrase such as "and 2 more: a.md:3:1, b.md:7:1" that lists the first few others."""
        listed = ", ".join(place_name(place) for place in self.others[:_LISTED])
        return f"and {len(self.others)} more: {listed}{', …' if len(self.others) > _LISTED else ''}"


def fold(diagnostics: Iterable[Diagnostic], *, across_files: bool = True) -> list[Fold]:
    """*diagnostics*, folded, in order; *across_files* says whether to fold those of different files."""
    alike: dict[tuple[str, ...], list[Diagnostic]] = {}
    for found in diagnostics:
        path = "" if across_files else found.location.path
        alike.setdefault((path, found.code, found.message, found.repair), []).append(found)
    return [Fold(first, tuple(other.location for other in others)) for first, *others in alike.values()]


def place_name(place: Location) -> str:
    """*place* as "guides/a.md:3:1", without an unknown line or column."""
    return ":".join(str(part) for part in (place.path, place.line, place.column) if part is not None)
