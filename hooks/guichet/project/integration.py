"""Integration: whether a configuration has the site built by Guichet, with the theme and the page that it needs."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from guichet.diagnostics import ContentError, Diagnostic, Location
from guichet.project.configuration import Configuration
from guichet.project.installed import is_module
from guichet.project.options import is_text, is_true, named_entries
from guichet.source import SourceFolder, Value, read_regular
from guichet.source.strict_yaml import Path as ValuePath

NAME, THEME = "guichet", "material"
_OURS = re.compile(r"^[ \t]*(from|import)[ \t]+guichet\b", re.MULTILINE)
"""What the hook file, and a hook of a project that hands events on to it, are recognised by."""
_LONGEST = 1 << 20
"""How many bytes of a hook file are looked at."""
PAGE = "guichet/main.html"
"""The template of every page, for templates of a project to extend."""


def plugin_options(configuration: Configuration) -> tuple[ValuePath, Value] | None:
    """The place and the options of the plugin, where the configuration names it and does not switch it off."""
    for name, path, options in named_entries(configuration, "plugins"):
        if name.removeprefix("/") == NAME and is_true(
            options.get("enabled") if isinstance(options, dict) else None, default=True
        ):
            return path, options
    return None


def integration_faults(configuration: Configuration, root: Path) -> Iterator[Diagnostic]:
    """Why Guichet would not build the site of *configuration*, whose paths begin at *root*, or not as it should."""
    plugin, hook = plugin_options(configuration), _hook(configuration, root)
    if plugin is None and hook is None:
        yield configuration.diagnostic("engine-missing", ("plugins",), at_key=True)
    elif plugin is not None and hook is not None:
        yield configuration.diagnostic("engine-twice", hook)
    yield from _theme_faults(configuration, root)


def _hook(configuration: Configuration, root: Path) -> ValuePath | None:
    """Where `hooks` names a file that hands events on to Guichet."""
    hooks = configuration.at("hooks")
    for index, name in enumerate(hooks if isinstance(hooks, list) else []):
        file = root / str(name)
        if is_text(name) and os.path.isfile(file):
            text = read_regular(file, _LONGEST, follows=True).decode("utf-8", "replace")
            if _OURS.search(text):
                return "hooks", index
    return None


def _theme_faults(configuration: Configuration, root: Path) -> Iterator[Diagnostic]:
    theme = configuration.at("theme")
    path: ValuePath = ("theme", "name") if isinstance(theme, dict) and "name" in theme else ("theme",)
    name = configuration.at(*path)
    if name != THEME:
        found = f"the theme is `{name}`" if isinstance(name, str) else "no theme is named"
        yield configuration.diagnostic("theme-unfit", path, reason=found, repair=f"write `theme: {THEME}`")
    elif not is_module(THEME):
        reason = f"the theme `{THEME}` is not installed"
        yield configuration.diagnostic("theme-unfit", path, reason=reason, repair="`pip install mkdocs-material`")
    custom = configuration.at("theme", "custom_dir")
    if custom is None:
        return
    folder = root / str(custom)
    if not os.path.isdir(folder):
        reason = f"`{custom}` does not exist"
        yield configuration.diagnostic(
            "configuration", ("theme", "custom_dir"), reason=reason, repair="correct the path, or create the folder"
        )
    elif (folder / "main.html").is_file() and not _extends_ours(folder, "main.html", root):
        place = Location(SourceFolder(root, folder).path_of(folder / "main.html"))
        yield Diagnostic.of("template-overridden", place, page=PAGE)


def _extends_ours(folder: Path, template: str, root: Path) -> bool:
    """Whether *template*, in a project's own *folder*, extends the page of Guichet, by way of others if need be."""
    from jinja2 import Environment, TemplateSyntaxError, nodes

    seen: set[str] = set()
    while template not in seen and (folder / template).is_file():
        seen.add(template)
        try:
            text = SourceFolder(root, folder).read(folder / template).text
            parents = list(Environment().parse(text).find_all(nodes.Extends))  # it makes no HTML
        except (ContentError, TemplateSyntaxError):
            return False
        parent = parents[0].template if parents else None
        if not isinstance(parent, nodes.Const):
            return False
        template = str(parent.value)
    return template == PAGE
