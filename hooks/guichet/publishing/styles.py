"""Styles: the engine's style sheets, small ones to write, one to load."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from guichet.publishing.files import generated_file

FOLDER = "assets/guichet"
SHEETS = "tokens", "frame", "navigation", "content", "callouts", "directives", "tables", "lists", "search"
"""The sheets, in the order in which one may overrule those before it."""


def join_styles(files: Files, config: MkDocsConfig, columns: int) -> None:
    """Put one sheet in the place of all: a browser shows nothing before it has every one of them.

    *columns* are those of the widest matrix. The policy lets no element say its own place in a grid.
    """
    parts = [files.get_file_from_path(f"{FOLDER}/{name}.css") for name in SHEETS]
    found = [part for part in parts if part is not None]
    text = "\n".join([*(part.content_string for part in found), *map(_places, range(1, columns + 1))])
    for part in found:
        files.remove(part)
    files.append(generated_file(f"/{FOLDER}/guichet.css", text, config))


def _places(number: int) -> str:
    """The rules that turn what the elements of a matrix say into values that its sheet reckons with."""
    names = "columns", "ranks", "column", "rank"
    return " ".join(f'[data-{name}="{number}"] {{ --{name}: {number}; }}' for name in names)
