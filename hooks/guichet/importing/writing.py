"""Writing: the files of a plan get into the guides' folder, each in one step."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from guichet.editing import SavingError, save
from guichet.importing.arrival import Arrival
from guichet.importing.plan import Plan
from guichet.source import SourceFolder, read_regular


def write(plan: Plan, guides: SourceFolder) -> None:
    """Write the missing files of *plan*. A file that cannot be written is refused, with the reason."""
    for arrival in plan.arrivals:
        if arrival.target is None or arrival.is_there:
            continue
        file = guides.root / arrival.target
        try:
            _require_within(file, guides.root)
            file.parent.mkdir(parents=True, exist_ok=True)
            content = arrival.content
            after = read_regular(Path(os.path.realpath(content))) if isinstance(content, Path) else content
            save(file, _before(file, arrival), after)
        except SavingError as error:
            arrival.refuse(f"it cannot be written: {error}")
        except OSError as error:
            arrival.refuse(f"it cannot be written: {error.strerror or error}")


def _before(file: Path, arrival: Arrival) -> bytes | None:
    """What *file* holds, which *arrival* replaces; `None` if nothing is there.

    Raises:
        SavingError: the file has changed since the plan was made.
    """
    if not os.path.lexists(file):
        return None
    before = read_regular(file)
    if arrival.replaced != hashlib.sha256(before).digest():
        raise SavingError("it has changed meanwhile")
    return before


def _require_within(file: Path, folder: Path) -> None:
    """Refuse to write through a symbolic link that leads out of *folder*."""
    if not Path(os.path.realpath(file.parent)).is_relative_to(os.path.realpath(folder)):
        raise OSError("its folder is a symbolic link that leads elsewhere")
