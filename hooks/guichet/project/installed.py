"""What is installed beside Guichet: plugins, themes and Markdown extensions, by name, without importing any."""

from __future__ import annotations

from functools import cache
from importlib.metadata import entry_points
from importlib.util import find_spec


@cache
def _names(group: str) -> frozenset[str]:
    return frozenset(point.name for point in entry_points(group=group))


def is_plugin(name: str) -> bool:
    """Whether `plugins` may name *name*. For Guichet's own nothing is looked up: it is running."""
    names = {name.removeprefix("/"), f"material/{name}"}
    return "guichet" in names or bool(names & (_names("mkdocs.plugins") | _names("properdocs.plugins")))


def is_extension(name: str) -> bool:
    """Whether Python-Markdown finds an extension called *name*: as an entry point, or as a module."""
    return name in _names("markdown.extensions") or is_module(name.partition(":")[0])


def is_module(name: str) -> bool:
    """Whether there is a module called *name*."""
    try:
        return find_spec(name) is not None
    except (ImportError, ValueError):
        return False
