"""The result of the import for each file of the tree."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from guichet.diagnostics import Diagnostic


@dataclass
class Arrival:
    """One imported file: its origin, its target, and the notes about it for the report."""

    origin: PurePosixPath | None
    """Its path in the tree; `None` for a file that the import generates."""
    target: PurePosixPath | None = None
    """Its path in the guides' folder."""
    content: bytes | Path = b""
    """The target's content, or the file to copy."""
    changes: list[str] = field(default_factory=list)
    """What the import changed in the content."""
    decisions: list[str] = field(default_factory=list)
    """What a person must decide."""
    refusal: str | None = None
    """Why it is not imported."""
    replaced: bytes | None = None
    """SHA-256 of the target's present content that is to be replaced; `None` if the target does not exist."""
    is_there: bool = False
    """Whether the target already has this content."""

    def refuse(self, *reasons: str) -> None:
        """Do not import the file."""
        self.refusal = "; ".join(reasons)
        self.target = None


def told(fault: Diagnostic) -> str:
    """*fault* in one line, without its file."""
    place = f"line {fault.location.line}: " if fault.location.line else ""
    return f"{place}{fault.message} [{fault.code}]; {fault.repair}"
