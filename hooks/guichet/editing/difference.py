"""Unified diffs that `patch` and `git apply` can read."""

from __future__ import annotations

import difflib
import re

_LINES = re.compile(r"[^\n]*\n|[^\n]+\Z")
"""Lines as these programs split them: a carriage return is part of its line."""


def difference(path: str, before: str, after: str, origin: str | None = None) -> str:
    """The unified diff of the file *path* between *before* and *after*; empty if they are equal.

    *origin* is the file's former path, if it has moved.
    """
    lines = difflib.unified_diff(
        _LINES.findall(before), _LINES.findall(after), fromfile=f"a/{origin or path}", tofile=f"b/{path}"
    )
    moved = f"rename from {origin}\nrename to {path}\n" if origin else ""
    return moved + "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
