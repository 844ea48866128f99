"""Spans: whatever a document is made of, each link, image, value, heading and fault cuts its own text out of the file.

Documents are generated with a note before each text whose place is known, and saved without the notes. Links and images
share a few targets, none of which exists, so that no place can be told from another by the name that stands there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import indent
from typing import TypeAlias

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guichet.diagnostics import Location
from guichet.rendering import Survey, survey
from projects import DATA, guide, load_project

PATH = "guides/emails/outlook.md"
NOTE = "\x1a"
"""Stands before a text whose place counts, with the letter of its fault behind it."""
CODES = {
    "L": "unknown-page",
    "I": "unknown-image",
    "V": "unknown-value",
    "H": "html-refused",
    "T": "heading-duplicate",
}
ENDS = {"L": ')"\n', "I": ')"\n', "V": "} \n", "H": " \n", "T": "\n"}
"""The characters that end a noted text."""
TARGETS = ("rien.md", "rien.png", "nul/été.md", "été😀.md")
WORDS = ("mot", "été", "😀", "e\u0301", "l’œuvre", "a\u00a0b", "x < y", "50 %", "« ici »", "\u202fmot")
HEADING = "Les ports 😀"
"""The words of every heading, so that all but the first are reported."""


@dataclass(frozen=True)
class Noted:
    """A text of a document, and where it stands."""

    code: str
    line: int
    column: int
    text: str


def without_notes(document: str) -> tuple[str, set[Noted]]:
    """*document* without its notes, and the texts that they stood before."""
    noted = set()
    lines = []
    for number, line in enumerate(document.split("\n"), start=1):
        first, *parts = line.split(NOTE)
        for part in reversed(parts):
            assert part[0] in CODES
        plain = first + "".join(part[1:] for part in parts)
        column = len(first) + 1
        for part in parts:
            rest = plain[column - 1 :] + "\n"
            end = min(rest.index(mark) for mark in ENDS[part[0]] if mark in rest)
            noted.add(Noted(CODES[part[0]], number, column, rest[:end].rstrip()))
            column += len(part) - 1
        lines.append(plain)
    return "\n".join(lines), noted


Kind: TypeAlias = Callable[[int], str]
"""Writes a block at a depth."""


class Writer:
    """Writes a document of pieces that hypothesis draws."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.definitions: list[str] = []

    def pick(self, *choices: str) -> str:
        return self.draw(st.sampled_from(choices))

    def some(self, least: int = 1, most: int = 3) -> range:
        return range(self.draw(st.integers(least, most)))

    def word(self) -> str:
        return self.pick(*WORDS)

    def target(self, letter: str) -> str:
        title = self.pick("", "", ' "un titre"')
        return f"({NOTE}{letter}{self.pick(*TARGETS)}{title})"

    def link(self) -> str:
        return f"[{self.word()}]{self.target('L')}"

    def image(self) -> str:
        return f"![{self.word()}]{self.target('I')}{self.pick('', '{.thumbnail}')}"

    def linked_image(self) -> str:
        return f"[![{self.word()}]{self.target('I')}]{self.target('L')}"

    def reference(self) -> str:
        label = f"r{len(self.definitions)}"
        is_image = self.pick("", "!")
        self.definitions.append(f"[{label}]: {NOTE}{'I' if is_image else 'L'}{self.pick(*TARGETS)}")
        return f"{is_image}[{self.word()}][{label}]"

    def value(self) -> str:
        return f"{{{{{self.pick('', ' ')}{NOTE}V{self.pick('nul.mot.x', 'nul.y')}{self.pick('', ' ')}}}}}"

    def html(self) -> str:
        return f"{NOTE}H<blink> {self.word()} </blink>"

    def emphasis(self) -> str:
        mark = self.pick("*", "**")
        return f"{mark}{self.pick('mot', 'été')} {self.link()} mot{mark}"

    def code(self) -> str:
        return "`[mot](rien.md) {{ nul.y }}`"

    def words(self) -> str:
        """Running text on one line, which begins and ends with a word."""
        pieces = (self.word, self.link, self.image, self.linked_image, self.reference, self.value, self.html)
        chosen = [self.draw(st.sampled_from((*pieces, self.emphasis, self.code)))() for _ in self.some()]
        return " ".join(["Mot", *chosen, "mot"])

    def paragraph(self, depth: int) -> str:
        return "\n".join(self.words() for _ in self.some())

    def heading(self, depth: int) -> str:
        return f"## {NOTE}T{HEADING}"

    def fence(self, depth: int) -> str:
        return "```text\n[mot](rien.md) {{ nul.y }}\n\n> mot\n```"

    def comment(self, depth: int) -> str:
        return f"<!-- [mot](rien.md)\n{{{{ nul.y }}}} -->\n\n{self.paragraph(depth)}"

    def table(self, depth: int) -> str:
        rows = [f"| {' | '.join(self.words() for _ in range(2))} |" for _ in self.some()]
        return "\n".join([f"| {self.words()} | {self.words()} |", "|---|:-:|", *rows])

    def list(self, depth: int) -> str:
        mark, step = self.draw(
            st.sampled_from([("- ", "    "), ("- ", "  "), ("1. ", "   "), ("-\t", "\t"), ("* ", "  ")])
        )
        return "\n".join(f"{mark}{self.words()}\n\n{indent(self.blocks(depth + 1), step)}" for _ in self.some())

    def quote(self, depth: int) -> str:
        return _quoted(self.blocks(depth + 1), self.pick("> ", ">"))

    def callout(self, depth: int) -> str:
        title = f" {self.words()}" if self.pick("", "title") else ""
        return _quoted(f"[!warning]{title}\n\n{self.blocks(depth + 1)}")

    def tabs(self, depth: int) -> str:
        return self._titled("tabs", depth)

    def faq(self, depth: int) -> str:
        return self._titled("faq", depth)

    def values(self, depth: int) -> str:
        pairs = "\n".join(f">> {self.words()}\n>>> {self.words()}" for _ in self.some())
        return f"> [!faq]\n> {self.words()}\n{pairs}"

    def details(self, depth: int) -> str:
        marks = "/" * (9 - depth)
        return f"{marks} details | {self.words()}\n{self.blocks(depth + 1)}\n\n{marks}"

    def carousel(self, depth: int) -> str:
        return "\n".join(["> [!carousel]", *(f"> - {self.image()} {self.words()}" for _ in self.some())])

    def _titled(self, name: str, depth: int) -> str:
        bodies = [f"Titre {number} {self.words()}\n{_quoted(self.blocks(depth + 1))}" for number in self.some()]
        return _quoted("\n".join([f"[!{name}]", *bodies]))

    def blocks(self, depth: int = 0) -> str:
        """Some blocks, one below the other; those that hold others only down to a few levels."""
        leaves: list[Kind] = [self.paragraph, self.heading, self.table, self.fence, self.comment]
        containers: list[Kind] = [
            self.list,
            self.quote,
            self.callout,
            self.tabs,
            self.faq,
            self.values,
            self.details,
            self.carousel,
        ]
        kinds = [*leaves, *containers] if depth < 3 else leaves
        return "\n\n".join(self.draw(st.sampled_from(kinds))(depth) for _ in self.some(1, 2 if depth else 4))


