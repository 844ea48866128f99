"""Writing: the files of a plan get into the guides' folder, each in one step."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from guichet.importing.plan import Plan
from guichet.source import SourceFolder

_PERMISSIONS = 0o644


def write(plan: Plan, guides: SourceFolder) -> None:
    """Write what is not there yet of *plan*. What cannot be written is left out, and says so."""
    for arrival in plan.arrivals:
        if arrival.target is None or arrival.is_there:
            continue
        file = guides.root / arrival.target
        try:
            _require_within(file, guides.root)
            file.parent.mkdir(parents=True, exist_ok=True)
            _put(file, arrival.content)
        except OSError as error:
            arrival.refuse(f"it cannot be written: {error.strerror or error}")


def _require_within(file: Path, folder: Path) -> None:
    """Refuse to write through a symbolic link that leads out of *folder*."""
    if not Path(os.path.realpath(file.parent)).is_relative_to(os.path.realpath(folder)):
        raise OSError("its folder is a symbolic link that leads elsewhere")


def _put(file: Path, content: bytes | Path) -> None:
    handle, name = tempfile.mkstemp(prefix=".guichet-", suffix=".tmp", dir=file.parent)
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            if isinstance(content, Path):
                with content.open("rb") as source:
                    shutil.copyfileobj(source, stream)
            else:
                stream.write(content)
        new.chmod(_PERMISSIONS)
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)
