"""Each repair alone: from a text and a fault in it to edits."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from guichet.diagnostics import Diagnostic, Location
from guichet.editing import Edit
from guichet.repairs import REPAIRS, repair
from guichet.repairs.front_matter import quoted
from guichet.source import SourceText


def edits(code: str, text: str, place: tuple[int, int], **values: str) -> list[Edit]:
    """What the repair of *code* makes of a fault at that line and column of *text*."""
    fault = Diagnostic(code, Location("a.md", *place), tuple(values.items()))
    return list(REPAIRS[code].edits(SourceText("a.md", text), fault))


def test_a_missing_mark_is_put_behind_the_bracket() -> None:
    assert edits("callout-mark-missing", "> [note]\n", (1, 3), name="note") == [Edit(1, 4, 0, "!")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("> [!note]\n> a\n\n> b", [Edit(3, 1, 0, ">")], id="an empty line"),
        pytest.param("> [!note]\n> a\n  \n> b", [Edit(3, 1, 0, ">")], id="a line of spaces"),
        pytest.param("  > [!note]\n  > a\n    \n  > b", [Edit(3, 3, 0, ">")], id="more spaces than marks"),
        pytest.param("  > [!note]\n  > a\n \n  > b", [Edit(3, 2, 0, " >")], id="fewer spaces than marks"),
        pytest.param("> > [!note]\n> > a\n>\n> > b", [Edit(3, 2, 0, " >")], id="an empty line of a quote"),
        pytest.param(">> [!note]\n>> a\n>\n>> b", [Edit(3, 2, 0, ">")], id="marks without spaces"),
        pytest.param("> [!note]\n> a\n\n- > b", [], id="the rest stands in a list"),
    ],
)
def test_the_empty_line_takes_the_marks_of_the_line_below(text: str, expected: list[Edit]) -> None:
    column = text.rindex("b") - text.rindex("\n")
    assert edits("callout-cut", text, (4, column), line="3") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("> [!note]\n> a\nb", [Edit(3, 1, 0, "> ")], id="a callout"),
        pytest.param("> [!note]\n>a\nb", [Edit(3, 1, 0, "> ")], id="a mark without space"),
        pytest.param("- > [!note]\n  > a\n  b", [Edit(3, 3, 0, "> ")], id="a callout of a list"),
        pytest.param("- x\n  1) > [!note]\nb", [Edit(3, 1, 0, "     > ")], id="a list's item that it begins"),
        pytest.param("> > [!note]\n> > a\n> b", [Edit(3, 3, 0, "> ")], id="a callout of a quote"),
        pytest.param("> [!note]\n\nb", [], id="an empty line between"),
        pytest.param("x\ny\nb", [], id="no mark at all"),
    ],
)
def test_a_line_takes_the_marks_of_the_line_above(text: str, expected: list[Edit]) -> None:
    assert edits("callout-lazy-line", text, (3, text.rindex("b") - text.rindex("\n"))) == expected


@pytest.mark.parametrize(
    ("text", "column", "expected"),
    [
        pytest.param("[a](b.md){.external}", 10, [Edit(1, 10, 11, "")], id="alone"),
        pytest.param("[a](b.md){: .external }", 10, [Edit(1, 10, 14, "")], id="behind a colon"),
        pytest.param("[a](b.md){#x .external}", 10, [Edit(1, 13, 10, "")], id="last"),
        pytest.param("[a](b.md){.external #x}", 10, [Edit(1, 11, 10, "")], id="first"),
        pytest.param("[a](b.md){.externals #x}", 10, [], id="within another word"),
        pytest.param('[a](b.md){.external title="a b"}', 10, [], id="beside quotes"),
    ],
)
def test_the_mark_of_external_links_is_removed_alone(text: str, column: int, expected: list[Edit]) -> None:
    assert edits("external-internal", text, (1, column)) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("---\ntitle: 'a: b\n---", id="a text in quotes"),
        pytest.param("---\n  slug: a: b\nx\n---", id="a line below that is no entry"),
        pytest.param("---\ntitle: a: b\n\n  c\n---", id="a text that goes on behind an empty line"),
        pytest.param("---\ntitle: {fr: a: b\n---", id="a mapping"),
        pytest.param("---\ntitle: a: b # c\n---", id="a comment"),
        pytest.param("---\na: b\n---", id="a key"),
    ],
)
def test_no_quotes_are_put_around(text: str) -> None:
    column = 1 if text.startswith("---\na") else 12
    assert edits("yaml-syntax", text, (2, column)) == []


@given(st.text(alphabet="ab '\"\\:#@é{}[]!&*|>%`,-", min_size=1))
def test_a_text_in_quotes_is_read_as_it_was_written(text: str) -> None:
    assert yaml.safe_load(f"title: {quoted(text)}") == {"title": text}


@pytest.mark.parametrize("code", ["unheard-of", "yaml-syntax"])
def test_a_fault_that_is_unknown_or_has_a_repair_takes_none(code: str) -> None:
    with pytest.raises(ValueError, match="fault"):
        repair(code)(lambda source, fault: ())
