"""Attributes: `{#id .class width="400"}` and those of HTML tags, as far as authors may give attributes."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from guichet.dialect.classes import ALLOWED, EXTERNAL
from guichet.model import fragment_of

_LIST = re.compile(r"\{:?(?P<tokens>(?:[^{}\n\"']|\"[^\"\n]*\"|'[^'\n]*')*)\}")
_TOKEN = re.compile(
    r"[ \t]*(?:\.(?P<class>[^\s.#={}\"']+)|#(?P<id>[^\s.#={}\"'][^\s={}\"']*)"
    r"|(?P<name>[^\s.#={}\"']+)=(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"'{}]+))(?=[ \t]|$)"
)
_HTML = re.compile(r"(?P<name>[^\s\"'<>/=]+)(?:\s*=\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"'<>=]+))?")
_ID = re.compile(r"[A-Za-z0-9_][\w.:-]*", re.ASCII)
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_LENGTH = re.compile(r"[0-9]{1,5}(?:px|%)?")

_OF_IMAGES: dict[str, Callable[[str], bool]] = {
    "width": lambda value: bool(_LENGTH.fullmatch(value)),
    "height": lambda value: bool(_LENGTH.fullmatch(value)),
    "loading": lambda value: value in ("lazy", "eager"),
}
"""The attributes of images, and what values they take."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute, and where it stands in the source."""

    name: str
    """`class`, `id`, or what stands before the `=`; in lower case."""
    value: str
    start: int
    end: int

    def is_allowed(self, tag: str) -> bool:
        """Whether an attribute list may give it to an element *tag*."""
        if self.name == "class":
            return self.value in ALLOWED
        if self.name == "id":
            return author_id(self.value) is not None
        if self.name == "target":
            return tag == "a" and self.value == "_blank"
        check = _OF_IMAGES.get(self.name)
        return tag == "img" and check is not None and check(self.value)

    @property
    def safe_value(self) -> str | None:
        """The value as an HTML tag may have it; `None` where the attribute is not allowed."""
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
class AttributeList:
    """The attributes that an author gave an element, and where they stand in the source."""

    start: int
    end: int
    attributes: tuple[Attribute, ...] = ()

    @property
    def is_external_mark(self) -> bool:
        """Whether it says that a link leaves the site."""
        marks = (("class", EXTERNAL), ("target", "_blank"))
        return any((found.name, found.value) in marks for found in self.attributes)

    def given_to(self, tag: str) -> Iterator[tuple[str, str]]:
        """What an element *tag* gets of an attribute list; `target="_blank"` says no more than `.external` does."""
        for attribute in self.attributes:
            if not attribute.is_allowed(tag):
                continue
            match attribute.name:
                case "target":
                    yield "class", EXTERNAL
                case "id":
                    yield "id", author_id(attribute.value) or ""
                case name:
                    yield name, attribute.value.removesuffix("px") if name in _OF_IMAGES else attribute.value

    @property
    def safe(self) -> Iterator[tuple[str, str]]:
        """What an element gets of the attributes of an HTML tag."""
        for attribute in self.attributes:
            value = attribute.safe_value
            if value is not None:
                yield ("id" if attribute.name == "name" else attribute.name), value


def read_attributes(text: str, start: int = 0, offset: int = 0) -> AttributeList | None:
    """The attribute list that begins at *start* in *text*; `None` if the braces there hold anything else.

    *text* stands at *offset* in the source.
    """
    found = _LIST.match(text, start)
    if not found:
        return None
    attributes: list[Attribute] = []
    position, end = found.span("tokens")
    while text[position:end].strip():
        token = _TOKEN.match(text, position, end)
        if not token:
            return None
        attributes.append(_attribute(token, offset))
        position = token.end()
    return AttributeList(found.start() + offset, found.end() + offset, tuple(attributes)) if attributes else None


def html_attributes(text: str, start: int, end: int, offset: int) -> AttributeList:
    """The attributes that stand in a tag between *start* and *end* of *text*, which stands at *offset*."""
    given = tuple(
        Attribute(
            found["name"].lower(),
            html.unescape(_unquoted(found["value"] or "")),
            offset + found.start(),
            offset + found.end(),
        )
        for found in _HTML.finditer(text, start, end)
    )
    return AttributeList(offset + start, offset + end, given)


def author_id(written: str) -> str | None:
    """The id that an author gave as *written*, as links spell it; `None` where it cannot be one.

    Those that begin with `__` are the elements' around the text.
    """
    name = written if written.isascii() else fragment_of(written)
    return name if _ID.fullmatch(name) and not name.startswith("__") else None


def _attribute(token: re.Match[str], offset: int) -> Attribute:
    kind = token.lastgroup or ""
    if kind == "value":
        start, end = offset + token.start("name"), offset + token.end()
        return Attribute(token["name"].lower(), _unquoted(token["value"]), start, end)
    return Attribute(kind, token[kind], offset + token.start(kind) - 1, offset + token.end())


def _unquoted(value: str) -> str:
    return value[1:-1] if value.startswith(('"', "'")) else value
