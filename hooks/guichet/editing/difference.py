"""Differences: what changes in a text, as `patch` and `git apply` read it."""

from __future__ import annotations

import difflib
import re

_LINES = re.compile(r"[^\n]*\n|[^\n]+\Z")
"""Lines as these programs know them: a carriage return is part of its line."""


def difference(path: str, before: str, after: str, origin: str | None = None) -> str:
    """The unified diff of the file *path*, which held *before*; nothing, if that is *after* too.

    *origin* is where the file was, if that was elsewhere.
    """
    lines = difflib.unified_diff(
        _LINES.findall(before), _LINES.findall(after), fromfile=f"a/{origin or path}", tofile=f"b/{path}"
    )
    moved = f"rename from {origin}\nrename to {path}\n" if origin else ""
    return moved + "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
