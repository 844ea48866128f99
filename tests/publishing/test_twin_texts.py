"""Texts of a page as Markdown: whatever its author wrote is text there too, be it in words, in `alt` or in a title."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from guichet.publishing.twins import as_markdown

HOSTILE = "<img src=x onerror=alert(1)>"
TEXTS = [
    HOSTILE,
    f"\ue001{HOSTILE}",
    f"\ue000\n{HOSTILE}",
    f"\ue001\ue000\ue002{HOSTILE}",
    f"x]{HOSTILE}[",
    f'"){HOSTILE}',
    f"`{HOSTILE}`",
    f"\\{HOSTILE}",
    f"-->{HOSTILE}",
    f"&lt;img src=x&gt; {HOSTILE}",
    f"```\n{HOSTILE}\n```",
    f"](javascript:alert(1)) {HOSTILE}",
]
PLACES = [
    "<p>{}</p>",
    "<h2>{}</h2>",
    '<p><img src="a.png" alt="{}" title="{}"></p>',
    '<p><a href="a/" title="{}">{}</a></p>',
    '<p><a href="https://example.org/?{}">mot</a></p>',
    '<p><abbr title="{}">mot</abbr></p>',
    "<ul><li>{}</li></ul>",
    "<blockquote><p>{}</p></blockquote>",
    "<table><thead><tr><th>{}</th></tr></thead><tbody><tr><td>{}</td></tr></tbody></table>",
    "<details><summary>{}</summary><p>{}</p></details>",
    "<p>mot <strong>{}</strong> <em>{}</em></p>",
    "<pre><code>{}</code></pre>",
    "<p><code>{}</code></p>",
    "<p><kbd>{}</kbd></p>",
    "<figure><figcaption>{}</figcaption></figure>",
]


def pages(markdown: str) -> Iterator[LexborHTMLParser]:
    """What other programs make of *markdown*."""
    yield LexborHTMLParser(MarkdownIt("commonmark").enable("table").render(markdown))
    yield LexborHTMLParser(Markdown(extensions=["tables", "fenced_code"]).convert(markdown))


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", TEXTS)
def test_no_text_of_a_twin_is_an_element(text: str, place: str) -> None:
    markdown = as_markdown(place.format(*[escape(text)] * 2))
    for page in pages(markdown):
        assert not page.css("[onerror], [src=x], [href^=javascript]"), markdown


@pytest.mark.parametrize("character", ["\ue000", "\ue001", "\uf8ff", "\U000f0000"])
def test_no_character_of_a_text_is_lost(character: str) -> None:
    assert as_markdown(f"<p>a{character}b</p><blockquote>{character}</blockquote>") == (
        f"a{character}b\n\n> {character}\n"
    )


@settings(max_examples=200)
@given(st.text(st.sampled_from("a é\ue000\ue001\\`*_[]<>&;#!|~-(\")'"), min_size=1, max_size=20))
def test_a_paragraph_reads_as_it_did(text: str) -> None:
    paragraph = next(pages(as_markdown(f"<p>x {escape(text)} x</p>"))).css_first("p")
    assert paragraph is not None
    assert paragraph.text().split() == f"x {text} x".split()
