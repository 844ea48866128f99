"""What places were called before: an empty element leads there, where HTML allows one."""

from __future__ import annotations

from pathlib import Path

import pytest

from guichet.dialect.context import Alone
from guichet.dialect.html import HtmlWriter
from guichet.dialect.read import read_text
from guichet.rendering.survey import survey
from guichet.schema.words import words_in
from guichet.source import SourceText
from projects import DATA, guide, load_project

OLD = '<span class="guichet-former" id="old"></span>'
PLACES = {
    "in a heading": ("## Titre {#new}", f'<h2 id="new">{OLD}Titre'),
    "in an anchor": ('<a id="new"></a>x', f'<p><a id="new">{OLD}</a>x</p>'),
    "in a paragraph": ("un\ndeux\n{#new}", f'<p id="new">{OLD}un'),
    "in a cell that an author drew": ("|a {#new}|\n|-|", f'<th id="new">{OLD}a</th>'),
    "before an image": ("![x](x.png){#new}", f'{OLD}<img alt="x" id="new"'),
    "never in text": ('`id="new"`', '<code>id="new"</code>'),
    "once": ("a{#new} *a*{#new} *b*{#new}", f'<em id="new">{OLD}a</em> <em id="new_1">b</em>'),
    "never at a name that only begins alike": ("## a {#newer}", '<h2 id="newer">a'),
}


def written(body: str, anchors: dict[str, str]) -> str:
    """The HTML of *body*, some places of which had other names before: *anchors*."""
    writer = HtmlWriter(Alone(), words_in("fr"), anchors)
    return writer.page(read_text(SourceText("a.md", body)))


@pytest.mark.parametrize(("body", "expected"), PLACES.values(), ids=PLACES)
def test_the_element_stands(body: str, expected: str) -> None:
    assert expected in written(body, {"old": "new"})


def test_a_place_may_have_had_several_names() -> None:
    assert written("## T {#new}", {"a": "new", "b": "new"}).count("guichet-former") == 2


TABLES = {
    "before a table": ("imap", f'{OLD}<table class="guichet-parameters" id="imap">'),
    "in its caption": ("imap-caption", f'<caption id="imap-caption">{OLD}Configuration'),
    "in the first cell of a row": ("imap-incoming", f'<tr id="imap-incoming">\n<th scope="row">{OLD}Entrant'),
    "in a cell": ("imap-incoming-ssl", f'id="imap-incoming-ssl" data-label="Port (avec SSL)">{OLD}<code>'),
    "in a cell of a matrix": ("clients-mail", f'{OLD}<a class="external"'),
}


@pytest.mark.parametrize(("name", "expected"), TABLES.values(), ids=TABLES)
def test_in_a_table_of_the_data_file_the_element_stands(name: str, expected: str, tmp_path: Path) -> None:
    body = "> [!table] imap\n\n> [!table] clients\n"
    text = guide("outlook", body, anchors=f"{{old: {name}}}")
    found = survey(load_project(tmp_path, {"guides/data.yml": DATA, "guides/emails/outlook.md": text}))
    assert expected in found.pages["/fr/emails/outlook/"].html


def test_a_page_keeps_its_outline_and_its_names(tmp_path: Path) -> None:
    body = "> [!table] imap\n\n## Réglages\n\n[x]{#cle}\n\n## Fin {#fin}\n"
    anchors = "{ports: reglages, ssl: imap-incoming-ssl, tableau: imap, vieux: fin}"
    files = {"guides/data.yml": DATA, "guides/emails/outlook.md": guide("outlook", body, anchors=anchors)}
    found = survey(load_project(tmp_path, files))
    rendered = found.pages["/fr/emails/outlook/"]
    assert [heading.id for heading in rendered.headings] == ["reglages", "fin"]
    assert rendered.html.count("guichet-former") == 4
    assert not {"ports", "ssl", "tableau", "vieux"} & rendered.anchors
    assert [one.message for one in found.diagnostics if one.code.startswith("anchor-")] == []
