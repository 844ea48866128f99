"""What holds for every test."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from builds import PROJECT, build

OF_THE_CALLER = ("COLUMNS", "FORCE_COLOR", "LANG", "LANGUAGE", "NO_COLOR", "SOURCE_DATE_EPOCH", "TZ")
"""Variables that change what Guichet, git or MkDocs do or say; so do those that begin as below."""
BEGINNINGS = ("GIT_", "GUICHET_", "LC_")


def as_started_anew() -> None:
    """Forget the variables and the signals that the program which runs the tests has set, as hooks and CI do.

    A job in the background inherits signals that are ignored, and hands them on to whatever it starts.
    """
    for name in [name for name in os.environ if name in OF_THE_CALLER or name.startswith(BEGINNINGS)]:
        del os.environ[name]
    os.environ["LC_ALL"] = "C.UTF-8"
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for number in (signal.SIGHUP, signal.SIGQUIT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)


as_started_anew()
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")
"""What takes long is not wrong: the machine may be busy."""


@pytest.fixture(scope="session", autouse=True)
def repository_around(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A repository without a commit around all tiny projects: of theirs, no day is to be expected."""
    around = tmp_path_factory.getbasetemp()
    subprocess.run(["git", "init", "--quiet", str(around)], check=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tempfile, "tempdir", str(around))
        yield


@pytest.fixture(scope="session")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of this very help centre, built for the tests."""
    folder = tmp_path_factory.mktemp("own") / "site"
    done = build(PROJECT, "--strict", "--site-dir", str(folder))
    assert done.status == 0, done.err
    return folder


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what `make quick` leaves out; tests of random input are marked by Hypothesis."""
    for item in items:
        if item.path.is_relative_to(PROJECT / "tests" / "browser"):
            item.add_marker("browser")
        if item.path.stem in ("test_speed", "test_time"):
            item.add_marker("speed")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say why a run with skipped tests has failed."""
    if terminalreporter.stats.get("skipped"):
        terminalreporter.write_line("A skipped test is a failed run: install what it lacks.", red=True)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a run in which a test was skipped: what was not tried has not passed."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None and reporter.stats.get("skipped") and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
