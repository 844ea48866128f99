"""The registry of repairs, by the code of the fault that they repair."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from guichet.diagnostics import FAULTS, Diagnostic
from guichet.editing import Edit
from guichet.source import SourceText

Way: TypeAlias = Callable[[SourceText, Diagnostic], Sequence[Edit]]
"""From a text and a fault in it to the edits that repair the fault; none, where there is no one safe repair."""


@dataclass(frozen=True, slots=True)
class Repair:
    """How faults of one kind are repaired."""

    code: str
    edits: Way
    keeps_page: bool
    """Whether readers see the same page before and after, so that a repair which changes it is wrong."""


REPAIRS: dict[str, Repair] = {}
"""Every repair by its fault's code, in the order in which they are tried."""


def repair(*codes: str, keeps_page: bool = False) -> Callable[[Way], Way]:
    """Register the decorated function as what repairs faults of the kinds *codes*."""

    def register(way: Way) -> Way:
        for code in codes:
            if code not in FAULTS:
                raise ValueError(f"there is no fault {code}")
            if code in REPAIRS:
                raise ValueError(f"the fault {code} has its repair already")
            REPAIRS[code] = Repair(code, way, keeps_page)
        return way

    return register
