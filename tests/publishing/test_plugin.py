"""The plugin and the hook file: the same site by either, and by the command."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from builds import CONFIGURATION, HOOKS, Run, build, contents, run, without_index, write_centre
from guichet.events import Events
from projects import guide

PLUGIN = CONFIGURATION.replace(f"hooks: [{HOOKS}]\n", "").replace("plugins: []", "plugins: [guichet]")
FILES: dict[str, str | bytes] = {"guides/emails/outlook.md": guide("outlook", "Un texte.\n", updated="2026-11-02")}


def guichet(root: Path, *arguments: str) -> Run:
    """Run a subcommand in the folder *root*."""
    return run(root, "guichet", *arguments)


def test_the_hook_file_hands_on_every_event() -> None:
    spec = spec_from_file_location("hook", HOOKS)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    assert {name for name in dir(module) if name.startswith("on_")} == {
        name for name in dir(Events) if name.startswith("on_")
    }


def test_plugin_hook_file_and_command_build_the_same_site(tmp_path: Path) -> None:
    by_hook = write_centre(tmp_path / "hook", FILES)
    by_plugin = write_centre(tmp_path / "plugin", FILES, configuration=PLUGIN)
    by_command = write_centre(tmp_path / "command", FILES, configuration=PLUGIN)
    sites = []
    for root, done in (
        (by_hook, build(by_hook)),
        (by_plugin, build(by_plugin)),
        (by_command, guichet(by_command, "build")),
    ):
        assert done.status == 0, done.err
        sites.append(without_index(contents(root / "site")))
    assert sites[0] == sites[1] == sites[2]


def test_the_options_of_the_plugin_are_settings(tmp_path: Path) -> None:
    configuration = PLUGIN.replace("plugins: [guichet]", "plugins: [guichet: {language: en, languages: [fr]}]")
    done = guichet(write_centre(tmp_path, FILES, configuration=configuration), "build")
    assert done.status == 0, done.err
    assert (tmp_path / "site/en/emails/outlook/index.html").is_file()


def test_the_command_builds_strictly_unless_told_otherwise(tmp_path: Path) -> None:
    files = {**FILES, "guides/emails/autre.md": guide("autre", "> [note]\n> Sans point d’exclamation.\n")}
    root = write_centre(tmp_path, files, configuration=PLUGIN)
    strict = guichet(root, "build")
    assert strict.status == 1
    assert "warning[callout-mark-missing]" in strict.err
    assert not (root / "site").exists()
    lenient = guichet(root, "build", "--no-strict")
    assert lenient.status == 0
    assert (root / "site").exists()


@pytest.mark.parametrize("command", ["build", "serve", "check"])
def test_a_project_that_does_not_name_the_engine_is_refused(command: str, tmp_path: Path) -> None:
    configuration = PLUGIN.replace("plugins: [guichet]", "plugins: []")
    root = write_centre(tmp_path, FILES, configuration=configuration)
    done = guichet(root, command)
    assert done.status == 1
    told = "mkdocs.yml:4:1: error[engine-missing] neither `plugins` nor `hooks` names Guichet, so that no guide would"
    assert (done.out if command == "check" else done.err).startswith(told)
    assert not (root / "site").exists()


def test_a_page_of_the_project_that_extends_ours_takes_its_place(tmp_path: Path) -> None:
    configuration = PLUGIN.replace("{name: material,", "{name: material, custom_dir: overrides,")
    page = '{% extends "guichet/main.html" %}\n{% block footer %}<p>À nous.</p>{% endblock %}\n'
    root = write_centre(tmp_path, {**FILES, "overrides/main.html": page}, configuration=configuration)
    done = guichet(root, "build")
    assert done.status == 0, done.err
    assert "<p>À nous.</p>" in (root / "site/fr/emails/outlook/index.html").read_text("utf-8")
    (root / "overrides/main.html").write_text('{% extends "base.html" %}\n', "utf-8")
    done = build(root)
    assert done.status == 1
    assert "overrides/main.html: error[template-overridden]" in done.err
