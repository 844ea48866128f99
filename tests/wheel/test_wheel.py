"""The wheel in an environment of its own: it holds the whole engine, names all it needs, and works under ProperDocs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builds import contents, without_index
from projects import guide, write_project
from wheel.environments import Environment, build_wheel, install

pytestmark = pytest.mark.slow

ENGINES: dict[str, dict[str, str]] = {"mkdocs": {}, "properdocs": {"mkdocs": "properdocs"}}
BY_HAND: dict[str, str | bytes] = {
    "mkdocs.yml": "site_name: Aide\nsite_url: https://aide.example.org/\ntheme: material\nplugins: [guichet]\n",
    "guides/emails/index.md": "---\ntitle: E-mails\nupdated: 2026-11-02\n---\n",
    "guides/emails/outlook.md": guide("outlook", "Réglez Outlook.\n", updated="2026-11-02"),
}


@pytest.fixture(scope="session")
def environments(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Environment]:
    """An environment with the wheel alone for each engine, by its name."""
    wheel = build_wheel(tmp_path_factory.mktemp("wheel"))
    folder = tmp_path_factory.mktemp("environments")
    return {engine: install(wheel, folder / engine, instead=instead) for engine, instead in ENGINES.items()}


def test_the_wheel_builds_the_same_site_under_either_engine(
    environments: dict[str, Environment], tmp_path: Path
) -> None:
    sites = []
    for engine, environment in environments.items():
        assert environment.distributions & ENGINES.keys() == {engine}
        root = write_project(tmp_path / engine / "by-hand", BY_HAND)
        done = environment.run(root, "guichet", "build")
        assert done.status == 0, done.err
        assert re.fullmatch(r"1 guide, 5 pages and \d+ links, all checked, in site/\n", done.out)
        assert "MkDocs 2" not in done.err
        assert "ProperDocs" not in done.err
        sites.append(without_index(contents(root / "site")))
    assert sites[0] == sites[1]
    assert b"R\xc3\xa9glez Outlook." in sites[0]["fr/emails/outlook/index.html"]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_new_centre_is_checked_and_built_by_the_wheel(
    engine: str, environments: dict[str, Environment], tmp_path: Path
) -> None:
    environment, root = environments[engine], tmp_path / "centre"
    assert environment.run(tmp_path, "guichet", "new", "centre").status == 0
    done = environment.run(root, "guichet", "check")
    assert (done.status, done.out) == (0, "no faults found\n")
    done = environment.run(root, "guichet", "build", "--site-dir", "public")
    assert done.status == 0, done.err
    assert (root / "public" / "fr" / "emails" / "configurer-votre-messagerie" / "index.html").is_file()
    assert not (root / "site").exists()
    done = environment.run(root, "python", "-m", engine, "build", "--strict", "--config-file", "mkdocs.yml")
    assert done.status == 0, done.err
    assert without_index(contents(root / "site")) == without_index(contents(root / "public"))
