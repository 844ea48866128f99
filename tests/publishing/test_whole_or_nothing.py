"""Whole or nothing: whatever ends a run of MkDocs, the published site is the old one, or the new one as a whole."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest
from click.testing import CliRunner, Result
from mkdocs.__main__ import cli

from builds import CONFIGURATION, build, contents, run, write_centre
from projects import guide

FIRST = {"guides/emails/outlook.md": guide("outlook", "Première édition.\n")}
SECOND = guide("outlook", "Deuxième édition.\n")
EVENTS = """\
config pre_build files nav env page_markdown page_content pre_page page_context post_page pre_template template_context
post_template post_build
""".split()


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose site is published, and whose guide was changed since; a hook fails where the test says."""
    root = tmp_path_factory.mktemp("hooks") / "centre"
    configuration = CONFIGURATION.replace("hooks: [", "hooks: [own.py, ").replace("]\ntheme", ", late.py]\ntheme")
    hook = dedent(
        """\
        import os
        from mkdocs.plugins import event_priority


        def event(name):
            @event_priority({priority})
            def call(*arguments, **options):
                if f"{{name}} {priority}" in os.environ.get("FAILING", "").split(","):
                    raise RuntimeError(name)

            return call


        for name in "{events} shutdown build_error".split():
            globals()[f"on_{{name}}"] = event(name)
        """
    )
    write_centre(
        root,
        {
            **FIRST,
            "own.py": hook.format(priority=0, events=" ".join(EVENTS)),
            "late.py": hook.format(priority=-100, events=" ".join(EVENTS)),
        },
        configuration=configuration,
    )
    assert build(root).status == 0
    (root / "guides/emails/outlook.md").write_text(SECOND, "utf-8")
    return root


