"""Documents: where the header ends and the body begins."""

from __future__ import annotations

import pytest

from guichet.source import read_document
from guichet.source.text import decode


@pytest.mark.parametrize(
    ("content", "body", "line"),
    [
        pytest.param("---\na: b\n---\nTexte\n", "Texte\n", 4, id="right below the header"),
        pytest.param("---\na: b\n---\n\nTexte\n", "\nTexte\n", 4, id="below an empty line"),
        pytest.param("---\na: b\n...\nTexte\n", "Texte\n", 4, id="below three dots"),
        pytest.param("---\na: b\n--- \t\nTexte\n", "Texte\n", 4, id="below a marker with blanks behind it"),
        pytest.param("---\r\na: b\r\n---\r\nTexte\r\n", "Texte\n", 4, id="with CRLF"),
        pytest.param("---\na: b\n---\nTexte\n\n---\n\nSuite\n", "Texte\n\n---\n\nSuite\n", 4, id="with a ruler"),
        pytest.param("---\na: b\n---\nc: d\n---\n", "c: d\n---\n", 4, id="with what looks like a second header"),
        pytest.param("---\na: b\n---\n", "", 4, id="empty"),
        pytest.param("---\na: b\n---", "", 4, id="empty, without a last line end"),
    ],
)
def test_the_body_is_all_below_the_header(content: str, body: str, line: int) -> None:
    document = read_document(decode("guide.md", content.encode()))
    assert (document.header.values, document.body, document.body_line) == ({"a": "b"}, body, line)
