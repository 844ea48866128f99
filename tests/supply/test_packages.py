"""Packages: wheels alone, each held to its hashes, from wherever the installing machine takes them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builds import PROJECT

LOCKED = sorted(PROJECT.glob("requirements*.txt"))


def packages(file: Path) -> list[str]:
    """The entries of a lock file, each with its hashes."""
    return re.findall(r"^\S+==(?:.*\\\n)*.*", file.read_text("utf-8"), re.MULTILINE)


def test_there_is_a_lock_file_for_the_site_and_for_each_group() -> None:
    assert [file.name for file in LOCKED] == [
        "requirements-audit.txt",
        "requirements-fuzz.txt",
        "requirements-mutants.txt",
        "requirements-test.txt",
        "requirements.txt",
    ]


@pytest.mark.parametrize("file", LOCKED, ids=lambda file: file.stem)
def test_every_package_is_held_to_hashes_and_comes_as_a_wheel(file: Path) -> None:
    text = file.read_text("utf-8")
    assert "\n--only-binary :all:\n" in text
    assert "://" not in text
    entries = packages(file)
    assert len(entries) > 40
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("file", LOCKED, ids=lambda file: file.stem)
def test_what_is_installed_together_has_one_version(file: Path) -> None:
    base = {entry.split()[0] for entry in packages(PROJECT / "requirements.txt")}
    assert base <= {entry.split()[0] for entry in packages(file)}


def test_make_installs_wheels_alone() -> None:
    installing = [line for line in (PROJECT / "Makefile").read_text("utf-8").splitlines() if "pip install" in line]
    held = [line for line in installing if "--require-hashes --only-binary :all:" in line]
    own = [line for line in installing if line.endswith("--no-deps --no-build-isolation --editable .")]
    assert len(installing) == len(held) + len(own)
    assert len(own) == 1
