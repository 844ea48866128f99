"""Edits change what they name, and no other byte."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guichet.editing import Edit, applied


@pytest.mark.parametrize(
    ("content", "edits", "expected"),
    [
        pytest.param(b"un\ndeux\n", [Edit(2, 1, 4, "2")], b"un\n2\n", id="one replaces characters"),
        pytest.param(b"un\r\ndeux", [Edit(2, 5, 0, "!")], b"un\r\ndeux!", id="one stands behind the last character"),
        pytest.param(b"un\r\r\ndeux\n", [Edit(2, 1, 0, ">")], b"un\r>\r\ndeux\n", id="one fills an empty line"),
        pytest.param(
            b"a\r\nb", [Edit(1, 2, 0, "\nx")], b"a\r\nx\r\nb", id="one puts a line below, ended like the others"
        ),
        pytest.param(b"a\r\nb", [Edit(2, 2, 0, "\nx")], b"a\r\nb\r\nx", id="one puts a line below the last"),
        pytest.param(b"", [Edit(1, 1, 0, "a")], b"a", id="one fills an empty file"),
        pytest.param(b"abcd", [Edit(1, 1, 1, "xyz"), Edit(1, 3, 2, "")], b"xyzb", id="two are in one line"),
        pytest.param(b"\xef\xbb\xbfab", [Edit(1, 1, 1, "x")], b"\xef\xbb\xbfxb", id="a byte-order mark is no column"),
        pytest.param("é😀a".encode(), [Edit(1, 3, 1, "b")], "é😀b".encode(), id="columns are characters"),
        pytest.param(
            "a\u2028b\x0bc\nd".encode(), [Edit(2, 1, 1, "x")], "a\u2028b\x0bc\nx".encode(), id="lines are few"
        ),
    ],
)
def test_edits_are_applied_where_they_say(content: bytes, edits: list[Edit], expected: bytes) -> None:
    assert applied(content, edits) == expected


@given(st.text(alphabet="ab\r\n\ufeff\u2028é", max_size=40))
def test_without_edits_every_byte_stays(text: str) -> None:
    assert applied(text.encode(), []) == text.encode()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(Edit(1, 1, 2, ""), Edit(1, 2, 2, ""), True, id="they share a character"),
        pytest.param(Edit(1, 1, 2, ""), Edit(1, 3, 2, ""), False, id="they are neighbours"),
        pytest.param(Edit(1, 1, 0, "a"), Edit(1, 1, 0, "b"), True, id="both put something in at one place"),
        pytest.param(Edit(1, 1, 3, ""), Edit(1, 2, 0, "b"), True, id="one puts something into the other"),
        pytest.param(Edit(1, 1, 2, ""), Edit(2, 1, 2, ""), False, id="they are in two lines"),
    ],
)
def test_edits_overlap(one: Edit, other: Edit, expected: bool) -> None:
    assert one.overlaps(other) is expected
    assert other.overlaps(one) is expected