def _quoted(text: str, mark: str = "> ") -> str:
    return indent(text, mark, lambda line: True)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """A document with its notes."""
    writer = Writer(draw)
    body = f"## {HEADING}\n\n{writer.blocks()}"
    return "\n\n".join([body, *writer.definitions]) + "\n"


SAVINGS: dict[str, Callable[[str], bytes]] = {
    "line feeds": lambda text: text.encode(),
    "carriage returns and line feeds": lambda text: text.replace("\n", "\r\n").encode(),
    "a byte-order mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
}


def surveyed(saved: bytes) -> Survey:
    """The survey of a help centre that has *saved* for its one guide."""
    with TemporaryDirectory() as folder:
        return survey(load_project(Path(folder), {PATH: saved, "guides/data.yml": DATA.replace("#ports", "")}))


def faults_of(found: Survey) -> set[Noted]:
    """The faults of the guide that notes foretell, with the texts they are about."""
    return {
        Noted(fault.code, fault.location.line or 0, fault.location.column or 0, fault.marked)
        for fault in found.diagnostics
        if fault.location.path == PATH and fault.code in CODES.values()
    }


@settings(deadline=None, max_examples=100, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(list(SAVINGS)), documents())
def test_every_span_cuts_its_own_text_out_of_the_file(saving: str, document: str) -> None:
    text, noted = without_notes(guide("outlook", document))
    lines = text.split("\n")
    found = surveyed(SAVINGS[saving](text))

    def cut(location: Location) -> str:
        assert location.line is not None
        assert location.column is not None
        return lines[location.line - 1][location.column - 1 :][: location.length]

    told = [fault for fault in found.diagnostics if fault.location.path == PATH]
    for fault in told:
        assert fault.excerpt == lines[(fault.location.line or 0) - 1]
        assert fault.marked == cut(fault.location) != ""
    assert faults_of(found) == noted
    links = {
        (link.location.line, link.location.column, cut(link.location))
        for link in found.pages["/fr/emails/outlook/"].links
    }
    assert links == {(one.line, one.column, one.text) for one in noted if one.code in ("unknown-page", "unknown-image")}


CAROUSELS = {
    "a caption behind its picture": f"> [!carousel]\n> - ![un]({NOTE}Irien.md) voir [ici]({NOTE}Lrien.md)\n",
    "a caption below its picture": f"> [!carousel]\n> - ![un]({NOTE}Irien.md)\n>   [ici]({NOTE}Lrien.md)\n",
    "a link above the pictures": f"> [!carousel]\n> [ici]({NOTE}Lrien.md)\n> - ![un]({NOTE}Irien.md) deux\n",
    "a link between the pictures": (
        f"> [!carousel]\n> - ![un]({NOTE}Irien.md) un\n>\n> [ici]({NOTE}Lrien.md)\n>\n> - ![un]({NOTE}Irien.md) deux\n"
    ),
    "a caption before its picture": (
        f"> [!carousel]\n> - [ici]({NOTE}Lrien.md) ![un]({NOTE}Irien.md)\n> - ![un]({NOTE}Irien.md) deux\n"
    ),
    "a title above its body": (
        f"> [!tabs]\n> Un ![un]({NOTE}Irien.md)\n>> [ici]({NOTE}Lrien.md)\n> Deux [ici]({NOTE}Lrien.md)\n>> mot\n"
    ),
}
"""What is shown in another order than it is written in."""


@pytest.mark.parametrize("name", CAROUSELS)
def test_a_link_and_a_picture_of_one_target_are_each_reported_where_they_stand(name: str) -> None:
    text, noted = without_notes(guide("outlook", CAROUSELS[name]))
    assert faults_of(surveyed(text.encode())) == noted
