"""Goldens: texts that are kept as files, and written anew with `GOLDENS=write`."""

from __future__ import annotations

import os
from pathlib import Path

CASES = Path(__file__).parent / "cases"


def golden(name: str, text: str) -> str:
    """What the file *name* of the cases says; it says *text* from now on where the goldens are written anew."""
    file = CASES / name
    if os.environ.get("GOLDENS") == "write":
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return file.read_text("utf-8")
