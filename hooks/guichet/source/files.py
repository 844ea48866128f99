"""Files: a folder of sources, and nothing outside it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from guichet.diagnostics import ContentError, Diagnostic, Location
from guichet.source.limits import TextLimits
from guichet.source.opening import open_regular
from guichet.source.text import SourceText, Span, decode

_WELL_KNOWN = ".well-known"
_OF_PROGRAMS = re.compile(
    r"\.(_|~|#|DS_Store$|git|hg|svn|directory$|editorconfig$|fuse_hidden|guichet-|idea$|markdownlint|nfs|obsidian$|"
    r"prettier|vale|vscode$|.*\.sw[a-p]$)"
)
"""The beginnings of hidden names under which editors, systems and version control keep what nobody means to publish."""


@dataclass(frozen=True)
class SourceFolder:
    """A folder of files that people write. Symbolic links out of it are refused, never followed."""

    project: Path
    """The project's root, absolute."""
    root: Path
    """The folder itself, absolute."""
    limits: TextLimits = field(default=TextLimits(), kw_only=True)
    """How large the files that are read may be."""
    changes: Mapping[Path, bytes | None] = field(default_factory=dict, kw_only=True)
    """Files as they would be, by absolute path, whatever the disk holds; `None` for one that would not be there."""

    @property
    def name(self) -> str:
        """The folder as people write it: relative to the project's root, ending in `/`."""
        return f"{self.path_of(self.root)}/"

    def path_of(self, file: Path) -> str:
        """The path of *file* relative to the project's root, with `/` between folders."""
        return Path(os.path.relpath(file, self.project)).as_posix()

    def files(
        self,
        unreadable: Callable[[Diagnostic], None] = lambda fault: None,
        hidden: Callable[[Path], None] = lambda file: None,
    ) -> Iterator[Path]:
        """Every file of the folder and of its folders, sorted by path; *unreadable* is told of folders not entered.

        Files and folders whose name begins with `.` are not ours, but for the folder that browsers and hosts look into;
        *hidden* is told of them, unless programs keep their own things there.
        A folder behind a symbolic link is not entered: a guide has one place. The folder itself may be such a link, if
        that leads to a place within the project.
        """
        folders = [self.root]
        is_within = self.root.is_relative_to(self.project)
        if is_within and not Path(self._real_root).is_relative_to(os.path.realpath(self.project)):
            unreadable(Diagnostic.of("folder-linked", Location(self.name)))
            folders = []
        while folders:
            folder = folders.pop()
            try:
                entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
            except (FileNotFoundError, NotADirectoryError):
                continue
            except OSError as error:
                place = Location(f"{self.path_of(folder)}/")
                unreadable(Diagnostic.of("file-unreadable", place, reason=error.strerror or error))
                continue
            inner: list[Path] = []
            for entry in entries:
                file = Path(entry.path)
                if entry.name.startswith(".") and entry.name != _WELL_KNOWN:
                    if not _OF_PROGRAMS.match(entry.name):
                        hidden(file)
                    continue
                if entry.is_dir(follow_symlinks=False):
                    inner.append(file)
                elif entry.is_symlink() and file.is_dir():
                    unreadable(Diagnostic.of("folder-linked", Location(f"{self.path_of(file)}/")))
                elif file not in self.changes:
                    yield file
            folders += reversed(inner)
        changed = (file for file, content in self.changes.items() if content is not None)
        yield from sorted(file for file in changed if file.is_relative_to(self.root))

    def exists(self, file: Path) -> bool:
        """Whether there is a file or a folder *file*."""
        return self.changes[file] is not None if file in self.changes else os.path.lexists(file)

    @cached_property
    def _real_root(self) -> str:
        return os.path.realpath(self.root)

    def require_inside(self, file: Path) -> Path:
        """Where *file* is in truth; one that leads out of the folder is refused.

        Raises:
            ContentError: it does, by `..` or through a symbolic link.
        """
        # `Path.resolve` fails where a link leads to itself; this leaves it to who reads the file.
        real = Path(os.path.realpath(file))
        if not real.is_relative_to(self._real_root):
            raise ContentError([Diagnostic.of("file-outside", Location(self.path_of(file)), root=self.name)])
        return real

    def read(self, file: Path) -> SourceText:
        """The text of *file*.

        Raises:
            ContentError: it lies outside, is missing, too large, no readable file, or not UTF-8, or has a line that is
                too long.
        """
        source = decode(self.path_of(file), self.content(file))
        limit = self.limits.line
        longest = next((start for start, line in source.lines() if len(line) > limit), None)
        if longest is not None:
            raise ContentError([source.diagnostic("line-too-long", Span(longest + limit), limit=limit)])
        return source

    def content(self, file: Path) -> bytes:
        """The bytes of *file*.

        Raises:
            ContentError: it lies outside, is missing, too large, or no readable file.
        """
        with self.opened(file) as (stream, size):
            return stream.read(size)

    @contextmanager
    def opened(self, file: Path) -> Iterator[tuple[BinaryIO, int]]:
        """*file*, open for reading, and how many bytes it has.

        Raises:
            ContentError: it lies outside, is missing, too large, or no readable file.
        """
        place = Location(self.path_of(file))
        real = self.require_inside(file)
        if file in self.changes:
            changed = self.changes[file]
            if changed is None:
                raise ContentError([Diagnostic.of("file-missing", place, name=place.path)])
            yield BytesIO(changed), len(changed)
            return
        with self._refusing(file), open_regular(real) as stream:
            size = os.fstat(stream.fileno()).st_size
            if size > self.limits.size:
                limit, repair = self.limits.size, self.limits.repair
                raise ContentError([Diagnostic.of("file-too-large", place, size=size, limit=limit, repair=repair)])
            yield stream, size

    @contextmanager
    def _refusing(self, file: Path) -> Iterator[None]:
        """What the system says of *file* meanwhile becomes a diagnostic."""
        place = Location(self.path_of(file))
        try:
            yield
        except FileNotFoundError:
            raise ContentError([Diagnostic.of("file-missing", place, name=place.path)]) from None
        except OSError as error:
            raise ContentError([Diagnostic.of("file-unreadable", place, reason=error.strerror or error)]) from None
