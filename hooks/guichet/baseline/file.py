"""The file of a baseline: JSON Lines, an entry a line, sorted; lines of two branches merge as they are."""

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
"""Path, code and fingerprint: what equal findings of a file have in common, wherever in it they stand."""


def key_of(found: Diagnostic) -> Key:
    """What *found* has in common with its equals."""
    return found.location.path, found.code, found.fingerprint


class KnownFinding(BaseModel):
    """Some equal findings of one file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    path: str
    code: str
    fingerprint: str = Field(pattern="^[0-9a-f]{16}$")
    count: Annotated[StrictInt, Field(ge=1)] = 1
    message: str = ""
    """What was found, for people; it is not compared."""

    @property
    def key(self) -> Key:
        """What its findings have in common."""
        return self.path, self.code, self.fingerprint

    @property
    def line(self) -> str:
        """The entry as it is written."""
        values = {"path": self.path, "code": self.code, "message": self.message, "fingerprint": self.fingerprint}
        count = {} if self.count == 1 else {"count": self.count}
        return json.dumps({**values, **count}, ensure_ascii=False)


@dataclass(frozen=True)
class Baseline:
    """The entries of a file, each with the line it stands on."""

    source: SourceText
    entries: tuple[tuple[int, KnownFinding], ...] = ()

    @property
    def path(self) -> str:
        """The file, relative to the project's root."""
        return self.source.path

    def diagnostic(self, code: str, line: int, /, at: int | None = None, **values: object) -> Diagnostic:
        """A diagnostic of the kind *code* on a *line* of the file, or *at* a column of it."""
        return Diagnostic.of(code, Location(self.path, line, at), self.source.line(line), **values)


def read_baseline(source: SourceText) -> Baseline:
    """The baseline that *source* holds.

    Raises:
        ContentError: one diagnostic for each line that is no entry.
    """
    return Baseline(source, tuple(read_json_lines(source, KnownFinding)))


def open_baseline(file: Path, project: SourceFolder) -> Baseline:
    """The baseline in *file*, which the folder *project* of a project has.

    Raises:
        ContentError: it cannot be read, leads out of the project that it lies in, or has lines that are no entries.
    """
    return read_baseline(folder_of(file, project).read(file))


def folder_of(file: Path, project: SourceFolder) -> SourceFolder:
    """The folder that *file* may not lead out of: that of the *project*, or its own where it lies elsewhere."""
    return project if file.is_relative_to(project.root) else replace(project, root=file.parent)


def baseline_text(entries: Iterable[KnownFinding]) -> str:
    """The file that holds *entries*."""
    return ledger_text({entry.line: entry.line for entry in entries})
