"""Speed: the work of a check grows with the site and no faster, and is a part of what lychee needs for the same."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from math import log
from pathlib import Path

import pytest

from guichet.links import check_site
from links.large import write_large_site
from links.lychee import lychee_command
from links.sites import OWN

GUIDES = 600
COUNTED = """\
import re, sys
from pathlib import Path
from guichet.links import check_site
check_site(Path(sys.argv[1]), site_address=sys.argv[2])
print(int(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024)
"""
"""A program that checks a site and tells how many megabytes it had at most; its own, not those of who started it."""


@pytest.fixture(scope="module")
def large_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_large_site(tmp_path_factory.mktemp("large").resolve() / "site", GUIDES)


def calls_of(work: Callable[[], object]) -> int:
    """How many functions are called meanwhile, which says the same on any machine, however busy."""
    count = 0

    def note(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def test_a_large_site_is_sound(large_site: Path) -> None:
    report = check_site(large_site, site_address=OWN, name="site")
    assert report.findings == ()
    assert report.links > 35 * GUIDES


def test_the_work_grows_no_faster_than_the_site(tmp_path: Path) -> None:
    counts = {}
    for guides in (100, 800):
        root = write_large_site(tmp_path / str(guides), guides)
        counts[guides] = calls_of(partial(check_site, root, site_address=OWN))
    assert log(counts[800] / counts[100], 800 / 100) <= 1.05


def test_a_check_takes_a_part_of_the_time_that_lychee_takes(large_site: Path) -> None:
    """Both are measured by the time that they have a processor, which other programs beside them change less."""

    def seconds(work: Callable[[], object]) -> float:
        before = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
        work()
        after = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
        return sum(b.ru_utime + b.ru_stime - a.ru_utime - a.ru_stime for a, b in zip(before, after, strict=True))

    def lychee() -> None:
        subprocess.run(lychee_command(large_site), capture_output=True, check=True, cwd=large_site)

    ours = min(seconds(lambda: check_site(large_site, site_address=OWN)) for _ in range(3))
    theirs = min(seconds(lychee) for _ in range(3))
    assert ours < theirs / 2


def test_a_check_needs_little_memory(large_site: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", COUNTED, str(large_site), OWN], capture_output=True, text=True, check=True
    )
    assert int(done.stdout) < 150


def test_many_faults_take_no_longer_each(tmp_path: Path) -> None:
    """A folder that has moved breaks every link to it: what was meant is looked for without comparing all with all."""
    root = write_large_site(tmp_path / "site", 400)
    (root / "fr" / "produit-1").rename(root / "fr" / "produit-un")
    began = time.process_time()
    report = check_site(root, site_address=OWN, name="site")
    assert len(report.findings) > 400
    assert time.process_time() - began < 20
