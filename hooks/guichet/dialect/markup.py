"""Markup: the few HTML tags that authors may write. All others are shown as they were typed."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from guichet.dialect.attributes import author_id
from guichet.dialect.classes import ALLOWED

SIMPLE = frozenset("abbr b cite del dfn em i ins kbd mark q s samp small span strong sub sup u var".split())
"""Tags that come in pairs and only say how words look or what they are."""

_HTML = SIMPLE | frozenset(
    "a address applet area article aside audio base basefont bdi bdo big blink blockquote body br button canvas"
    " caption center code col colgroup data datalist dd details dialog dir div dl dt embed fieldset figcaption"
    " figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe img input label"
    " legend li link main map marquee math menu meta meter nav noframes noscript object ol optgroup option output"
    " p param picture pre progress rp rt ruby script search section select slot source strike style summary svg"
    " table tbody td template textarea tfoot th thead time title tr track tt ul video wbr xmp".split()
)
"""What is HTML at all. `<PLACEHOLDER>` is not."""

_TAG = re.compile(
    r"<(?P<closing>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)"
    r"(?P<attributes>(?:[ \t\n]+[^\s\"'<>/=]+(?:[ \t\n]*=[ \t\n]*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>=]+))?)*)"
    r"[ \t\n]*/?>"
)
_ATTRIBUTE = re.compile(r"(?P<name>[^\s\"'<>/=]+)(?:[ \t\n]*=[ \t\n]*(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"'<>=]+))?")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_ADVICE = {
    "a": "write `[text](address)`",
    "code": "put the text between backticks",
    "hr": "write a line `---`",
    "img": "write `![text](file)`",
    "li": "write a line that begins with `- `",
    "table": "draw the table with `|`",
    **dict.fromkeys(("iframe", "video", "audio", "embed", "object"), "link to it with `[text](address)`"),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "write a line that begins with `## `"),
    **dict.fromkeys(("p", "div", "span", "center", "font", "script", "style"), "remove it"),
    **dict.fromkeys(("pre", "tt"), "put the text between backticks"),
}


class Kind(Enum):
    """What becomes of a tag."""

    BREAK = "break"
    """It ends the line."""
    PAIR = "pair"
    """It and its closing tag become an element around what stands between them."""
    ANCHOR = "anchor"
    """It becomes a place that links may lead to."""
    REFUSED = "refused"
    """It is HTML, and shown as typed."""


@dataclass(frozen=True, slots=True)
class TagAttribute:
    """`name="value"` in a tag, with its place in the text."""

    name: str
    value: str
    start: int
    end: int

    @property
    def safe_value(self) -> str | None:
        """The value as the page may have it; `None` where the attribute is not allowed."""
        match self.name:
            case "id" | "name":
                return author_id(self.value)
            case "class" if ALLOWED.issuperset(self.value.split()):
                return self.value
            case "title":
                return self.value
            case "lang" if _LANGUAGE.fullmatch(self.value):
                return self.value
            case "dir" if self.value in ("ltr", "rtl", "auto"):
                return self.value
        return None


@dataclass(frozen=True, slots=True)
class Tag:
    """An HTML tag in a text, which is not a closing tag that another one has."""

    start: int
    end: int
    name: str
    kind: Kind
    attributes: tuple[TagAttribute, ...]
    closing: tuple[int, int] | None = None
    """Where its closing tag stands."""

    @property
    def advice(self) -> str:
        """What an author should write where the tag is refused."""
        if self.name in SIMPLE:
            return f"close it with `</{self.name}>` in the same paragraph, or remove it"
        return _ADVICE.get(self.name, "remove it, or put it between backticks to show it")


def read_tags(text: str) -> dict[int, Tag]:
    """The HTML tags of *text*, whose verbatim parts are masked, by their start. Placeholders are none."""
    if "<" not in text:
        return {}
    forms = list(_TAG.finditer(text))
    closing = _pairs(forms)
    closings = frozenset(form.start() for form in closing.values())
    tags: dict[int, Tag] = {}
    for form in forms:
        if form.start() not in closings:
            tag = _tag(form, closing.get(form.start()))
            if tag:
                tags[tag.start] = tag
    return tags


def _pairs(forms: list[re.Match[str]]) -> dict[int, re.Match[str]]:
    """The closing tag of each simple tag that has one, by the start of the opening one."""
    pairs: dict[int, re.Match[str]] = {}
    opened: list[re.Match[str]] = []
    waiting: Counter[str] = Counter()
    for form in forms:
        name = form["name"].lower()
        if name not in SIMPLE and not (name == "a" and (form["closing"] or _names_place(form))):
            continue
        if not form["closing"]:
            opened.append(form)
            waiting[name] += 1
        elif waiting[name]:
            while (opening := opened.pop())["name"].lower() != name:
                waiting[opening["name"].lower()] -= 1
            waiting[name] -= 1
            pairs[opening.start()] = form
    return pairs


def _tag(form: re.Match[str], closing: re.Match[str] | None) -> Tag | None:
    name = form["name"].lower()
    attributes = tuple(_attributes(form))
    if name == "br":
        kind = Kind.BREAK
    elif name == "a" and not form["closing"] and _names_place(form):
        kind = Kind.ANCHOR
    elif closing:
        kind = Kind.PAIR
    elif name not in _HTML or (form["name"].isupper() and not attributes):
        return None
    else:
        kind = Kind.REFUSED
    return Tag(form.start(), form.end(), name, kind, attributes, closing.span() if closing else None)


def _names_place(form: re.Match[str]) -> bool:
    """Whether a tag `a` only gives its place a name."""
    names = {attribute.name for attribute in _attributes(form)}
    return bool(names & {"name", "id"}) and "href" not in names


def _attributes(form: re.Match[str]) -> Iterator[TagAttribute]:
    start = form.start("attributes")
    for found in _ATTRIBUTE.finditer(form["attributes"]):
        value = html.unescape((found["value"] or "").strip("\"'"))
        yield TagAttribute(found["name"].lower(), value, start + found.start(), start + found.end())
