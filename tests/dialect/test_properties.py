"""What holds for any text: it is rendered, always the same, without a script, and without a word being lost."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import indent

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from guichet.rendering import Survey, survey
from projects import DATA, guide, load_project

SIMPLE = DATA.replace("#ports", "")
PATH = "guides/emails/outlook.md"


def rendered(body: str, data: str = SIMPLE) -> tuple[Survey, str]:
    """The survey of a help centre whose one guide has *body*, and the HTML of that body."""
    with TemporaryDirectory() as folder:
        surveyed = survey(load_project(Path(folder), {PATH: guide("outlook", body), "guides/data.yml": data}))
    return surveyed, surveyed.pages["/fr/emails/outlook/"].html


PIECES = """[ ] ( ) ]( ![ ` `` ``` ~~~ * ** _ > >> >>> | |---| - 1. # ## \\ < </ <br> <script> <b> </b> <!-- --> {{ }} {
 } {.external} {#x} {!> !} /// & &amp; &#x; : https://example.org/ mot été œ « » = --- === [x]: @api {GET} /""".split()
BEGINNINGS = [
    *("\n", "\n\n", "    ", "\t", " ", "\r\n", "\u00a0", "\x0b", "\x02", "\x03", "\u2028", "\ufeff"),
    *("> [!tabs]\n", "> [!faq]\n", "> [!note] ", "> [!table] imap\n", "> [!api]\n", "> [!carousel]\n"),
    *("/// details | x\n", "///\n", "{!> emails/x.md !}\n", "{{ imap.incoming.host }}", "[](outlook.md)"),
]
soup = st.lists(st.sampled_from([*PIECES, *BEGINNINGS]) | st.text(max_size=3), max_size=60).map("".join)
unhurried = settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))


@unhurried
@given(soup)
def test_any_text_is_rendered_always_the_same_and_without_a_script(body: str) -> None:
    surveyed, html = rendered(body.replace("\0", "").encode("utf-8", "ignore").decode())
    assert rendered(body.replace("\0", "").encode("utf-8", "ignore").decode())[1] == html
    parsed = LexborHTMLParser(html)
    assert not parsed.css("script, iframe, style, object, embed, form")
    for element in parsed.css("*"):
        assert not [name for name in element.attributes if name.startswith("on") or name == "style"]
        assert not (element.attributes.get("href") or "").lower().startswith(("javascript:", "data:"))
    assert all(found.location.path for found in surveyed.diagnostics)


class Words:
    """Words of which each is there once."""

    def __init__(self) -> None:
        self._numbers = count()

    def some(self, number: int) -> str:
        return " ".join(f"mot{next(self._numbers)}x" for _ in range(number))


def quoted(text: str, mark: str = "> ") -> str:
    return indent(text, mark, lambda line: True)


def paragraph(words: Words, draw: st.DrawFn, depth: int) -> str:
    marks = ["{}", "**{}**", "*{}* et {}", "`{}` {}", "[{}](https://example.org/){{.external}}", "{}\n{}", "{}  \n{}"]
    pattern = draw(st.sampled_from(marks))
    return pattern.format(*(words.some(2) for _ in range(2)))


def listed(words: Words, draw: st.DrawFn, depth: int) -> str:
    mark = draw(st.sampled_from(["- ", "1. "]))
    items = [blocks(words, draw, depth + 1) for _ in range(draw(st.integers(1, 3)))]
    return "\n".join(mark + indent(item, "    ").lstrip() for item in items)


def callout(words: Words, draw: st.DrawFn, depth: int) -> str:
    title = words.some(draw(st.integers(0, 2)))
    return quoted(f"[!warning] {title}\n\n{blocks(words, draw, depth + 1)}")


def quotation(words: Words, draw: st.DrawFn, depth: int) -> str:
    return quoted(blocks(words, draw, depth + 1))


def titled(name: str, words: Words, draw: st.DrawFn, depth: int) -> str:
    bodies = [f"{words.some(2)}\n{quoted(blocks(words, draw, depth + 1))}" for _ in range(draw(st.integers(1, 3)))]
    return quoted("\n".join([f"[!{name}]", *bodies]))


def tabs(words: Words, draw: st.DrawFn, depth: int) -> str:
    return titled("tabs", words, draw, depth)


def faq(words: Words, draw: st.DrawFn, depth: int) -> str:
    return titled("faq", words, draw, depth)


def details(words: Words, draw: st.DrawFn, depth: int) -> str:
    marks = "/" * (9 - depth)
    return f"{marks} details | {words.some(2)}\n{blocks(words, draw, depth + 1)}\n\n{marks}"


def table(words: Words, draw: st.DrawFn, depth: int) -> str:
    rows = [f"| {' | '.join(words.some(1) for _ in range(draw(st.integers(1, 4))))} |" for _ in range(3)]
    return "\n".join([f"| {words.some(1)} | {words.some(1)} |", "|---|:-:|", *rows])


def code(words: Words, draw: st.DrawFn, depth: int) -> str:
    return f"```text\n{words.some(2)}\n\n> {words.some(1)}\n```"


def heading(words: Words, draw: st.DrawFn, depth: int) -> str:
    return f"### {words.some(2)}"


KINDS = (paragraph, paragraph, heading, code, table, listed, callout, quotation, tabs, faq, details)


def blocks(words: Words, draw: st.DrawFn, depth: int = 0) -> str:
    """Some blocks, one below the other; those that hold others only down to a few levels."""
    kinds = KINDS if depth < 3 else KINDS[:5]
    chosen = draw(st.lists(st.sampled_from(kinds), min_size=1, max_size=3 if depth else 5))
    return "\n\n".join(kind(words, draw, depth) for kind in chosen)


@st.composite
def documents(draw: st.DrawFn) -> str:
    return blocks(Words(), draw)


def words_of(text: str) -> Counter[str]:
    return Counter(re.findall(r"mot\d+x", text))


@unhurried
@given(documents())
def test_every_word_of_a_text_is_on_the_page_once(body: str) -> None:
    _, html = rendered(body)
    text = LexborHTMLParser(f"<body>{html}").body
    assert text is not None
    assert words_of(text.text(separator=" ")) == words_of(body)


def texts() -> Iterator[str]:
    yield from (
        "<script>alert(1)</script>",
        "\"'><img src=x onerror=alert(1)>",
        "&lt;b&gt;",
        "**gras** `x` [a](b) {{ x }}",
    )


@unhurried
@given(st.text(min_size=1, max_size=30) | st.sampled_from(list(texts())))
def test_no_label_of_the_data_file_is_markup(label: str) -> None:
    data = SIMPLE.replace("caption: Configuration en IMAP", f"caption: {json.dumps(label)}")
    surveyed, html = rendered("> [!table] imap\n", data)
    if any(found.location.path == "guides/data.yml" for found in surveyed.diagnostics):
        return
    [caption] = LexborHTMLParser(html).css("caption")
    assert caption.text().split() == label.split()
    assert not caption.css("*")[1:]
