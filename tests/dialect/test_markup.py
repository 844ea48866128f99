"""Markup: what an author writes stands in HTML as text, and never ends the attribute or element that it stands in.

The examples of `tests/cases/markup` each hold a text, a line `-----` and the HTML that it becomes. To write them anew:
`GOLDENS=write pytest tests/dialect/test_markup.py`, and read every difference.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from guichet.dialect.context import Alone, Resolved
from guichet.dialect.html import HtmlWriter
from guichet.dialect.markup import escape, tag
from guichet.dialect.read import read_text, read_words
from guichet.schema.words import words_in
from guichet.source import SourceText

CASES = Path(__file__).parents[1] / "cases" / "markup"


class Around(Alone):
    """A page with a few values, pages and images around it."""

    VALUES: Mapping[str, str] = {
        "evil": 'a<b>&"c"',
        "word": "mot",
        "run": "javascript:alert(1)",
        "page": "https://example.org/?a=1&b=2",
    }

    def value(self, name: str) -> str | None:
        """One of `VALUES`."""
        return self.VALUES.get(name)

    def title(self, link: Resolved) -> str | None:
        """The title of the only other page."""
        return "Titre <i>" if link.href == "titled.md" else None

    def size(self, image: Resolved) -> tuple[int, int] | None:
        """The size of the only image whose size is known."""
        return (640, 360) if image.href == "known.png" else None


def page(text: str) -> str:
    """The HTML of *text*."""
    return HtmlWriter(Around(), words_in("fr")).page(read_text(SourceText("a.md", text)))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        ("rien", "rien"),
        ("a & b", "a &amp; b"),
        ("a < b", "a &lt; b"),
        ("a > b", "a &gt; b"),
        ("<&>", "&lt;&amp;&gt;"),
        ("&lt;", "&amp;lt;"),
        ("\"'", "\"'"),
        ("<<>>&&", "&lt;&lt;&gt;&gt;&amp;&amp;"),
    ],
)
def test_a_text_is_escaped_once(text: str, html: str) -> None:
    assert escape(text) == html


@pytest.mark.parametrize(
    ("attributes", "html"),
    [
        ({}, "<a>"),
        ({"b": "2", "a": "1"}, '<a a="1" b="2">'),
        ({"disabled": None}, "<a disabled>"),
        ({"title": ""}, '<a title="">'),
        ({"title": '"><script>&"'}, '<a title="&quot;&gt;&lt;script&gt;&amp;&quot;">'),
        ({"title": "l'été"}, '<a title="l\'été">'),
        ({"b": None, "a": None}, "<a a b>"),
    ],
)
def test_a_tag_holds_its_attributes_in_the_order_of_their_names(
    attributes: Mapping[str, str | None], html: str
) -> None:
    assert tag("a", attributes) == html


def examples_of(file: Path) -> list[tuple[str, str]]:
    """Each text of *file*, with the HTML that it is to become."""
    parts = [example.partition("-----\n") for example in file.read_text("utf-8").split("=====\n")]
    return [(text, html) for text, _, html in parts]


@pytest.mark.parametrize("name", ["texts", "links", "images"])
def test_a_text_becomes_the_html_below_it(name: str) -> None:
    file = CASES / f"{name}.txt"
    examples = examples_of(file)
    if os.environ.get("GOLDENS") == "write":
        file.write_text("=====\n".join(f"{text}-----\n{page(text)}\n" for text, _ in examples), "utf-8")
    for text, html in examples_of(file):
        assert f"{page(text)}\n" == html, text


def test_a_former_name_leads_to_the_place_that_has_it_now() -> None:
    writer = HtmlWriter(Around(), words_in("fr"), {"vieux": "a", "ancien": "a", "clef": "x", "liste": "y"})
    tree = read_text(SourceText("a.md", "## A\n\n## A\n\n## A\n\n*b*{#x} ![c](c.png){#y}\n"))
    former = '<span class="guichet-former" id="{}"></span>'
    link = '<a class="headerlink" href="#{}" title="Lien vers cette section">¶</a></h2>\n'
    assert writer.page(tree) == (
        f'<h2 id="a">{former.format("vieux")}{former.format("ancien")}A{link.format("a")}'
        f'<h2 id="a_1">A{link.format("a_1")}<h2 id="a_2">A{link.format("a_2")}'
        f'<p><em id="x">{former.format("clef")}b</em> {former.format("liste")}<img alt="c" id="y" src="c.png"></p>'
    )
    assert writer.headings == [(2, "a", "A"), (2, "a_1", "A"), (2, "a_2", "A")]
    assert writer.anchors == {"a", "a_1", "a_2", "x", "y"}


def test_a_cell_of_a_table_is_running_text() -> None:
    tree = read_words(SourceText("a.yml", " **a** <b>b</b> & <script> "))
    assert HtmlWriter(Around(), words_in("fr")).cell(tree) == "<strong>a</strong> <b>b</b> &amp; &lt;script&gt;"