@pytest.mark.parametrize("priority", [0, -100], ids=["before ours", "after ours"])
@pytest.mark.parametrize("event", EVENTS)
def test_a_hook_that_fails_leaves_the_old_site(
    event: str, priority: int, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAILING", f"{event} {priority}")
    before = contents(published)
    result = mkdocs(published)
    assert (result.exit_code, repr(result.exception)) == (1, f"RuntimeError('{event}')")
    assert contents(published) == before


@pytest.mark.parametrize(
    ("failing", "told"),
    [
        pytest.param("shutdown 0", "RuntimeError: shutdown", id="when all is done"),
        pytest.param("shutdown -100", "RuntimeError: shutdown", id="when all is done, late"),
        pytest.param("post_page 0,build_error 0", "RuntimeError: build_error", id="when it is told of a failure"),
    ],
)
def test_a_hook_that_fails_at_the_end_leaves_the_old_site(
    failing: str, told: str, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAILING", failing)
    before = contents(published)
    done = build(published)
    assert (done.status, done.err.splitlines()[-1]) == (1, told)
    assert contents(published) == before


def mkdocs(root: Path) -> Result:
    """What `mkdocs build` makes of the project in *root*."""
    return CliRunner().invoke(cli, ["build", "--quiet", "--config-file", str(root / "mkdocs.yml")])


def test_what_another_hook_adds_at_the_end_is_published_and_verified(tmp_path: Path) -> None:
    hook = "import pathlib\ndef on_post_build(config): pathlib.Path(config.site_dir, 'late.txt').write_text('x')\n"
    root = write_centre(
        tmp_path, {**FIRST, "own.py": hook}, configuration=CONFIGURATION.replace("]\ntheme", ", own.py]\ntheme")
    )
    assert build(root).status == 0
    assert (root / "site/late.txt").read_text() == "x"
    assert run(root, "guichet", "verify", "site").out == "no faults found\n"


def test_who_builds_without_the_command_gets_the_site_too(tmp_path: Path) -> None:
    root = write_centre(tmp_path, FIRST)
    program = "from mkdocs.commands.build import build; from mkdocs.config import load_config; build(load_config())"
    subprocess.run([sys.executable, "-c", program], cwd=root, check=True, capture_output=True)
    assert (root / "site/index.html").is_file()
    assert not (root / ".site-guichet").exists()


@pytest.mark.parametrize("size", [200, 2_000, 20_000, 100_000])
def test_a_disk_that_takes_no_more_is_told_in_one_line(size: int, published: Path) -> None:
    before = contents(published)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=published,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
    )
    assert done.returncode == 1
    assert done.stderr.endswith(
        "mkdocs.yml: error[site-unwritable] the site cannot be written to `site`: File too large\n"
        "    repair: make room there, or name a folder that can be written\n"
        "1 error in 1 file\n"
    )
    assert "Traceback" not in done.stderr
    assert contents(published) == before


@pytest.mark.parametrize("path", ["docs/assets/plan.pdf", "guides/emails/images/a.png"])
def test_a_file_that_vanishes_during_the_build_is_told_as_a_file(path: str, tmp_path: Path) -> None:
    hook = f"import pathlib\ndef on_nav(nav, config, files): pathlib.Path({str(tmp_path / path)!r}).unlink()\n"
    files: dict[str, str | bytes] = {
        "guides/emails/outlook.md": guide("outlook", "![Un écran](images/a.png)\n"),
        path: b"\x89PNG\r\n\x1a\n",
    }
    files.setdefault("guides/emails/images/a.png", b"\x89PNG\r\n\x1a\n")
    configuration = CONFIGURATION.replace("]\ntheme", ", own.py]\ntheme")
    root = write_centre(tmp_path, {**files, "own.py": hook}, configuration=configuration)
    done = build(root, "--quiet")
    assert (done.status, done.out) == (1, "\nNothing was published.\n")
    assert done.err == (
        f"{path}: error[file-missing] `{path}` does not exist\n"
        "    repair: create it, or correct the path in `mkdocs.yml`\n"
        "1 error in 1 file\n"
    )
    assert not (root / "site").exists()


def test_a_folder_that_cannot_be_made_is_told_with_the_faults_of_the_content(tmp_path: Path) -> None:
    files = {"guides/emails/outlook.md": guide("outlook", "> [!warnig]\n>\n> Texte\n"), "a.txt": "x"}
    root = write_centre(tmp_path, files, configuration=f"{CONFIGURATION}site_dir: a.txt/site\n")
    done = build(root)
    assert done.status == 1
    assert "mkdocs.yml:7:11: error[site-unwritable] the site cannot be written to `a.txt/site`: " in done.err
    assert "error[unknown-callout]" in done.err
    assert "Traceback" not in done.err


def test_a_second_build_is_refused_at_once(tmp_path: Path) -> None:
    from guichet.site.staging import Staging

    root = write_centre(tmp_path, FIRST)
    staging = Staging.beside(root / "site")
    done = build(root, "--quiet")
    staging.discard()
    assert (done.status, done.out) == (1, "\nNothing was published.\n")
    assert done.err == (
        "mkdocs.yml: error[site-busy] the site cannot be built in `site`: another build is under way\n"
        "    repair: wait until it has ended, then build again\n"
        "1 error in 1 file\n"
    )


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project under git, with an `origin` to push to."""
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "A")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "a@example.org")
    root = write_centre(tmp_path / "centre", FIRST)
    git(tmp_path, "init", "--quiet", "--bare", "origin.git")
    git(root, "init", "--quiet")
    git(root, "remote", "add", "origin", str(tmp_path / "origin.git"))
    git(root, "add", "docs", "guides", "mkdocs.yml")
    git(root, "commit", "--quiet", "--message", "Begin")
    return root


def test_gh_deploy_deploys_what_is_published(repository: Path) -> None:
    done = run(repository, "mkdocs", "gh-deploy", "--quiet")
    assert done.status == 0, done.err
    deployed = git(repository.parent / "origin.git", "ls-tree", "-r", "--name-only", "gh-pages").splitlines()
    assert set(deployed) == {*contents(repository / "site"), ".nojekyll"}
    page = git(repository.parent / "origin.git", "show", "gh-pages:fr/emails/outlook/index.html")
    assert page == (repository / "site/fr/emails/outlook/index.html").read_text("utf-8")


def test_gh_deploy_deploys_nothing_where_the_build_fails(repository: Path) -> None:
    (repository / "guides/emails/outlook.md").write_text(guide("outlook", "> [!warnig]\n>\n> Texte\n"), "utf-8")
    assert run(repository, "mkdocs", "gh-deploy", "--quiet").status == 1
    assert git(repository.parent / "origin.git", "branch", "--list") == ""
