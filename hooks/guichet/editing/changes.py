"""Changes to several files: all are written, or none."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from guichet.editing.difference import difference
from guichet.editing.saving import SavingError, save


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file that is created, or gets new content, a new path, or both."""

    file: Path
    """Its new path, absolute."""
    path: str
    """The same, relative to the project's root, with `/` between folders."""
    before: bytes | None
    """Its present content; `None` for a new file."""
    after: bytes
    origin: Path | None = None
    """Its present path, if it moves."""
    origin_path: str | None = None

    @property
    def difference(self) -> str:
        """The change as a unified diff; for a binary file only the new path."""
        try:
            before, after = (self.before or b"").decode("utf-8"), self.after.decode("utf-8")
        except UnicodeDecodeError:
            before = after = ""
        return difference(self.path, before, after, self.origin_path)


def write_all(changes: Iterable[FileChange]) -> None:
    """Write *changes*, each file in one step.

    Raises:
        SavingError: one of them cannot be written; those before it have been undone.
    """
    undo: list[Callable[[], None]] = []
    try:
        for change in changes:
            _write(change, undo)
    except (SavingError, OSError) as error:
        for step in reversed(undo):
            with suppress(SavingError, OSError):
                step()
        reason = error if isinstance(error, SavingError) else error.strerror or error
        raise SavingError(f"{change.path}: {reason}") from None


def _write(change: FileChange, undo: list[Callable[[], None]]) -> None:
    file, before, after = change.file, change.before, change.after
    if before is None:
        save(file, None, after)
        undo.append(file.unlink)
        return
    origin = change.origin
    if origin is not None:
        for folder in reversed([folder for folder in file.parents if not folder.exists()]):
            folder.mkdir()
            undo.append(folder.rmdir)
        if file.exists() or origin.is_symlink():
            raise SavingError("it has changed meanwhile")
        origin.rename(file)
        undo.append(lambda: _move_back(file, origin))
    if before != after:
        save(file, before, after)
        undo.append(lambda: save(file, after, before))


def _move_back(file: Path, origin: Path) -> None:
    file.rename(origin)
