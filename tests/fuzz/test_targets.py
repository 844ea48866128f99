"""The fuzz targets hold for the inputs that they begin with, and for every one that they once failed on."""

from __future__ import annotations

import pytest

from builds import PROJECT
from fuzz.seeds import FOUND, found, seeds
from fuzz.targets import TARGETS

INPUTS = [
    pytest.param(name, content, id=f"{name}-{number}")
    for name in TARGETS
    for number, content in enumerate([*found(name), *seeds(name)[len(found(name)) :: 12]])
]


@pytest.mark.parametrize(("name", "content"), INPUTS)
def test_a_target_holds(name: str, content: bytes) -> None:
    TARGETS[name](content)


def test_every_target_is_fuzzed_by_make_and_no_finding_is_without_one() -> None:
    fuzzed = next(line for line in (PROJECT / "Makefile").read_text("utf-8").splitlines() if line.startswith("FUZZED"))
    assert fuzzed.split()[2:] == list(TARGETS)
    assert {folder.name for folder in FOUND.iterdir()} <= set(TARGETS)
