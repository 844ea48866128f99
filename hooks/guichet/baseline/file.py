"""The file of a baseline: JSON Lines, an entry a line, sorted; lines of two branches merge as they are."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, StrictInt, ValidationError

from guichet.diagnostics import MOST_FAULTS, ContentError, Diagnostic, Location
from guichet.source import SourceFolder, SourceText

Key: TypeAlias = tuple[str, str, str]
"""Path, code and fingerprint: what equal findings of a file have in common, wherever in it they stand."""


def key_of(found: Diagnostic) -> Key:
    """What *found* has in common with its equals."""
    return found.location.path, found.code, found.fingerprint


class Entry(BaseModel):
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
        count = {} if self.count == 1 else {"count": self.count}
        values = {"path": self.path, "code": self.code, **count, "message": self.message}
        return json.dumps({**values, "fingerprint": self.fingerprint}, ensure_ascii=False)


@dataclass(frozen=True)
class Baseline:
    """The entries of a file, each with the line it stands on."""

    source: SourceText
    entries: tuple[tuple[int, Entry], ...] = ()

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
    baseline = Baseline(source)
    entries: list[tuple[int, Entry]] = []
    faults: list[Diagnostic] = []
    for number in range(1, source.line_count + 1):
        text = source.line(number)
        if text.strip():
            try:
                entries.append((number, Entry.model_validate(json.loads(text))))
            except (ValueError, RecursionError) as error:
                column = error.colno if isinstance(error, json.JSONDecodeError) else None
                faults.append(baseline.diagnostic("baseline-entry", number, column, problem=_problem(error)))
                if len(faults) == MOST_FAULTS:
                    faults.append(baseline.diagnostic("faults-many", number, limit=MOST_FAULTS))
                    break
    if faults:
        raise ContentError(faults)
    return Baseline(source, tuple(entries))


def _problem(error: Exception) -> str:
    match error:
        case ValidationError():
            first, *_ = error.errors(include_url=False, include_input=False, include_context=False)
            key = "".join(f"`{step}`: " for step in first["loc"])
            return f"{key}{first['msg'].lower()}"
        case json.JSONDecodeError():
            return "from here on, it is not JSON"
    return "nobody can read it"


def open_baseline(file: Path, project: SourceFolder) -> Baseline:
    """The baseline in *file*, which the folder *project* of a project has.

    Raises:
        ContentError: it cannot be read, leads out of the project that it lies in, or has lines that are no entries.
    """
    return read_baseline(folder_of(file, project).read(file))


def folder_of(file: Path, project: SourceFolder) -> SourceFolder:
    """The folder that *file* may not lead out of: that of the *project*, or its own where it lies elsewhere."""
    return project if file.is_relative_to(project.root) else replace(project, root=file.parent)


def baseline_text(entries: Iterable[Entry]) -> str:
    """The file that holds *entries*."""
    in_order = sorted(entries, key=lambda entry: (entry.path, entry.code, entry.message, entry.fingerprint))
    return "".join(f"{entry.line}\n" for entry in in_order)
