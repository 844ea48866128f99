"""What places were called before: an empty element leads there, where HTML allows one."""

from __future__ import annotations

from pathlib import Path

import pytest

from guichet.rendering.former_names import with_former_names
from guichet.rendering.survey import survey
from projects import DATA, guide, load_project

OLD = '<span class="guichet-former" id="old"></span>'
PLACES = {
    "in a heading": ('<h2 id="new">Titre</h2>', f'<h2 id="new">{OLD}Titre</h2>'),
    "in an anchor": ('<p><a id="new"></a>x</p>', f'<p><a id="new">{OLD}</a>x</p>'),
    "in a cell": ('<td class="a" id="new" data-label="b">1</td>', f'<td class="a" id="new" data-label="b">{OLD}1</td>'),
    "in the first cell of a row": (
        '<tr id="new">\n<th scope="row">a</th><td>b</td></tr>',
        f'<tr id="new">\n<th scope="row">{OLD}a</th><td>b</td></tr>',
    ),
    "before a table": ('<div><table id="new"><caption>', f'<div>{OLD}<table id="new"><caption>'),
    "before details": ('<details id="new"><summary>', f'{OLD}<details id="new"><summary>'),
    "before a list": ('<ul id="new"><li>', f'{OLD}<ul id="new"><li>'),
    "before an image": ('<p><img id="new" src="x"></p>', f'<p>{OLD}<img id="new" src="x"></p>'),
    "never in text": ('<pre>id="new"</pre><p>&lt;h2 id="new"></p>', '<pre>id="new"</pre><p>&lt;h2 id="new"></p>'),
    "once": ('<p id="new">a</p><p id="new">b</p>', f'<p id="new">{OLD}a</p><p id="new">b</p>'),
    "never at a name that only begins alike": ('<p id="newer">a</p>', '<p id="newer">a</p>'),
}


@pytest.mark.parametrize(("html", "expected"), PLACES.values(), ids=PLACES)
def test_the_element_stands(html: str, expected: str) -> None:
    assert with_former_names(html, {"old": "new"}) == expected


def test_a_place_may_have_had_several_names() -> None:
    assert with_former_names('<h2 id="new">T</h2>', {"a": "new", "b": "new"}).count("guichet-former") == 2


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
