"""Environments that hold the wheel of Guichet, what it requires, and nothing else.

What it requires is there already, for the tests: it is linked, not fetched. So the wheel has to name all it needs.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement

from builds import PROJECT, Run


@dataclass(frozen=True)
class Environment:
    """A virtual environment."""

    folder: Path
    distributions: frozenset[str]

    def run(self, root: Path, *command: str, **variables: str) -> Run:
        """Run a command of the environment, such as `guichet build`, in the folder *root*."""
        program = self.folder / "bin" / command[0]
        environment = {**os.environ, **variables}
        environment.pop("PYTHONPATH", None)
        done = subprocess.run(
            [program, *command[1:]], cwd=root, env=environment, capture_output=True, text=True, check=False
        )
        return Run(done.returncode, done.stdout, done.stderr)


def build_wheel(folder: Path) -> Path:
    """The wheel of this project, built in *folder* from a copy of what git would have."""
    source = folder / "source"
    shutil.copytree(PROJECT / "hooks", source / "hooks", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(PROJECT / name, source)
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([*pip, "--wheel-dir", str(folder), str(source)], check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def install(wheel: Path, folder: Path, *, instead: Mapping[str, str]) -> Environment:
    """A new environment in *folder* with *wheel* and what it requires, where *instead* replaces some of that."""
    venv.create(folder, with_pip=False, symlinks=True)
    pip = [sys.executable, "-m", "pip", "--python", str(folder / "bin" / "python"), "install", "--quiet", "--no-deps"]
    subprocess.run([*pip, "--no-index", "--no-compile", str(wheel)], check=True, capture_output=True)
    packages = next(folder.glob("lib/python*/site-packages"))
    own = next(iter(Distribution.discover(name="guichet", path=[str(packages)])))
    wanted = dict(_required(own, instead))
    for found in wanted.values():
        _link(found, packages)
    return Environment(folder, frozenset(wanted))


def _required(own: Distribution, instead: Mapping[str, str]) -> Iterator[tuple[str, Distribution]]:
    """What *own* requires, and what that requires, by name."""
    seen: set[str] = set()
    waiting = [own]
    while waiting:
        for text in waiting.pop().requires or []:
            requirement = Requirement(text)
            name = re.sub("[-_.]+", "-", requirement.name).lower()
            name = instead.get(name, name)
            if name in seen or not (requirement.marker is None or requirement.marker.evaluate({"extra": ""})):
                continue
            seen.add(name)
            found = distribution(name)
            waiting.append(found)
            yield name, found


def _link(found: Distribution, packages: Path) -> None:
    """Put *found* into the folder *packages*."""
    for file in {Path(str(path)).parts[0] for path in found.files or []} - {"..", "__pycache__"}:
        source, target = Path(str(found.locate_file(file))), packages / file
        if not target.exists():
            target.symlink_to(source)
