"""Rounds: repairs the faults of a file and inspects it again, until no repair is left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from guichet.diagnostics import Diagnostic
from guichet.editing import Edit, applied
from guichet.repairs.inspection import Inspection, Inspector
from guichet.repairs.registry import REPAIRS, Repair

ROUNDS = 100
"""The most rounds per file. A round makes all repairs that do not overlap; in front matter that
cannot be read, only one fault is found per round."""
TRIALS = 1000
"""The most renderings per file. Only hundreds of faults with harmful repairs would need more."""

_OF_THE_WHOLE = ("missing-key", "yaml-not-mapping")
"""Faults of the whole front matter, which are located at its first line."""


@dataclass(frozen=True, slots=True)
class State:
    """The state of a file between repairs."""

    content: bytes
    inspection: Inspection
    repairs: int = 0
    """The number of repairs so far."""
    touched: frozenset[int] = frozenset()
    """The lines edited since the faults of this round were found: the faults' columns no longer fit there."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """A fault, and the edits that may repair it."""

    fault: Diagnostic
    edits: tuple[Edit, ...]


class Rounds:
    """Repairs one file until nothing changes.

    A repair that causes or reveals a fault is undone, unless the fault's code is in *passing*, which a later
    round may repair in turn.
    """

    def __init__(self, inspector: Inspector, path: str, passing: Collection[str] = ()) -> None:
        self._inspector = inspector
        self._path = path
        self._passing = passing
        self._trials = 0

    def run(self, state: State) -> State:
        """The *state* after all rounds."""
        for _ in range(ROUNDS):
            before = state.repairs
            for repair in REPAIRS.values():
                if repair.code in state.inspection.counts:
                    fresh = State(state.content, state.inspection, state.repairs)
                    state = self._make(fresh, repair, _attempts(fresh.inspection, repair))
            if state.repairs == before:
                break
        return state

    def _make(self, state: State, repair: Repair, attempts: Sequence[Attempt]) -> State:
        """*state* after the successful *attempts*. Try all at once; if that fails, each half in turn."""
        attempts = [one for one in attempts if not any(edit.line in state.touched for edit in one.edits)]
        if not attempts or self._trials == TRIALS:
            return state
        self._trials += 1
        edits = [edit for one in attempts for edit in one.edits]
        content = applied(state.content, edits)
        after = self._inspector.inspect(self._path, content)
        if self._does_good(repair, attempts, state.inspection, after):
            return State(
                content, after, state.repairs + len(attempts), state.touched.union(edit.line for edit in edits)
            )
        if len(attempts) == 1:
            return state
        middle = len(attempts) // 2
        return self._make(self._make(state, repair, attempts[:middle]), repair, attempts[middle:])

    def _does_good(self, repair: Repair, attempts: Sequence[Attempt], before: Inspection, after: Inspection) -> bool:
        """Whether the faults of *attempts* are gone and nothing else has changed for the worse."""
        repaired = _by_line(repair, (one.fault for one in attempts))
        was, left = _by_line(repair, before.faults), _by_line(repair, after.faults)
        if any(left[line] > was[line] - number for line, number in repaired.items()):
            return False
        if before.page is None:
            edited = {edit.line for one in attempts for edit in one.edits}
            at_edits = [found for found in after.header if found.location.line in edited]
            alone = [found for line in edited for found in self._inspector.entry_faults(after.source, line)]
            return all(found.code in _OF_THE_WHOLE for found in (*at_edits, *alone))
        if after.page is None or not before.page.anchors <= after.page.anchors or before.targets - after.targets:
            return False
        if repair.keeps_page and after.page.html != before.page.html:
            return False
        return not worsened(before, after, self._passing)


def worsened(before: Inspection, after: Inspection, passing: Collection[str] = ()) -> bool:
    """Whether faults of any code that is not in *passing* have become more frequent."""
    return any(code not in passing for code in after.counts - before.counts)


def _attempts(inspection: Inspection, repair: Repair) -> list[Attempt]:
    """The attempts to repair the faults of one code. Overlapping edits wait for the next round."""
    chosen: list[Attempt] = []
    by_line: dict[int, list[Edit]] = {}
    for fault in inspection.faults:
        if fault.code != repair.code:
            continue
        edits = tuple(repair.edits(inspection.source, fault))
        if edits and not any(edit.overlaps(other) for edit in edits for other in by_line.get(edit.line, ())):
            chosen.append(Attempt(fault, edits))
            for edit in edits:
                by_line.setdefault(edit.line, []).append(edit)
    return chosen


def _by_line(repair: Repair, faults: Iterable[Diagnostic]) -> Counter[int | None]:
    """The number of *faults* with the repaired code, by line, as columns change with edits before them."""
    return Counter(found.location.line for found in faults if found.code == repair.code)
