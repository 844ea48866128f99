"""History: the day each file last changed, as the version control knows it."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path


def last_commits(folder: Path) -> Mapping[Path, date]:
    """The day (UTC) of the last commit of every file below *folder*, by absolute path.

    Read in one walk of the history, however many files there are. Empty where there is no Git, no repository, or no
    commit yet; a file never committed has no entry.
    """
    command = [
        "git",
        "-c",
        "core.quotePath=off",
        "log",
        "--format=%x01%ct",
        "--name-only",
        "--relative",
        "-z",
        "--",
        ".",
    ]
    try:
        finished = subprocess.run(command, cwd=folder, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return {}
    days: dict[Path, date] = {}
    for commit in finished.stdout.decode("utf-8", "replace").split("\x01")[1:]:
        stamp, _, names = commit.partition("\0")
        day = datetime.fromtimestamp(int(stamp), UTC).date()
        for name in names.strip("\n\0").split("\0"):
            if name:
                days.setdefault(folder / name, day)
    return days
