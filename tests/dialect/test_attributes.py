"""Attributes, tags and targets: what authors may write passes, all else is refused or shown as text."""

from __future__ import annotations

import pytest

from guichet.dialect.attributes import Attribute, author_id, html_attributes, read_attributes
from guichet.dialect.classes import ALLOWED, advice
from guichet.dialect.tags import Kind, interrupts, is_html, is_verbatim_block, parts, read_tag
from guichet.dialect.targets import SCHEMES, clean_target, definition_place, inline_place, refused_scheme
from guichet.source import Span

Found = list[tuple[str, str, int, int]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{.external}", [("class", "external", 1, 10)]),
        ("{: .external }", [("class", "external", 3, 12)]),
        ("{#un.deux:3-4}", [("id", "un.deux:3-4", 1, 13)]),
        ("{.a .b}", [("class", "a", 1, 3), ("class", "b", 4, 6)]),
        ('{WIDTH="4 0"}', [("width", "4 0", 1, 12)]),
        ("{title='d\"x'}", [("title", 'd"x', 1, 12)]),
        ("{width=40 \t#x}", [("width", "40", 1, 9), ("id", "x", 11, 13)]),
        ('{a=""}', [("a", "", 1, 5)]),
        ('{a="{}" }', [("a", "{}", 1, 7)]),
        ("{.a.b}", None),
        ("{#a#b}", [("id", "a#b", 1, 5)]),
        ("{.a=b}", None),
        ("{a}", None),
        ("{a=}", None),
        ("{.}", None),
        ("{#}", None),
        ("{}", None),
        ("{ }", None),
        ("{.a {b}}", None),
        ("{.a\n.b}", None),
        ('{a="b}', None),
        ('{a="b"c}', None),
        ("{.a", None),
        (".a}", None),
        (" {.a}", None),
    ],
)
def test_an_attribute_list_is_read_with_the_places_of_its_parts(text: str, found: Found | None) -> None:
    read = read_attributes(text)
    assert (read and [(one.name, one.value, one.start, one.end) for one in read.attributes]) == found
    assert read is None or (read.start, read.end) == (0, len(text))


def test_an_attribute_list_knows_its_place_in_the_file() -> None:
    read = read_attributes("ab{.x} {.y}", 2, 100)
    assert read is not None
    assert (read.start, read.end) == (102, 106)
    assert read.attributes == (Attribute("class", "x", 103, 105),)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (" class=action", [("class", "action", 51, 63)]),
        (' TITLE = \'a "b"\' lang="fr"', [("title", 'a "b"', 51, 66), ("lang", "fr", 67, 76)]),
        (' title="a &quot;b&amp;"', [("title", 'a "b&', 51, 73)]),
        (" a b", [("a", "", 51, 52), ("b", "", 53, 54)]),
        (" title=\"'x'\"", [("title", "'x'", 51, 62)]),
        (" a=''", [("a", "", 51, 55)]),
        ("", []),
    ],
)
def test_the_attributes_of_a_tag_are_read_with_their_places(text: str, found: Found) -> None:
    read = html_attributes(f"<b{text}>", 2, 2 + len(text), 48)
    assert [(one.name, one.value, one.start, one.end) for one in read.attributes] == found
    assert (read.start, read.end) == (50, 50 + len(text))


