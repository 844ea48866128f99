"""The registry of repairs, by the code of the fault that they repair."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from guichet.diagnostics import FAULTS, Diagnostic
from guichet.editing import Edit
from guichet.source import SourceText

Way: TypeAlias = Callable[[SourceText, Diagnostic], Sequence[Edit]]
"""Takes a text and a fault in it; returns the edits that repair the fault, or none if no repair is safe."""


@dataclass(frozen=True, slots=True)
class Repair:
    """How faults of one kind are repaired."""

    code: str
    edits: Way
    keeps_page: bool
    """Whether the repair must leave the page's HTML unchanged."""


REPAIRS: dict[str, Repair] = {}
"""Every repair by its fault's code, in the order in which they are tried."""


def repair(*codes: str, keeps_page: bool = False) -> Callable[[Way], Way]:
    """Register the decorated function as the repair of faults with these *codes*."""

    def register(way: Way) -> Way:
        for code in codes:
            if code not in FAULTS:
                raise ValueError(f"there is no fault {code}")
            if code in REPAIRS:
                raise ValueError(f"the fault {code} has its repair already")
            REPAIRS[code] = Repair(code, way, keeps_page)
        return way

    return register
