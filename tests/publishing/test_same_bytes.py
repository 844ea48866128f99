"""Same bytes: a site depends on its sources alone, and not on when, where and by whom it is built."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

import pytest

from builds import CONFIGURATION, contents, write_centre
from projects import DATA, HOME, INDEX, guide

FILES: dict[str, str | bytes] = {
    "docs/index.en.md": HOME,
    "docs/assets/plan.pdf": b"%PDF-1.7",
    "guides/data.yml": DATA,
    "guides/emails/index.en.md": INDEX,
    "guides/emails/outlook.md": guide("outlook", "## Ports {#ports}\n\n> [!table] imap\n", updated="2026-01-02"),
    "guides/emails/outlook.en.md": guide("outlook", "## Ports {#ports}\n\nText.\n", legacy_guide_number=7),
    "guides/emails/secret.md": guide("secret", "![Un écran](images/écran.png)\n", hidden="true"),
    "guides/emails/images/écran.png": b"\x89PNG\r\n\x1a\n",
    **{f"guides/emails/mail-{number}.md": guide(f"mail-{number}", f"L’erreur {number}.\n") for number in range(6)},
}
TWO_LANGUAGES = "guichet: {languages: [en], hosts: [netlify, apache]}"
ANOTHER_DAY = """\
import datetime

_now = datetime.datetime(2031, 5, 17, 23, 59, tzinfo=datetime.timezone.utc)


class Moment(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return _now.astimezone(tz) if tz else _now.replace(tzinfo=None)


class Day(datetime.date):
    @classmethod
    def today(cls):
        return _now.date()


datetime.datetime, datetime.date = Moment, Day
import time

time.time = _now.timestamp
"""
ONE_PROCESSOR = """\
import os

if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
"""
ANOTHER_ORDER = """\
import os

_listdir, _scandir = os.listdir, os.scandir


class Backwards:
    def __init__(self, entries):
        self._entries = entries
        self._sorted = iter(sorted(entries, key=lambda entry: entry.name, reverse=True))

    def __iter__(self):
        return self._sorted

    def __next__(self):
        return next(self._sorted)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self._entries.close()

    def close(self):
        self._entries.close()


os.listdir = lambda path=".": sorted(_listdir(path), reverse=True)
os.scandir = lambda path=".": Backwards(_scandir(path))
"""


def built(folder: Path, environment: Mapping[str, str] = {}, *, mask: int = 0o022, code: str = "") -> Path:
    """The site of a project in *folder*, built with *code* run beforehand."""
    configuration = CONFIGURATION.replace("extra: {", f"extra: {{{TWO_LANGUAGES}, ")
    root = write_centre(folder / "centre", FILES, configuration=configuration)
    (folder / "sitecustomize.py").write_text(dedent(code))
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(folder), **environment},
        capture_output=True,
        text=True,
        check=False,
        umask=mask,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("first"), {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"})


def modes(site: Path) -> dict[str, int]:
    """The permissions of all files and folders of *site*."""
    return {path.relative_to(site).as_posix(): path.stat().st_mode & 0o777 for path in (site, *site.rglob("*"))}


@pytest.mark.parametrize(
    ("environment", "mask", "code"),
    [
        pytest.param({"PYTHONHASHSEED": "1"}, 0o022, "", id="another hash seed"),
        pytest.param({"TZ": "Pacific/Kiritimati", "LC_ALL": "C"}, 0o022, "", id="another zone and locale"),
        pytest.param({}, 0o077, "", id="a umask that closes files"),
        pytest.param({}, 0o000, "", id="a umask that opens files"),
        pytest.param({}, 0o022, ANOTHER_DAY, id="another day"),
        pytest.param({}, 0o022, ANOTHER_ORDER, id="another order of files in folders"),
        pytest.param({"RAYON_NUM_THREADS": "1"}, 0o022, ONE_PROCESSOR, id="a single worker"),
    ],
)
def test_a_site_is_the_same_with(
    environment: Mapping[str, str], mask: int, code: str, site: Path, tmp_path: Path
) -> None:
    other = built(tmp_path / "un autre dossier, là", environment, mask=mask, code=code)
    ours, theirs = contents(site), contents(other)
    assert {path for path in ours.keys() | theirs.keys() if ours.get(path) != theirs.get(path)} == set()
    assert modes(other) == modes(site)


def test_every_file_of_a_site_can_be_read_by_a_server(site: Path) -> None:
    found = modes(site)
    assert {mode for path, mode in found.items() if (site / path).is_file()} == {0o644}
    assert {mode for path, mode in found.items() if (site / path).is_dir()} == {0o755}
