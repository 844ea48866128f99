"""What holds for every test."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import settings

from builds import PROJECT, build

settings.register_profile("steady", deadline=None)
settings.load_profile("steady")
"""What takes long is not wrong: the machine may be busy."""


@pytest.fixture(scope="session", autouse=True)
def repository_around(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A repository without a commit around all tiny projects: of theirs, no day is to be expected."""
    subprocess.run(["git", "init", "--quiet", str(tmp_path_factory.getbasetemp())], check=True)


@pytest.fixture(scope="session")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of this very help centre, built for the tests."""
    folder = tmp_path_factory.mktemp("own") / "site"
    done = build(PROJECT, "--strict", "--site-dir", str(folder))
    assert done.status == 0, done.err
    return folder


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say why a run with skipped tests has failed."""
    if terminalreporter.stats.get("skipped"):
        terminalreporter.write_line("A skipped test is a failed run: install what it lacks.", red=True)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a run in which a test was skipped: what was not tried has not passed."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None and reporter.stats.get("skipped") and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
