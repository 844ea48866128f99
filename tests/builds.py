"""Builds of help centres: MkDocs run as people run it, on the hooks of this project."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from projects import write_project

PROJECT = Path(__file__).parents[1]
HOOKS = PROJECT / "hooks" / "mkdocs_hooks.py"

CONFIGURATION = f"""\
site_name: Aide
site_url: https://aide.example.org/
hooks: [{HOOKS}]
theme: {{name: material, language: fr, font: false, favicon: assets/icon.svg}}
plugins: []
extra: {{generator: false}}
"""
ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>\n'


GENERATOR = "mkdocs" if find_spec("mkdocs") else "properdocs"
"""What the tests run: MkDocs, or ProperDocs where that alone is installed."""


@dataclass(frozen=True)
class Run:
    """What a command did."""

    status: int
    out: str
    err: str


def run(root: Path, *command: str) -> Run:
    """Run a Python module, such as `mkdocs build`, in the folder *root*."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    return Run(done.returncode, done.stdout, done.stderr)


def build(root: Path, *options: str) -> Run:
    """Build the site of the project in *root*."""
    return run(root, GENERATOR, "build", "--config-file", "mkdocs.yml", *options)


def write_centre(root: Path, files: Mapping[str, str | bytes], *, configuration: str = CONFIGURATION) -> Path:
    """Write a help centre that builds, with *files* besides or instead."""
    return write_project(root, {"mkdocs.yml": configuration, "docs/assets/icon.svg": ICON, **files})


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below *folder*, by path."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def without_index(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """*files* of a site without its search index, whose files are named by what they hold."""
    return {path: content for path, content in files.items() if not path.startswith("pagefind/")}
