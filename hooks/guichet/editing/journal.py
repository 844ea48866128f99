"""The journal: planned changes to several files, recorded before the first is written.

If a program is killed in between, its journal stays, and the next run completes the changes.
"""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from guichet.editing.changes import FileChange, write_all
from guichet.editing.saving import LEFTOVERS, SavingError, save

NAME = ".guichet-unfinished.json"
"""The journal's file, in the folder of the project."""


class _Step(BaseModel):
    """One change. Paths are relative to the folder of the project."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    file: str
    origin: str | None
    before: str | None
    """SHA-256 of the present content; `None` for a new file."""
    after: str | None
    """The new content in Base64; `None` if unchanged."""


class _Journal(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    command: tuple[str, ...]
    steps: tuple[_Step, ...]


def write_finally(changes: Sequence[FileChange], root: Path, command: Sequence[str]) -> None:
    """Write *changes* to the project in *root*, so that `finish` can complete them if this process is killed.

    *command* is the command line, such as `("move", "outlook", "mail")`.

    Raises:
        SavingError: one of them cannot be written; those before it have been taken back.
    """
    if not changes:
        return
    journal = root / NAME
    steps = tuple(_step(change, root) for change in changes)
    save(journal, None, _Journal(command=tuple(command), steps=steps).model_dump_json().encode())
    try:
        write_all(changes)
    except SavingError:
        journal.unlink(missing_ok=True)
        raise
    journal.unlink(missing_ok=True)


def finish(root: Path) -> tuple[str, ...]:
    """Complete the changes of a killed process in the project in *root*; return its command line, or `()` if none.

    Raises:
        SavingError: a file has neither its former nor its new content, so that completing would lose changes.
    """
    journal = root / NAME
    if not os.path.lexists(journal):
        return ()
    try:
        noted = _Journal.model_validate_json(journal.read_bytes())
    except (OSError, ValidationError):
        raise SavingError(f"{NAME} cannot be read: remove it, and see what has changed") from None
    changes = [change for step in noted.steps if (change := _left(step, root)) is not None]
    write_all(changes)
    for origin in {step.origin for step in noted.steps if step.origin}:
        with suppress(OSError):
            (root / origin).parent.rmdir()
    for folder in {root, *((root / step.file).parent for step in noted.steps)}:
        for leftover in folder.glob(LEFTOVERS):
            leftover.unlink(missing_ok=True)
    journal.unlink(missing_ok=True)
    return noted.command


def _step(change: FileChange, root: Path) -> _Step:
    return _Step(
        file=change.file.relative_to(root).as_posix(),
        origin=change.origin.relative_to(root).as_posix() if change.origin else None,
        before=None if change.before is None else _digest(change.before),
        after=None if change.after == change.before else base64.b64encode(change.after).decode(),
    )


def _left(step: _Step, root: Path) -> FileChange | None:
    """The remaining change of *step*; `None` if it is complete."""
    file, origin = _within(step.file, root), _within(step.origin, root) if step.origin else None
    there, from_there = _content(file), _content(origin) if origin else None
    after = base64.b64decode(step.after) if step.after is not None else None
    is_written = there is not None and (there == after or (after is None and _digest(there) == step.before))
    if is_written and from_there is None:
        return None
    if origin and there is None and from_there is not None and _digest(from_there) == step.before:
        return FileChange(file, step.file, from_there, from_there if after is None else after, origin, step.origin)
    is_before = there is None if step.before is None else there is not None and _digest(there) == step.before
    if from_there is None and after is not None and is_before:
        return FileChange(file, step.file, there, after)
    raise SavingError(f"{step.file} has changed since that was interrupted: put it back, or remove {NAME}")


def _within(path: str, root: Path) -> Path:
    """The file *path* of the project in *root*.

    Raises:
        SavingError: it is outside the project.
    """
    file = root / path
    if not Path(os.path.realpath(file.parent)).is_relative_to(os.path.realpath(root)) or ".." in file.parts:
        raise SavingError(f"{NAME} names a file outside the project: remove it")
    return file


def _content(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise SavingError(error.strerror or str(error)) from None


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
