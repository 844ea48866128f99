"""Emphasis: marks find their partners, and whatever has none is shown as it was written."""

from __future__ import annotations

import re
from xml.etree.ElementTree import tostring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guichet.dialect.emphasis import read_emphasis

EMPHASIS = {
    "*a*": "<em>a</em>",
    "**a**": "<strong>a</strong>",
    "***a***": "<strong><em>a</em></strong>",
    "_a_ et __b__": "<em>a</em> et <strong>b</strong>",
    "**a *b***": "<strong>a <em>b</em></strong>",
    "*a **b***": "<em>a <strong>b</strong></em>",
    "***a** b*": "<em><strong>a</strong> b</em>",
    "***a* b**": "<strong><em>a</em> b</strong>",
    "_a *b* c_": "<em>a <em>b</em> c</em>",
    "un**gras**mot": "un<strong>gras</strong>mot",
    "**« a »**b": "<strong>« a »</strong>b",
    "**a\nb**": "<strong>a\nb</strong>",
    # Marks without a partner
    "5*3 = 15 * 2": "5*3 = 15 * 2",
    "** a **": "** a **",
    "un_mot_long": "un_mot_long",
    "_un_mot": "_un_mot",
    "*a": "*a",
    "a**": "a**",
    "**a*": "*<em>a</em>",
    "*a**": "<em>a</em>*",
    "*a _b* c_": "<em>a _b</em> c_",
    # These lose a letter where marks of different lengths are paired
    "*a**, b*c": "<em>a**, b</em>c",
    "x*y z**t*u": "x<em>y z**t</em>u",
    "*un **gras*mot": "<em>un **gras</em>mot",
}
"""By what is written, what is shown."""


def shown(text: str) -> str:
    """*text* with the elements of its emphasis."""
    html, position = "", 0
    for start, emphasis in sorted(read_emphasis(text).items()):
        html += text[position:start] + tostring(emphasis.element(text, 0), "unicode")
        position = emphasis.end
    return html + text[position:]


@pytest.mark.parametrize(("written", "html"), EMPHASIS.items(), ids=EMPHASIS)
def test_marks_find_their_partners(written: str, html: str) -> None:
    assert shown(written) == html


@given(st.lists(st.sampled_from(["*", "**", "***", "_", "__", " ", "a", "b", "é", ","]), max_size=40).map("".join))
def test_no_letter_is_lost_between_marks(text: str) -> None:
    assert re.sub(r"[*_]|</?\w+>", "", shown(text)) == re.sub(r"[*_]", "", text)


def test_marks_nested_without_end_are_text_from_some_level_on() -> None:
    html = shown("*a " * 500 + "b" + "*" * 500)
    assert html.count("<em>") + html.count("<strong>") < 10
    assert html.count("a") == 500
