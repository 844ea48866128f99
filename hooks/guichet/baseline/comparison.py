"""Comparison: which findings a baseline knows, which are new, and which of its entries have vanished."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from guichet.baseline.file import Baseline, Key, KnownFinding, key_of
from guichet.diagnostics import BLOCKING, INCOMPLETE, SITE_FAULTS, Diagnostic
from guichet.reporting import KnownFindings, in_order


@dataclass(frozen=True)
class Comparison:
    """What a run found, held against a baseline."""

    baseline: Baseline
    found: tuple[Diagnostic, ...]
    """Those that the baseline knows."""
    new: tuple[Diagnostic, ...]
    vanished: tuple[tuple[int, KnownFinding, int], ...]
    """The entries that say more than is left: line, entry, and how many findings are left of it."""
    unjudged: tuple[KnownFinding, ...]
    """What is left of entries that nothing can be said of, as they were not looked for or may be hidden."""

    @property
    def known(self) -> KnownFindings:
        """What a report says of the findings that are not new."""
        return KnownFindings(self.found, self.baseline.path)

    @property
    def stale(self) -> Iterator[Diagnostic]:
        """A finding for each entry that has vanished or become smaller."""
        for line, entry, left in self.vanished:
            code = "baseline-count" if left else "baseline-stale"
            counts = {"found": left, "count": entry.count} if left else {}
            yield self.baseline.diagnostic(code, line, known=entry.code, path=entry.path, **counts)


def compare(findings: Iterable[Diagnostic], baseline: Baseline, *, unsought: Collection[str] = ()) -> Comparison:
    """Hold *findings* against *baseline*.

    Of equal findings in a file, as many are known as the baseline counts, from the first on. *unsought* are the codes
    that the run has not looked for: nothing follows from not finding them. While something blocks, nothing follows
    either, as it may hide what the baseline knows.
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
    """How many findings each entry of a baseline still has room for."""

    def __init__(self, baseline: Baseline) -> None:
        self._entries = baseline.entries
        self._room = [entry.count for _, entry in baseline.entries]
        self._by_key: defaultdict[Key, list[int]] = defaultdict(list)
        """The entries with room, the first one last."""
        for index in reversed(range(len(self._entries))):
            self._by_key[self._entries[index][1].key].append(index)

    def takes(self, found: Diagnostic) -> bool:
        """Whether there is room for *found*, which takes it."""
        entries = self._by_key.get(key_of(found))
        if not entries:
            return False
        self._room[entries[-1]] -= 1
        if not self._room[entries[-1]]:
            entries.pop()
        return True

    @property
    def open(self) -> Iterator[tuple[int, KnownFinding, int]]:
        """The entries with room left: line, entry and room."""
        for (line, entry), room in zip(self._entries, self._room, strict=True):
            if room:
                yield line, entry, room


def is_bearable(found: Diagnostic) -> bool:
    """Whether a help centre can be published with *found*, and live with it."""
    return found.code not in BLOCKING and found.code not in INCOMPLETE


def content_and_site(findings: Iterable[Diagnostic]) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """*findings* in two parts: those of what people wrote, and those that the built site alone shows."""
    content: list[Diagnostic] = []
    site: list[Diagnostic] = []
    for found in findings:
        (site if found.code in SITE_FAULTS else content).append(found)
    return content, site


PlaceKey = tuple[str, int, int | None]


def place_of(found: Diagnostic) -> PlaceKey | None:
    """The place of *found* in a file. What the site shows at the place of another finding is the same once more."""
    place = found.location
    return None if place.line is None else (place.path, place.line, place.column)


def places_of(findings: Iterable[Diagnostic]) -> frozenset[PlaceKey]:
    """The places of *findings*, as far as they are known."""
    return frozenset(place for place in map(place_of, findings) if place is not None)
