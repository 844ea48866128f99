"""History: the day of the last commit of each file, and that no repository can have a program run to tell it."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from guichet.source import read_history
from guichet.source.history import Gap

OLD, NEW = date(2024, 5, 1), date(2025, 6, 2)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    return folder


def git(folder: Path, *arguments: str, day: date = OLD) -> None:
    """Run Git in *folder*, as someone, at noon of *day* (UTC)."""
    moment = f"{day}T12:00:00+00:00"
    person = {f"GIT_{role}_{part}": "a@example.org" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
    environment = {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment, "GIT_CONFIG_GLOBAL": os.devnull, **person}
    subprocess.run(
        ["git", "-c", "protocol.file.allow=always", *arguments],
        cwd=folder,
        check=True,
        env={**os.environ, **environment},
        capture_output=True,
    )


def commit(folder: Path, day: date, *files: str) -> None:
    """Change *files* and commit them on *day*."""
    for name in files:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(str(day), "utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Change", day=day)


def test_each_file_has_the_day_of_its_own_last_commit(repository: Path) -> None:
    names = "guides/été à la mer.md", "guides/\x01\n2 3.md"
    commit(repository, OLD, "guides/un.md", "guides/deux.md", "docs/index.md", "README.md")
    commit(repository, NEW, "guides/deux.md", *names)
    git(repository, "commit", "--allow-empty", "--message", "Nothing", day=NEW)
    (repository / "guides/brouillon.md").write_text("", "utf-8")
    guides, docs = repository / "guides", repository / "docs"
    found = read_history(repository, (guides, docs))
    assert found.days == {
        guides / "un.md": OLD,
        guides / "deux.md": NEW,
        docs / "index.md": OLD,
        **{repository / name: NEW for name in names},
    }
    assert found.gap is None


def test_a_project_deep_in_a_repository_has_its_days(repository: Path) -> None:
    commit(repository, OLD, "help/guides/un.md")
    project = repository / "help"
    assert read_history(project, (project / "guides",)).days == {project / "guides/un.md": OLD}


def test_a_worktree_has_its_days(repository: Path) -> None:
    commit(repository, OLD, "guides/un.md")
    git(repository, "worktree", "add", "../second")
    project = repository.parent / "second"
    assert read_history(project, (project / "guides",)).days == {project / "guides/un.md": OLD}


def test_a_repository_without_a_commit_has_no_days(repository: Path) -> None:
    found = read_history(repository, (repository / "guides",))
    assert (found.days, found.gap) == ({}, None)


def test_a_checkout_of_someone_else_has_its_days(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(repository, OLD, "guides/un.md")
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert read_history(repository, (repository / "guides",)).days == {repository / "guides/un.md": OLD}


def test_a_shallow_clone_knows_what_changed_since_and_says_so(repository: Path) -> None:
    commit(repository, OLD, "guides/un.md", "guides/deux.md")
    commit(repository, OLD, "guides/un.md", "guides/trois.md")
    commit(repository, NEW, "guides/deux.md")
    clone = repository.parent / "clone"
    git(repository.parent, "clone", "--depth=2", repository.as_uri(), str(clone))
    found = read_history(clone, (clone / "guides",))
    assert found.days == {clone / "guides/deux.md": NEW}
    assert found.gap == Gap("the clone is shallow", "fetch the rest: `git fetch --unshallow`")


def test_a_folder_outside_version_control_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os.path, "lexists", lambda path: False)
    found = read_history(tmp_path, (tmp_path / "guides",))
    assert (found.days, found.gap) == ({}, Gap("the project is in no Git repository", "build it from a clone"))


def test_a_machine_without_git_says_so(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    found = read_history(repository, (repository / "guides",))
    assert (found.days, found.gap) == ({}, Gap("Git is not installed", "install it"))


def test_a_git_that_does_not_answer_is_given_up(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository / "git").write_text("#!/bin/sh\nexec /bin/sleep 60\n", "utf-8")
    (repository / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(repository))
    monkeypatch.setattr("guichet.source.history.TIME_LIMIT", 0.1)
    found = read_history(repository, (repository / "guides",))
    assert found.gap == Gap("Git took more than 0.1 seconds", "see what `git log` takes so long for")


def test_a_broken_repository_says_so(tmp_path: Path) -> None:
    (tmp_path / ".git").write_text("gitdir: nowhere\n", "utf-8")
    found = read_history(tmp_path, (tmp_path / "guides",))
    assert found.gap is not None
    assert found.gap.reason.startswith("Git says: fatal: not a git repository")


def test_a_time_that_no_calendar_has_is_no_day(repository: Path) -> None:
    commit(repository, OLD, "guides/un.md")
    raw = subprocess.run(["git", "cat-file", "commit", "HEAD"], cwd=repository, capture_output=True, check=True).stdout
    seconds = str(int(raw.split(b"> ")[1].split()[0])).encode()
    made = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin"],
        input=raw.replace(seconds, b"9" * 18),
        cwd=repository,
        capture_output=True,
        check=True,
    )
    git(repository, "reset", "--soft", made.stdout.decode().strip())
    assert read_history(repository, (repository / "guides",)).days == {}


# What a stranger, or a careless owner, may have put in place: none of it may run.


@pytest.fixture
def marker(tmp_path: Path) -> Path:
    """A program that leaves a trace when it is run."""
    program = tmp_path / "marker"
    program.write_text(f"#!/bin/sh\n/usr/bin/touch '{tmp_path}/it-ran'\nexit 1\n", "utf-8")
    program.chmod(0o755)
    return program


def hostile_settings(marker: Path) -> str:
    """Every setting of Git by which a log might run a program."""
    return f"""\
