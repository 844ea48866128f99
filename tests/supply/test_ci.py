"""What CI runs: fixed versions alone, each job with the least that it needs, and no code of strangers."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from builds import PROJECT
from projects import write_project

WORKFLOWS = sorted((PROJECT / ".github" / "workflows").glob("*.yml"))
GITLAB = PROJECT / ".gitlab-ci.yml"


def read(file: Path) -> dict[str, Any]:
    """What *file* says. `on` is a truth value to YAML 1.1, so its key is `True`."""
    content = yaml.safe_load(file.read_text("utf-8"))
    assert isinstance(content, dict)
    return content


def jobs() -> Iterator[tuple[str, dict[str, Any]]]:
    for file in WORKFLOWS:
        for name, job in read(file)["jobs"].items():
            yield f"{file.stem}/{name}", job


def git(folder: Path, *arguments: str) -> str:
    who = {f"GIT_{role}_{key}": "x@example.org" for role in ("AUTHOR", "COMMITTER") for key in ("NAME", "EMAIL")}
    environment = {**os.environ, **who, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    return subprocess.run(
        ["git", *arguments], cwd=folder, env=environment, check=True, capture_output=True, encoding="utf-8"
    ).stdout


def test_actions_and_images_are_named_by_digest() -> None:
    used = [step["uses"] for _, job in jobs() for step in job["steps"] if "uses" in step]
    assert used
    assert [name for name in used if not re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", name)] == []
    images = re.findall(r"^\s*image: (.+)$", GITLAB.read_text("utf-8"), re.MULTILINE)
    assert images
    assert [name for name in images if not re.fullmatch(r"python:[\w.-]+@sha256:[0-9a-f]{64}", name)] == []


def test_the_same_digest_stands_for_the_same_version_everywhere() -> None:
    written = {found for file in WORKFLOWS for found in re.findall(r"uses: (\S+)@(.+)", file.read_text("utf-8"))}
    assert [version for _, version in written if not re.fullmatch(r"[0-9a-f]{40}  # v[0-9.]+", version)] == []
    assert len(written) == len({action for action, _ in written})


def test_one_job_alone_may_write_and_it_runs_no_code_of_the_repository() -> None:
    assert {file.stem for file in WORKFLOWS if read(file)["permissions"] != {}} == set()
    writing = {name: job for name, job in jobs() if "write" in job["permissions"].values()}
    assert list(writing) == ["site/publish"]
    publish = writing["site/publish"]
    assert publish["environment"]["name"] == "github-pages"
    assert [step.get("run") for step in publish["steps"]] == [None]
    assert [step["uses"].partition("@")[0] for step in publish["steps"]] == ["actions/deploy-pages"]


def test_no_job_leaves_its_token_in_the_checkout_or_reads_a_secret() -> None:
    checkouts = [step for _, job in jobs() for step in job["steps"] if "checkout" in step.get("uses", "")]
    assert {step["with"]["persist-credentials"] for step in checkouts} == {False}
    texts = [file.read_text("utf-8") for file in WORKFLOWS]
    assert not any("secrets." in text or "pull_request_target:" in text or "workflow_run:" in text for text in texts)


BASE = {
    "hooks/engine.py": "trusted",
    "mkdocs.yml": "trusted",
    "Makefile": "trusted",
    "docs/index.md": "old",
    "guides/a.md": "old",
    "guides/gone.md": "old",
}
PROPOSED = {"hooks/engine.py": "evil", "hooks/more.py": "evil", "mkdocs.yml": "evil", "Makefile": "evil"}
CONTENT = {"docs/index.md": "new", "guides/a.md": "new", "guides/b.md": "new"}
HIDDEN = {"sitecustomize.py": "evil", ".env": "evil"}


@pytest.fixture
def merged(tmp_path: Path) -> Path:
    """A repository as CI checks a stranger's proposal out: merged into the base branch, which is the first parent."""
    repository = write_project(tmp_path, BASE, bare=True)
    git(repository, "init", "--quiet", "--initial-branch=main")
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "--message=base")
    git(repository, "switch", "--quiet", "--create=proposal")
    write_project(repository, {**PROPOSED, **CONTENT, **HIDDEN}, bare=True)
    (repository / "guides/gone.md").unlink()
    git(repository, "add", "--all", ".")
    git(repository, "commit", "--quiet", "--message=proposal")
    git(repository, "switch", "--quiet", "main")
    git(repository, "merge", "--quiet", "--no-ff", "--message=merge", "proposal")
    return repository


def github_script() -> str:
    steps = read(PROJECT / ".github/workflows/proposal.yml")["jobs"]["guides"]["steps"]
    return str(next(step["run"] for step in steps if "git switch" in step.get("run", "")))


def gitlab_script() -> str:
    return "\n".join(line for line in read(GITLAB)["proposal"]["script"] if line.startswith("git"))


@pytest.mark.parametrize("script", [github_script(), gitlab_script()], ids=["github", "gitlab"])
def test_a_strangers_content_is_judged_by_the_engine_of_the_base_branch(script: str, merged: Path) -> None:
    head = git(merged, "rev-parse", "HEAD").strip()
    base = git(merged, "rev-parse", "HEAD^1").strip()
    values = {"GITHUB_SHA": head, "CI_COMMIT_SHA": head, "CI_MERGE_REQUEST_DIFF_BASE_SHA": base}
    command = ["bash", "-euo", "pipefail", "-c", script]
    done = subprocess.run(
        command, cwd=merged, env={**os.environ, **values}, check=True, capture_output=True, encoding="utf-8"
    )
    files = {
        path.relative_to(merged).as_posix(): path.read_text("utf-8")
        for path in merged.rglob("*")
        if path.is_file() and ".git" not in path.parts
    }
    trusted = {name: text for name, text in BASE.items() if text == "trusted"}
    assert files == {**trusted, **CONTENT}
    assert done.stdout.splitlines() == [f"not tried, {name}" for name in sorted([*PROPOSED, *HIDDEN])]


def test_ci_asks_make_for_what_there_is() -> None:
    texts = [file.read_text("utf-8") for file in (*WORKFLOWS, GITLAB)]
    asked = {name for text in texts for name in re.findall(r"\bmake ([a-z]+)", re.sub(r"#.*", "", text))}
    known = set(re.findall(r"^([a-z]+):.*##", (PROJECT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert {"site", "check", "audit", "sbom", "fuzz", "mutants", "properdocs"} <= asked <= known
