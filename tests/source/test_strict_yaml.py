"""Strict YAML: every value is the text that was written, at the place where it was written."""

from __future__ import annotations

import pytest

from guichet.diagnostics import ContentError
from guichet.source import Plain, SourceMapping, Value, read_mapping
from guichet.source.strict_yaml import Path
from guichet.source.text import decode

TEXT = """\
title: Configurer Outlook
excerpt: >-
  Un texte
  sur deux lignes
sections:
  - Configurer
  - "Dépanner : les cas"
ports: {ssl: 993, plain: [143, 110]}
empty:
"""


def read(content: bytes) -> SourceMapping:
    return read_mapping(decode("guides/data.yml", content), what="the data file")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(TEXT.encode(), id="line feeds"),
        pytest.param(TEXT.replace("\n", "\r\n").encode(), id="CRLF"),
        pytest.param(TEXT.replace("\n", "\r").encode(), id="CR alone"),
        pytest.param(b"\xef\xbb\xbf" + TEXT.encode(), id="a byte-order mark"),
    ],
)
@pytest.mark.parametrize(
    ("path", "place"),
    [
        pytest.param(("title",), (1, 8, 18), id="a text"),
        pytest.param(("excerpt",), (2, 10, 2), id="a text over several lines is at its marker"),
        pytest.param(("sections",), (6, 3, 12), id="a list begins with its first entry"),
        pytest.param(("sections", 1), (7, 5, 20), id="a quoted text with its quotes"),
        pytest.param(("ports", "ssl"), (8, 14, 3), id="a value between braces"),
        pytest.param(("ports", "plain", 1), (8, 32, 3), id="an entry between brackets"),
        pytest.param(("ports", "imaps"), (8, 8, 29), id="what is not there is at what would hold it"),
        pytest.param(("absent", "too"), (1, 1, 1), id="what nothing holds is at the beginning"),
    ],
)
def test_every_value_keeps_its_place(content: bytes, path: Path, place: tuple[int, int, int]) -> None:
    mapping = read(content)
    location = mapping.source.location(mapping.span_of(path))
    assert (location.line, location.column, location.length) == place


def test_every_key_keeps_its_place() -> None:
    mapping = read(TEXT.encode())
    location = mapping.source.location(mapping.span_of(("ports", "plain"), at_key=True))
    assert (location.line, location.column, location.length) == (8, 19, 5)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        pytest.param("yes", "yes", id="yes is no truth"),
        pytest.param("010", "010", id="010 is not eight"),
        pytest.param("'01'", "01", id="digits in quotes"),
        pytest.param("12:34", "12:34", id="12:34 is not 754"),
        pytest.param("2017-10-01", "2017-10-01", id="a date"),
        pytest.param("1e3", "1e3", id="1e3 is not a thousand"),
        pytest.param("g2004", "g2004", id="letters and digits"),
        pytest.param("null", "null", id="null is a word"),
        pytest.param("~", "~", id="a tilde"),
        pytest.param("''", "", id="an empty text"),
        pytest.param("", None, id="nothing"),
        pytest.param("Outlook\n  2016", "Outlook 2016", id="a text that goes on below"),
        pytest.param("|\n  un\n  deux\n", "un\ndeux\n", id="a text with its lines"),
        pytest.param("[a, ]", ["a"], id="a list with a last comma"),
        pytest.param("{a: , b: 1}", {"a": None, "b": "1"}, id="a mapping with nothing behind a key"),
    ],
)
def test_every_value_is_the_text_that_was_written(written: str, value: Value) -> None:
    assert read(f"key: {written}\n".encode()).values == {"key": value}


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(ContentError) as caught:
        read(b"a: &name x\nb: *name\nc: !tag y\na: z\n")
    assert [(fault.code, fault.location.line, fault.location.column) for fault in caught.value.diagnostics] == [
        ("yaml-alias", 1, 4),
        ("yaml-alias", 2, 4),
        ("yaml-tag", 3, 4),
        ("yaml-duplicate-key", 4, 1),
    ]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param("a: &name x\nb: *name\n", {"a": "x", "b": "x"}, id="an alias of a text"),
        pytest.param("a: &list [x]\nb: *list\n", {"a": ["x"], "b": ["x"]}, id="an alias of a list"),
        pytest.param(
            "a: &all {x: 1, y: 2}\nb: {<<: *all, y: 3}\n",
            {"a": {"x": "1", "y": "2"}, "b": {"x": "1", "y": "3"}},
            id="a merged mapping, of which the own keys count",
        ),
        pytest.param("a: ~\nb: null\nc: 'null'\n", {"a": None, "b": None, "c": "null"}, id="nothing, by its names"),
        pytest.param("a: !ENV SET\n", {"a": "value"}, id="a variable"),
        pytest.param("a: !ENV UNSET\n", {"a": None}, id="a variable that is not set"),
        pytest.param("a: !ENV [UNSET, SET]\n", {"a": "SET"}, id="the last of several is a value, not a variable"),
        pytest.param("a: !ENV [UNSET, SET, other]\n", {"a": "value"}, id="the first variable that is set"),
        pytest.param("a: !ENV [SET]\n", {"a": "value"}, id="a list of one variable"),
        pytest.param("a: [!ENV [UNSET, !ENV [SET, x]]]\n", {"a": ["value"]}, id="a variable in the place of another"),
        pytest.param("a: !!python/name:os.system ''\n", {"a": ""}, id="a name of Python, which is not looked up"),
        pytest.param("a: !relative $docs_dir\n", {"a": "$docs_dir"}, id="a folder"),
    ],
)
def test_a_file_of_mkdocs_may_use_all_of_yaml(
    text: str, values: dict[str, Value], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SET", "value")
    monkeypatch.delenv("UNSET", raising=False)
    source = decode("mkdocs.yml", text.encode())
    assert read_mapping(source, what="the configuration", foreign=True).values == values


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        pytest.param("yes", "bool", id="a truth"),
        pytest.param("010", "int", id="a number"),
        pytest.param("1.5", "float", id="a fraction"),
        pytest.param("2017-10-01", "timestamp", id="a date"),
        pytest.param("yes, please", "str", id="a text"),
    ],
)
def test_a_text_without_quotes_knows_what_mkdocs_takes_it_for(written: str, kind: str) -> None:
    source = decode("mkdocs.yml", f"a: {written}\nb: '{written}'\nc: !!str {written}\n".encode())
    values = read_mapping(source, what="the configuration", foreign=True).values
    assert isinstance(values["a"], Plain)
    assert values["a"].kind == kind
    assert [type(values[key]) for key in "bc"] == [str, str]


def test_a_comment_behind_a_text_is_remarked_where_authors_mean_none() -> None:
    source = decode("guide.md", b"title: Ticket #12\norder: 1\n# a comment of its own\n")
    assert read_mapping(source, what="the data file").remarks == ()
    remarks = read_mapping(source, what="the front matter", refuse_comments=True).remarks
    assert [(remark.code, remark.location.line, remark.location.column) for remark in remarks] == [
        ("yaml-comment", 1, 15)
    ]
