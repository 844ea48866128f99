"""Compares findings with a baseline: known ones, new ones, and entries that no longer occur."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from guichet.baseline.file import Baseline, Key, KnownFinding, key_of
from guichet.diagnostics import BLOCKING, INCOMPLETE, SITE_FAULTS, Diagnostic
from guichet.reporting import KnownFindings, in_order


@dataclass(frozen=True)
class Comparison:
    """The findings of a run, compared with a baseline."""

    baseline: Baseline
    found: tuple[Diagnostic, ...]
    """The findings in the baseline."""
    new: tuple[Diagnostic, ...]
    vanished: tuple[tuple[int, KnownFinding, int], ...]
    """The entries with a higher count than was found: line, entry, and the number found."""
    unjudged: tuple[KnownFinding, ...]
    """The rest of entries that cannot be judged, as their checks did not run or may have been blocked."""

    @property
    def known(self) -> KnownFindings:
        """The known findings, for reports."""
        return KnownFindings(self.found, self.baseline.path)

    @property
    def stale(self) -> Iterator[Diagnostic]:
        """A diagnostic for each entry that no longer occurs, or less often."""
        for line, entry, left in self.vanished:
            code = "baseline-count" if left else "baseline-stale"
            counts = {"found": left, "count": entry.count} if left else {}
            yield self.baseline.diagnostic(code, line, known=entry.code, path=entry.path, **counts)


def compare(findings: Iterable[Diagnostic], baseline: Baseline, *, unsought: Collection[str] = ()) -> Comparison:
    """Compare *findings* with *baseline*.

    Of equal findings in a file, the first are known, up to the count in the baseline. *unsought* are the codes
    that the run did not check: their absence proves nothing. While a fault blocks the run, absence proves nothing
    either, as it may hide known findings.
    """
    ledger = _Ledger(baseline)
    found: list[Diagnostic] = []
    new: list[Diagnostic] = []
    content, site = content_and_site(in_order(findings))
    for one in content:
        (found if is_bearable(one) and ledger.takes(one) else new).append(one)
    places = places_of(found)
    for one in site:
        (found if place_of(one) in places or ledger.takes(one) else new).append(one)
    is_blocked = not all(map(is_bearable, content))
    vanished: list[tuple[int, KnownFinding, int]] = []
    unjudged: list[KnownFinding] = []
    for line, entry, room in ledger.open:
        if is_blocked or entry.code in unsought:
            unjudged.append(entry.model_copy(update={"count": room}))
        else:
            vanished.append((line, entry, entry.count - room))
    return Comparison(baseline, tuple(found), tuple(new), tuple(vanished), tuple(unjudged))


class _Ledger:
    """The remaining count of each entry of a baseline."""

    def __init__(self, baseline: Baseline) -> None:
        self._entries = baseline.entries
        self._room = [entry.count for _, entry in baseline.entries]
        self._by_key: defaultdict[Key, list[int]] = defaultdict(list)
        """The entries with a remaining count, in reverse order."""
        for index in reversed(range(len(self._entries))):
            self._by_key[self._entries[index][1].key].append(index)

    def takes(self, found: Diagnostic) -> bool:
        """Whether *found* is known. If so, lower the remaining count of its entry."""
        entries = self._by_key.get(key_of(found))
        if not entries:
            return False
        self._room[entries[-1]] -= 1
        if not self._room[entries[-1]]:
            entries.pop()
        return True

    @property
    def open(self) -> Iterator[tuple[int, KnownFinding, int]]:
        """The entries with a remaining count: line, entry and that count."""
        for (line, entry), room in zip(self._entries, self._room, strict=True):
            if room:
                yield line, entry, room


def is_bearable(found: Diagnostic) -> bool:
    """Whether *found* may be in a baseline: it neither blocks nor cuts short the run."""
    return found.code not in BLOCKING and found.code not in INCOMPLETE


def content_and_site(findings: Iterable[Diagnostic]) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """*findings* in two parts: those of the sources, and those of the built site."""
    content: list[Diagnostic] = []
    site: list[Diagnostic] = []
    for found in findings:
        (site if found.code in SITE_FAULTS else content).append(found)
    return content, site


PlaceKey = tuple[str, int, int | None]


def place_of(found: Diagnostic) -> PlaceKey | None:
    """The position of *found*. A site finding at the position of another finding is its duplicate."""
    place = found.location
    return None if place.line is None else (place.path, place.line, place.column)


def places_of(findings: Iterable[Diagnostic]) -> frozenset[PlaceKey]:
    """The known positions of *findings*."""
    return frozenset(place for place in map(place_of, findings) if place is not None)