@pytest.mark.parametrize(
    ("text", "name", "given"),
    [
        ("{.external .action .thumbnail}", "p", [("class", one) for one in ("external", "action", "thumbnail")]),
        ("{.md-overlay .External .externals}", "p", []),
        ("{#Un}", "p", [("id", "Un")]),
        ("{#été}", "p", [("id", "ete")]),
        ("{#__nav}", "p", []),
        ("{target=_blank}", "a", [("class", "external")]),
        ("{target=_blank}", "p", []),
        ("{target=_top}", "a", []),
        ("{width=40 height=50px loading=lazy}", "img", [("width", "40"), ("height", "50"), ("loading", "lazy")]),
        ("{width=40% loading=eager}", "img", [("width", "40%"), ("loading", "eager")]),
        ("{width=40}", "p", []),
        ("{width=100000 height=4em loading=now}", "img", []),
        ("{width=-1 height=1.5}", "img", []),
        ("{style=color:red onclick=x src=y title=z srcset=a name=b}", "img", []),
        ("{onclick=x .action}", "img", [("class", "action")]),
    ],
)
def test_an_element_gets_what_its_author_may_give(text: str, name: str, given: list[tuple[str, str]]) -> None:
    read = read_attributes(text)
    assert read is not None
    assert list(read.given_to(name)) == given


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("id=a name=b", [("id", "a"), ("id", "b")]),
        ("id=__a name='b c'", []),
        ("class='action external' title=t", [("class", "action external"), ("title", "t")]),
        ("class='action md-overlay'", []),
        ("class=''", [("class", "")]),
        ("lang=fr-CH dir=ltr", [("lang", "fr-CH"), ("dir", "ltr")]),
        ("dir=rtl", [("dir", "rtl")]),
        ("dir=auto", [("dir", "auto")]),
        ("lang='fr CH' dir=up", []),
        ("lang=abcdefghi", []),
        ("lang='' dir=LTR", []),
        ("href=x style=y onclick=z src=a target=_blank width=1 loading=lazy", []),
    ],
)
def test_a_tag_keeps_the_attributes_that_do_nothing(text: str, safe: list[tuple[str, str]]) -> None:
    assert list(html_attributes(text, 0, len(text), 0).safe) == safe


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("{.external}", True),
        ("{target=_blank}", True),
        ("{.action .external}", True),
        ("{.action}", False),
        ("{#external}", False),
        ("{target=external}", False),
        ("{._blank}", False),
    ],
)
def test_a_link_is_marked_as_one_that_leaves_the_site(text: str, marks: bool) -> None:
    read = read_attributes(text)
    assert read is not None
    assert read.is_external_mark is marks


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("a", "a"),
        ("A.b:c-d_e", "A.b:c-d_e"),
        ("_a", "_a"),
        ("1", "1"),
        ("Été à Nice", "ete-a-nice"),
        ("__a", None),
        ("-a", None),
        ("a b", None),
        ("a\n", None),
        ("a/b", None),
        ("", None),
    ],
)
def test_an_id_is_spelt_as_links_spell_it(written: str, name: str | None) -> None:
    assert author_id(written) == name


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("w-400", 'write `width="400"`'),
        ("h-50", 'write `height="50"`'),
        ("w-12345", "remove it: the classes of authors are `action`, `external`, `thumbnail`"),
        ("x", "remove it: the classes of authors are `action`, `external`, `thumbnail`"),
    ],
)
def test_a_class_that_is_not_allowed_has_a_repair(name: str, words: str) -> None:
    assert name not in ALLOWED
    assert advice(name) == words


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("<b>", Kind.OPENING, "b"),
        ("<KBD class=action>", Kind.OPENING, "kbd"),
        ("</b>", Kind.CLOSING, "b"),
        ("</A>", Kind.CLOSING, "a"),
        ("<br>", Kind.BREAK, "br"),
        ("<BR/>", Kind.BREAK, "br"),
        ("</br>", Kind.BREAK, "br"),
        ("<a name=x>", Kind.ANCHOR, "a"),
        ('<a id="x">', Kind.ANCHOR, "a"),
        ("<a>", Kind.REFUSED, "a"),
        ("<a href=x id=y>", Kind.REFUSED, "a"),
        ("<script>", Kind.REFUSED, "script"),
        ("</script>", Kind.REFUSED, "script"),
        ("<div id=x>", Kind.REFUSED, "div"),
        ("<IMG>", Kind.TEXT, "img"),
        ("<IMG src=x>", Kind.REFUSED, "img"),
        ("</IMG>", Kind.TEXT, "img"),
        ("<serveur>", Kind.TEXT, "serveur"),
        ("<votre adresse>", Kind.TEXT, "votre"),
        ("<serveur port=1>", Kind.REFUSED, "serveur"),
        ("</serveur>", Kind.REFUSED, "serveur"),
        ("<x-y onclick=z>", Kind.REFUSED, "x-y"),
        ("<!-- a -->", Kind.COMMENT, "<!"),
        ("<!-->", Kind.COMMENT, "<!"),
        ("<!DOCTYPE html>", Kind.REFUSED, "<!"),
        ("<?php ?>", Kind.REFUSED, "<?"),
    ],
)
def test_a_tag_is_of_a_kind(text: str, kind: Kind, name: str) -> None:
    found = read_tag(text, 7)
    assert (found.kind, found.name) == (kind, name)


def test_the_attributes_of_a_tag_know_their_place_in_the_file() -> None:
    assert read_tag("<b title=x>", 7).attributes.attributes == (Attribute("title", "x", 10, 17),)
    assert (read_tag("<b title=x>", 7).attributes.start, read_tag("<!-- -->", 7).attributes.end) == (9, 7)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<b>", "close it with `</b>` in the same paragraph, or remove it"),
        ("<A href=x>", "write `[text](address)`"),
        ("<iframe>", "link to it with `[text](address)`"),
        ("<nav>", "remove it, or put it between backticks to show it"),
    ],
)
def test_a_refused_tag_has_a_repair(text: str, words: str) -> None:
    assert read_tag(text, 0).advice == words


