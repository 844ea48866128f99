"""Texts of a page as Markdown: whatever its author wrote is text there too, be it in words, in `alt` or in a title."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from guichet.dialect import TwinWriter
from guichet.dialect.context import Alone
from guichet.dialect.read import read_text
from guichet.schema.words import words_in
from guichet.source import SourceText

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
    "{}",
    "## {}",
    '![{}](a.png "{}")',
    '[mot](a/ "{}") [{}](a/)',
    "[mot](<https://example.org/?{}>)",
    "- {}",
    "> {}",
    "> [!note] {}\n> {}",
    "> [!tabs]\n> {}\n>> {}",
    "> [!faq]\n> {}\n>> {}",
    "|{}|\n|-|\n|{}|",
    "/// details | {}\n{}\n///",
    "mot **{}** *{}* <kbd>{}</kbd>",
    "Un mot[^1].\n\n[^1]: {}",
]


def twin_of(body: str) -> str:
    """The guide with *body* as Markdown."""
    return TwinWriter(Alone(), words_in("fr")).page(read_text(SourceText("a.md", body)))


def written(text: str) -> str:
    """*text* as an author can write it anywhere: each character as an entity."""
    return "".join(f"&#{ord(character)};" for character in text)


def pages(markdown: str) -> Iterator[LexborHTMLParser]:
    """What other programs make of *markdown*."""
    yield LexborHTMLParser(MarkdownIt("commonmark").enable("table").render(markdown))
    yield LexborHTMLParser(Markdown(extensions=["tables", "fenced_code"]).convert(markdown))


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", TEXTS)
def test_no_text_of_a_twin_is_an_element(text: str, place: str) -> None:
    markdown = twin_of(place.format(*[written(text)] * 3))
    for page in pages(markdown):
        assert not page.css("[onerror], [src=x], [href^=javascript]"), markdown


@pytest.mark.parametrize("text", TEXTS)
def test_no_code_of_a_twin_is_an_element(text: str) -> None:
    fence = "`````"
    for body in (f"{fence}\n{text}\n{fence}", f"{fence} {text} {fence}".replace("\n", " ")):
        for page in pages(twin_of(body)):
            assert not page.css("[onerror], [src=x], [href^=javascript]"), body


@pytest.mark.parametrize("character", ["\ue000", "\ue001", "\uf8ff", "\U000f0000"])
def test_no_character_of_a_text_is_lost(character: str) -> None:
    assert twin_of(f"a{character}b\n\n> {character}") == f"a{character}b\n\n> {character}"


@settings(max_examples=200)
@given(st.text(st.sampled_from("a é\ue000\ue001\\`*_[]<>&;#!|~-(\")'"), min_size=1, max_size=20))
def test_a_paragraph_reads_as_it_did(text: str) -> None:
    paragraph = next(pages(twin_of(written(f"x {text} x")))).css_first("p")
    assert paragraph is not None
    assert paragraph.text().split() == f"x {text} x".split()
