"""Proposals: files as they are, and as they would be once repaired."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from guichet.diagnostics import ContentError, Diagnostic
from guichet.editing import difference
from guichet.model import Library
from guichet.repairs import callouts, external_marks, front_matter, links  # noqa: F401  # each registers its repairs
from guichet.repairs.inspection import Inspector
from guichet.repairs.registry import REPAIRS
from guichet.repairs.round import Rounds, State, worsened
from guichet.source import SourceFolder


@dataclass(frozen=True, slots=True)
class Proposal:
    """A file with its repaired content."""

    file: Path
    path: str
    """The file, relative to the project's root, with `/` between folders."""
    before: bytes
    after: bytes
    repairs: int
    """How many faults are repaired."""

    @property
    def difference(self) -> str:
        """The changes as a unified diff."""
        return difference(self.path, self.before.decode("utf-8"), self.after.decode("utf-8"))


def propose(library: Library, faults: Iterable[Diagnostic], guides: SourceFolder, docs: SourceFolder) -> list[Proposal]:
    """The files of a project that can be repaired, sorted by path.

    *library* and *faults* are the results of loading and rendering the project; *guides* and *docs* are its folders.
    Faults that a repair reveals in its own file are repaired too. No file outside the two folders, and none behind
    a symbolic link, is ever part of a proposal.
    """
    inspector = Inspector(library, guides, docs)
    found = (_proposal(inspector, path) for path in sorted(_candidates(library, faults)))
    return [proposal for proposal in found if proposal is not None]


def _candidates(library: Library, faults: Iterable[Diagnostic]) -> Iterator[str]:
    """The files with faults, and those with `.external`, which may be on a link to one of these."""
    paths = {found.location.path for found in faults}
    if any(path.endswith(".md") for path in library.unusable):
        paths.update(page.path for page in library.everything if ".external" in page.document.source.text)
    return (path for path in paths if path.endswith(".md"))


def _proposal(inspector: Inspector, path: str) -> Proposal | None:
    found = _own_file(inspector, path)
    if found is None:
        return None
    file, before = found
    try:
        state = _repaired(inspector, path, before)
    except ContentError:
        return None
    return Proposal(file, path, before, state.content, state.repairs) if state.content != before else None


def _repaired(inspector: Inspector, path: str, content: bytes) -> State:
    """*content* after every repair that causes no new fault."""
    careful = Rounds(inspector, path)
    begin = State(content, inspector.inspect(path, content))
    if begin.inspection.page is None:
        begin = careful.run(begin)
    bold = Rounds(inspector, path, passing=REPAIRS).run(begin)
    return careful.run(begin) if worsened(begin.inspection, bold.inspection) else bold


def _own_file(inspector: Inspector, path: str) -> tuple[Path, bytes] | None:
    """The file *path* and its content, if it is readable, in one of the folders and not behind a symbolic link."""
    for folder in inspector.folders:
        file = Path(os.path.normpath(folder.project / path))
        if not file.is_relative_to(folder.root):
            continue
        if os.path.realpath(file) != os.path.normpath(Path(os.path.realpath(folder.project)) / path):
            return None
        try:
            return file, folder.content(file)
        except ContentError:
            return None
    return None