@pytest.mark.parametrize(
    ("start", "expected"),
    [("<b", True), ("</DIV", True), ("<!", True), ("<?", True), ("<serveur", False), ("<", False), ("<b!", False)],
)
def test_what_begins_a_tag_of_html(start: str, expected: bool) -> None:
    assert is_html(start) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("<div>", True),
        ("</DIV>", True),
        ("<div class=x", True),
        ("<hr/>", True),
        ("<table", True),
        ("<!-- a", True),
        ("<?php", True),
        ("<b>", False),
        ("<img src=x>", False),
        ("<divx>", False),
        ("<serveur>", False),
        ("< div>", False),
        ("<", False),
    ],
)
def test_a_block_of_html_ends_a_paragraph(line: str, expected: bool) -> None:
    assert interrupts(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("<b>", True),
        ("</KBD> \t", True),
        ("<b class=x>", True),
        ("<b/>", True),
        ("<b>a", False),
        ("a<b>", False),
        ("<div>", False),
        ("<b class=x", False),
        ("text", False),
    ],
)
def test_an_allowed_tag_alone_begins_html_without_markdown(line: str, expected: bool) -> None:
    assert is_verbatim_block(line) is expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("a", [("a", 0, False)]),
        ("<b>", [("<b>", 0, True)]),
        ("a<b>c</b>d", [("a", 0, False), ("<b>", 1, True), ("c", 4, False), ("</b>", 5, True), ("d", 9, False)]),
        ("<b title='>'>", [("<b title='>'>", 0, True)]),
        ('<b title=">">a', [('<b title=">">', 0, True), ("a", 13, False)]),
        ("<!-- > -->a<!DOCTYPE>", [("<!-- > -->", 0, True), ("a", 10, False), ("<!DOCTYPE>", 11, True)]),
        ("a < b > c", [("a < b > c", 0, False)]),
        ("<b\n>", [("<b\n>", 0, True)]),
    ],
)
def test_html_without_markdown_is_parted_into_tags_and_text(text: str, found: list[tuple[str, int, bool]]) -> None:
    assert list(parts(text)) == found


@pytest.mark.parametrize(
    ("target", "scheme"),
    [
        *((f"{known}:x", None) for known in sorted(SCHEMES)),
        ("HTTPS://example.org/", None),
        ("page.md", None),
        ("#a:b", None),
        ("/a:b", None),
        ("./javascript:x", None),
        ("1a:b", None),
        ("javascript:x", "javascript:"),
        ("JavaScript:x", "javascript:"),
        (" java\tscript\n:x", "javascript:"),
        ("\u200bjava\u00adscript:x", "javascript:"),
        ("\x01javascript:x", "javascript:"),
        ("data:text/html,x", "data:"),
        ("vbscript:x", "vbscript:"),
        ("c+d-e.f1:x", "c+d-e.f1:"),
        ("httpsx:y", "httpsx:"),
    ],
)
def test_a_scheme_that_may_run_something_is_refused(target: str, scheme: str | None) -> None:
    assert refused_scheme(target) == scheme


@pytest.mark.parametrize(
    ("written", "target"),
    [
        (" a.md ", "a.md"),
        ("a\x00b\x1fc\x7fd", "abcd"),
        ("[u](v)", "v"),
        ("[u]( v )", "v"),
        ("[u](v) w", "[u](v) w"),
        ("x[u](v)", "x[u](v)"),
    ],
)
def test_a_target_is_read_as_it_is_meant(written: str, target: str) -> None:
    assert clean_target(written) == target


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("[a](b)", "b"),
        ("[a]( b 'c')", "b"),
        ("[a](<b c> 'd')", "<b c>"),
        ("[a](<b c)", "<"),
        ("[a](b(c)d)", "b(c)d"),
        ("[a](b\\)c)", "b\\)c"),
        ("[a](b\\(c 'd')", "b\\(c"),
        ("[a](b(c) d)", "b(c)"),
        ("[a](b) (c)", "b"),
        ("[a](>b)", "b"),
    ],
)
def test_the_target_of_a_link_has_its_place(text: str, marked: str) -> None:
    place = inline_place(f"xy{text}z", 4, 2 + len(text))
    assert f"xy{text}z"[place.start : place.start + place.length] == marked


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("[a]: b", "b"),
        ("[a]: <b c> 'd'", "<b c>"),
        ("[a\\]]: b 'c'", "b"),
        ("> [a]:\n> b", "b"),
        ("[a]:b(c) d", "b(c)"),
    ],
)
def test_the_target_of_a_definition_has_its_place(text: str, marked: str) -> None:
    place = definition_place(f"xy{text}", 2, 2 + len(text))
    assert f"xy{text}"[place.start : place.start + place.length] == marked


def test_a_target_without_text_has_a_place_all_the_same() -> None:
    assert inline_place("[a]()", 2, 5) == Span(4, 1)
    assert inline_place("[a][b]", 2, 6) == Span(2, 1)
    assert definition_place("xabcd", 1, 4) == Span(1, 3)
    assert definition_place("xabcd", 2, 2) == Span(2, 1)
    assert definition_place("[a]:", 0, 4) == Span(4, 1)
