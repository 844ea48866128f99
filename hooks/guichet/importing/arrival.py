"""Arrivals: what becomes of each file of the tree."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from guichet.diagnostics import Diagnostic


@dataclass
class Arrival:
    """One file: where it comes from, where it goes, and what a person should know of it."""

    origin: PurePosixPath | None
    """The file, below the tree; `None` for one that the import makes by itself."""
    target: PurePosixPath | None = None
    """The file, below the guides' folder."""
    content: bytes | Path = b""
    """What the target holds: text, or the file to copy."""
    changes: list[str] = field(default_factory=list)
    """What it holds that its author did not write like that."""
    decisions: list[str] = field(default_factory=list)
    """What a person must decide."""
    refusal: str | None = None
    """Why it is left out."""
    replaced: bytes | None = None
    """The SHA-256 of what the target holds, if that shall be replaced; `None` where there is nothing yet."""
    is_there: bool = False
    """Whether the target holds just that already."""

    def refuse(self, *reasons: str) -> None:
        """Leave the file out."""
        self.refusal = "; ".join(reasons)
        self.target = None


def told(fault: Diagnostic) -> str:
    """*fault* in one line, without its file."""
    place = f"line {fault.location.line}: " if fault.location.line else ""
    return f"{place}{fault.message} [{fault.code}]; {fault.repair}"