[core]
    repositoryformatversion = 0
    fsmonitor = {marker}
    pager = {marker}
    editor = {marker}
    hooksPath = {marker.parent}
    sshCommand = {marker}
    gitProxy = {marker}
    alternateRefsCommand = {marker}
    askPass = {marker}
    attributesFile = {marker.parent}/attributes
[log]
    showSignature = true
[gpg]
    program = {marker}
[gpg "ssh"]
    program = {marker}
    defaultKeyCommand = {marker}
[gpg "x509"]
    program = {marker}
[pager]
    log = {marker}
[alias]
    log = !{marker}
[diff]
    external = {marker}
[diff "own"]
    command = {marker}
    textconv = {marker}
[filter "own"]
    clean = {marker}
    smudge = {marker}
    process = {marker}
[credential]
    helper = !{marker}
[uploadpack]
    packObjectsHook = {marker}
[protocol "ext"]
    allow = always
[remote "origin"]
    url = ext::{marker}
    promisor = true
    partialclonefilter = tree:0
"""


def make_signed(folder: Path) -> None:
    """Give the last commit of *folder* a signature, which a log may want to verify."""
    raw = subprocess.run(["git", "cat-file", "commit", "HEAD"], cwd=folder, capture_output=True, check=True).stdout
    head, _, words = raw.partition(b"\n\n")
    signature = b"gpgsig -----BEGIN PGP SIGNATURE-----\n \n wsBc\n -----END PGP SIGNATURE-----"
    made = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin"],
        input=b"\n".join((head, signature)) + b"\n\n" + words,
        cwd=folder,
        capture_output=True,
        check=True,
    )
    git(folder, "reset", "--soft", made.stdout.decode().strip())


def assert_nothing_ran(marker: Path) -> None:
    assert not (marker.parent / "it-ran").exists()


def test_the_settings_of_the_repository_run_nothing(repository: Path, marker: Path) -> None:
    commit(repository, OLD, "guides/un.md")
    make_signed(repository)
    (repository / ".gitattributes").write_text("*.md diff=own filter=own\n", "utf-8")
    with (repository / ".git/config").open("a", encoding="utf-8") as config:
        config.write(hostile_settings(marker))
    assert read_history(repository, (repository / "guides",)).days == {repository / "guides/un.md": OLD}
    assert_nothing_ran(marker)


def test_settings_that_the_repository_includes_from_the_guides_run_nothing(repository: Path, marker: Path) -> None:
    commit(repository, OLD, "guides/un.md")
    make_signed(repository)
    (repository / "guides/config").write_text(hostile_settings(marker), "utf-8")
    with (repository / ".git/config").open("a", encoding="utf-8") as config:
        config.write("[include]\n    path = ../guides/config\n")
    assert read_history(repository, (repository / "guides",)).days == {repository / "guides/un.md": OLD}
    assert_nothing_ran(marker)


def test_objects_that_are_missing_are_not_fetched(repository: Path, marker: Path) -> None:
    commit(repository, OLD, "guides/un.md")
    with (repository / ".git/config").open("a", encoding="utf-8") as config:
        config.write("[extensions]\n    partialclone = origin\n" + hostile_settings(marker).replace("= 0", "= 1"))
    tree = subprocess.run(["git", "rev-parse", "HEAD^{tree}"], cwd=repository, capture_output=True, check=True)
    name = tree.stdout.decode().strip()
    (repository / ".git/objects" / name[:2] / name[2:]).unlink()
    found = read_history(repository, (repository / "guides",))
    assert found.gap is not None
    assert_nothing_ran(marker)


@pytest.mark.parametrize("kind", ["bare", "folder", "link", "submodule", "here"])
def test_a_repository_among_the_guides_is_none(kind: str, repository: Path, marker: Path) -> None:
    commit(repository, OLD, "guides/un.md")
    guides = repository / "guides"
    foreign = {
        "bare": guides,
        "folder": guides / ".git",
        "link": guides / "emails/.real",
        "submodule": repository.parent / "elsewhere",
        "here": repository,
    }[kind]
    foreign.mkdir(parents=True, exist_ok=True)
    git(repository.parent, "init", "--quiet", "--bare", str(foreign))
    with (foreign / "config").open("a", encoding="utf-8") as config:
        config.write(hostile_settings(marker))
    if kind in ("link", "submodule"):
        (guides / ".git").write_text(f"gitdir: {foreign}\n", "utf-8")
    found = read_history(repository, (guides,))
    assert (found.days, found.gap) == ({guides / "un.md": OLD}, None)
    assert_nothing_ran(marker)


def test_the_environment_names_no_repository_and_no_program(
    repository: Path, marker: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(repository, OLD, "guides/un.md")
    make_signed(repository)
    guides = repository / "guides"
    (guides / "config").write_text(hostile_settings(marker), "utf-8")
    for name, value in {
        "GIT_DIR": guides,
        "GIT_CONFIG_GLOBAL": guides / "config",
        "GIT_CONFIG_SYSTEM": guides / "config",
        "GIT_CONFIG_PARAMETERS": f"'core.fsmonitor={marker}'",
        "GIT_CONFIG_COUNT": 1,
        "GIT_CONFIG_KEY_0": "gpg.program",
        "GIT_CONFIG_VALUE_0": marker,
        "GIT_EXTERNAL_DIFF": marker,
        "GIT_PAGER": marker,
        "GIT_EXEC_PATH": marker.parent,
    }.items():
        monkeypatch.setenv(name, str(value))
    assert read_history(repository, (guides,)).days == {guides / "un.md": OLD}
    assert_nothing_ran(marker)
