"""The templates: Material has what they replace, every language has their words, and values are escaped."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import jinja2
import pytest
from jinja2 import nodes
from mkdocs.utils import get_theme_dir

import guichet
from guichet.schema.words import known_languages, words_in

THEME = Path(guichet.__file__).parent / "theme"
MATERIAL = Path(get_theme_dir("material"))
TEMPLATES = sorted(path.relative_to(THEME).as_posix() for path in THEME.rglob("*.html"))
REPLACED = [name for name in TEMPLATES if not name.startswith("guichet/")]


def parse(path: Path) -> nodes.Template:
    return jinja2.Environment().parse(path.read_text("utf-8"))


@pytest.mark.parametrize("name", REPLACED)
def test_a_template_outside_our_folder_replaces_one_of_material(name: str) -> None:
    assert (MATERIAL / name).is_file()


def test_every_block_that_pages_fill_is_a_block_of_material() -> None:
    theirs = {block.name for block in parse(MATERIAL / "base.html").find_all(nodes.Block)}
    ours = {block.name for block in parse(THEME / "guichet" / "main.html").find_all(nodes.Block)}
    assert ours <= theirs


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_value_is_written_where_values_are_escaped(name: str) -> None:
    """MkDocs escapes nothing by itself, so each template of ours that writes a value asks for it."""
    template = parse(THEME / name)
    escaped = {id(node) for scope in template.find_all(nodes.ScopedEvalContextModifier) for node in _written(scope)}
    bare = [node for node in _written(template) if id(node) not in escaped]
    # An address of a file of the theme, an inherited block and a word of a locale hold nothing that authors write.
    assert [node for node in bare if name not in ("guichet/main.html", "partials/language.html")] == []


def _written(node: nodes.Node) -> list[nodes.Node]:
    """The expressions whose values stand in the output of *node*."""
    outputs = node.find_all(nodes.Output)
    values = (value for output in outputs for value in output.nodes)
    return [value for value in values if not isinstance(value, nodes.TemplateData) and not _is_escaped(value)]


def _is_escaped(value: nodes.Expr) -> bool:
    """Whether an expression ends in `| e`, as in inline scripts, whose template is their element alone."""
    return isinstance(value, nodes.Filter) and value.name == "e"


@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.parametrize("language", known_languages())
def test_every_word_of_a_template_is_in_every_language(name: str, language: str) -> None:
    text = (THEME / name).read_text("utf-8")
    used = set(re.findall(r"\bwords(?:\.interface)?\.([a-z_]+)", text)) - {"interface", "language"}
    assert used <= set(words_in(language).interface)


def test_the_languages_have_the_same_words() -> None:
    first, *others = (set(words_in(language).interface) for language in known_languages())
    assert all(other == first for other in others)


@pytest.mark.parametrize(
    ("language", "day", "expected"),
    [
        ("fr", date(2026, 11, 23), "23\u00a0novembre 2026"),
        ("fr", date(2026, 8, 1), "1er\u00a0août 2026"),
        ("en", date(2026, 8, 1), "1\u00a0August 2026"),
    ],
)
def test_days_are_written_as_readers_write_them(language: str, day: date, expected: str) -> None:
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(THEME))
    text = "{% from 'guichet/parts.html' import day %}{{ day(date, words) }}"
    written = environment.from_string(text).render(date=day, words=words_in(language).interface)
    assert written == f'<time datetime="{day.isoformat()}">{expected}</time>'
