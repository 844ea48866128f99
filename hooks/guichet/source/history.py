"""History: the day each file last changed, as the version control knows it.

Git takes configuration from wherever it finds a repository, and configuration can name programs to run. Guides come
from strangers, so Git is never started inside their folders and never looks for a repository by itself: it is told
which one to read, that of the project, and every setting by which reading it could run a program is off.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

TIME_LIMIT = 120
"""Seconds after which Git is given up: some twenty times what a history of 100,000 commits takes."""

_SETTINGS = (
    "safe.bareRepository=explicit",
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    "core.pager=cat",
    "core.sshCommand=false",
    "diff.external=",
    "gpg.program=false",
    "log.showSignature=false",
    "log.showRoot=true",
    "log.follow=false",
    "protocol.allow=never",
)
"""What the configuration of the repository says on these matters is overruled."""
_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_PAGER": "cat",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_LOG = (
    *("log", "--format=tformat:%x00%ct%x20%P", "--name-only", "-z", "--no-renames"),
    *("--no-ext-diff", "--no-textconv", "--no-show-signature", "--no-mailmap", "--no-color", "--no-notes"),
)
"""An empty record, one with the time and the parents of a commit, and one for each of its files, the first of which
begins with a line feed. No file has an empty name."""


@dataclass(frozen=True)
class Gap:
    """Why days are not known of all files, and what can be done about it."""

    reason: str
    repair: str


@dataclass(frozen=True)
class History:
    """When files changed."""

    days: Mapping[Path, date] = field(default_factory=dict)
    """The day (UTC) of the last commit of each file, by absolute path; a file never committed has none."""
    gap: Gap | None = None


class _GitError(Exception):
    """Git could not be asked; the text says why."""


def read_history(project: Path, folders: Sequence[Path]) -> History:
    """When the files below *folders* last changed, by the repository that the folder *project* lies in.

    It is read in one walk, however many files there are. In a shallow clone the oldest commits stand for all that was
    before them, so that nothing is concluded from those.
    """
    top = next((folder for folder in (project, *project.parents) if os.path.lexists(folder / ".git")), None)
    if top is None:
        return History(gap=Gap("the project is in no Git repository", "build it from a clone"))
    inside = [folder.relative_to(top).as_posix() for folder in folders if folder.is_relative_to(top)]
    try:
        is_shallow = _ask(top, "rev-parse", "--is-shallow-repository").strip() == b"true"
        if not _has_commit(top):
            return History()
        told = _ask(top, *_LOG, "HEAD", "--", *inside)
    except FileNotFoundError:
        return History(gap=Gap("Git is not installed", "install it"))
    except subprocess.TimeoutExpired:
        return History(gap=Gap(f"Git took more than {TIME_LIMIT} seconds", "see what `git log` takes so long for"))
    except (_GitError, OSError) as error:
        return History(gap=Gap(f"Git says: {error}", "see what `git log` says"))
    days: dict[Path, date] = {}
    for day, name in _changes(told, without_roots=is_shallow):
        days.setdefault(top / name, day)
    return History(days, Gap("the clone is shallow", "fetch the rest: `git fetch --unshallow`") if is_shallow else None)


def _has_commit(top: Path) -> bool:
    """Whether anything has been committed on the branch that is checked out."""
    try:
        return bool(_ask(top, "rev-parse", "--quiet", "--verify", "HEAD"))
    except _GitError:
        return False


def _ask(top: Path, *arguments: str) -> bytes:
    """What Git answers about the repository of the folder *top*.

    Raises:
        FileNotFoundError: there is no Git.
        TimeoutExpired: it took too long.
        _GitError: it failed.
    """
    settings = [part for setting in _SETTINGS for part in ("-c", setting)]
    command = ["git", *settings, f"--git-dir={top / '.git'}", f"--work-tree={top}", *arguments]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | _ENVIRONMENT
    done = subprocess.run(
        command,
        cwd=top,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=TIME_LIMIT,
        check=False,
    )
    if done.returncode:
        raise _GitError(done.stderr.decode("utf-8", "replace").strip().partition("\n")[0])
    return done.stdout


def _changes(told: bytes, *, without_roots: bool) -> Iterator[tuple[date, str]]:
    """The day of each commit and each file that it changed, the newest first; not those of commits without a parent."""
    for record in told.split(b"\0\0"):
        commit, _, names = record.removeprefix(b"\0").partition(b"\0")
        stamp, _, parents = commit.partition(b" ")
        day = _day_of(stamp)
        if day is not None and (parents or not without_roots):
            for name in names.removeprefix(b"\n").rstrip(b"\0").split(b"\0"):
                if name:
                    yield day, os.fsdecode(name)


def _day_of(stamp: bytes) -> date | None:
    """The day of a Unix time; `None` for a time that no calendar has."""
    try:
        return datetime.fromtimestamp(int(stamp), UTC).date()
    except (ValueError, OverflowError, OSError):
        return None
