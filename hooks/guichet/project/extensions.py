"""Markdown extensions: guides are read in Guichet's own dialect, so that none of these has an effect on them."""

from __future__ import annotations

_INSTEAD = {
    ("abbr", "pymdownx.snippets"): "`{!> path !}` includes a file",
    ("admonition", "pymdownx.blocks.admonition", "callouts", "markdown_callouts", "github-callouts"): (
        "`> [!note]` begins a callout"
    ),
    (
        "attr_list",
        "pymdownx.blocks.html",
    ): "`{.external}`, `{#name}` and `{width=400}` stand right behind what they mean",
    ("codehilite", "pymdownx.highlight", "pymdownx.inlinehilite"): "code behind a fence with a language is coloured",
    ("fenced_code", "pymdownx.superfences"): "fences hold code everywhere, in lists and callouts too",
    ("def_list", "pymdownx.blocks.definition"): "a line `: meaning` below a term is its definition",
    ("details", "pymdownx.details", "pymdownx.blocks.details"): "`/// details | Title` folds what follows up to `///`",
    ("footnotes",): "`[^1]` refers to the footnote `[^1]: text`",
    ("meta", "full_yaml_metadata"): "the keys of front matter are checked, and shown where they belong",
    ("nl2br",): "a backslash at the end of a line breaks it",
    ("pymdownx.caret", "pymdownx.tilde", "pymdownx.betterem"): "`~~words~~` are struck out, `**words**` strong",
    ("pymdownx.magiclink",): "a whole address in a text is a link",
    ("pymdownx.tabbed", "pymdownx.blocks.tab"): "`> [!tabs]` begins a set of tabs",
    ("pymdownx.tasklist",): "`- [x]` and `- [ ]` begin the items of a list of tasks",
    ("tables",): "lines with `|` are a table",
    ("toc",): "every heading has an anchor, and is in the table of contents",
    ("guichet.markdown",): "every page is read by it anyway",
}
_BY_NAME = {name: words for names, words in _INSTEAD.items() for name in names}


def in_its_place(extension: str) -> str:
    """What the dialect has in the place of *extension*."""
    name = extension.removeprefix("markdown.extensions.")
    return _BY_NAME.get(name, "the reference for authors says what a guide may hold")
