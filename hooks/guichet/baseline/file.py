"""The baseline's file: JSON Lines, sorted, one entry per line, so that Git can merge two branches."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, StrictInt

from guichet.diagnostics import Diagnostic, Location
from guichet.editing import ledger_text
from guichet.schema.json_lines import read_json_lines
from guichet.source import SourceFolder, SourceText

Key: TypeAlias = tuple[str, str, str]
"""Path, code and fingerprint: the same for equal findings of a file, wherever they are in it."""


def key_of(found: Diagnostic) -> Key:
    """The key of *found*."""
    return found.location.path, found.code, found.fingerprint


class KnownFinding(BaseModel):
    """An entry: equal findings of one file, with their number."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    path: str
    code: str
    fingerprint: str = Field(pattern="^[0-9a-f]{16}$")
    count: Annotated[StrictInt, Field(ge=1)] = 1
    message: str = ""
    """The finding's message, for people; it is not compared."""

    @property
    def key(self) -> Key:
        """The key of its findings."""
        return self.path, self.code, self.fingerprint

    @property
    def line(self) -> str:
        """The entry as a line of the file."""
        values = {"path": self.path, "code": self.code, "message": self.message, "fingerprint": self.fingerprint}
        count = {} if self.count == 1 else {"count": self.count}
        return json.dumps({**values, **count}, ensure_ascii=False)


@dataclass(frozen=True)
class Baseline:
    """The entries of a baseline's file, each with its line number."""

    source: SourceText
    entries: tuple[tuple[int, KnownFinding], ...] = ()

    @property
    def path(self) -> str:
        """The file, relative to the project's root."""
        return self.source.path

    def diagnostic(self, code: str, line: int, /, at: int | None = None, **values: object) -> Diagnostic:
        """A diagnostic with this *code* on a *line* of the file, or *at* a column of it."""
        return Diagnostic.of(code, Location(self.path, line, at), self.source.line(line), **values)


def read_baseline(source: SourceText) -> Baseline:
    """The baseline that *source* holds.

    Raises:
        ContentError: one diagnostic for each invalid line.
    """
    return Baseline(source, tuple(read_json_lines(source, KnownFinding)))


def open_baseline(file: Path, project: SourceFolder) -> Baseline:
    """The baseline in *file*, which belongs to the folder *project*.

    Raises:
        ContentError: it cannot be read, is a link that leads out of its folder, or has invalid lines.
    """
    return read_baseline(folder_of(file, project).read(file))


def folder_of(file: Path, project: SourceFolder) -> SourceFolder:
    """The folder that *file* must stay in: the *project*'s, or its own if it is outside the project."""
    return project if file.is_relative_to(project.root) else replace(project, root=file.parent)


def baseline_text(entries: Iterable[KnownFinding]) -> str:
    """The file's text for *entries*."""
    return ledger_text({entry.line: entry.line for entry in entries})
