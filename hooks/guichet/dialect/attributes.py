"""Attribute lists: `{#id .class width="400"}`, as far as authors may give attributes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from guichet.dialect.classes import ALLOWED, EXTERNAL
from guichet.model import fragment_of

_LIST = re.compile(r"\{:?(?P<tokens>(?:[^{}\n\"']|\"[^\"\n]*\"|'[^'\n]*')*)\}")
_TOKEN = re.compile(
    r"[ \t]*(?:\.(?P<class>[^\s.#={}\"']+)|#(?P<id>[^\s.#={}\"'][^\s={}\"']*)"
    r"|(?P<name>[^\s.#={}\"']+)=(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"'{}]+))(?=[ \t]|$)"
)
_ID = re.compile(r"[A-Za-z0-9_][\w.:-]*", re.ASCII)
_LENGTH = re.compile(r"[0-9]{1,5}(?:px|%)?")

_CHECKS: dict[str, Callable[[str], bool]] = {
    "width": lambda value: bool(_LENGTH.fullmatch(value)),
    "height": lambda value: bool(_LENGTH.fullmatch(value)),
    "loading": lambda value: value in ("lazy", "eager"),
}
"""The attributes of images, and what values they take."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """One entry of an attribute list, with its place in the text."""

    name: str
    """`class`, `id`, or what stands before the `=`."""
    value: str
    start: int
    end: int

    def is_allowed(self, tag: str) -> bool:
        """Whether an element *tag* may have it."""
        if self.name == "class":
            return self.value in ALLOWED
        if self.name == "id":
            return author_id(self.value) is not None
        if self.name == "target":
            return tag == "a" and self.value == "_blank"
        check = _CHECKS.get(self.name)
        return tag == "img" and check is not None and check(self.value)


@dataclass(frozen=True, slots=True)
class AttributeList:
    """A well-formed attribute list in a text."""

    start: int
    end: int
    attributes: tuple[Attribute, ...] = field(default=())

    @property
    def is_external_mark(self) -> bool:
        """Whether it says that a link leaves the site."""
        marks = (("class", EXTERNAL), ("target", "_blank"))
        return any((found.name, found.value) in marks for found in self.attributes)

    def given_to(self, tag: str) -> Iterator[tuple[str, str]]:
        """The attributes that an element *tag* gets; `target="_blank"` says no more than `.external` does."""
        for attribute in self.attributes:
            if not attribute.is_allowed(tag):
                continue
            match attribute.name:
                case "target":
                    yield "class", EXTERNAL
                case "id":
                    yield "id", author_id(attribute.value) or ""
                case name:
                    yield name, attribute.value.removesuffix("px") if name in _CHECKS else attribute.value


def read_attributes(text: str, start: int = 0) -> AttributeList | None:
    """The attribute list that begins at *start* in *text*; `None` if the braces there hold anything else."""
    found = _LIST.match(text, start)
    if not found:
        return None
    attributes: list[Attribute] = []
    position, end = found.span("tokens")
    while text[position:end].strip():
        token = _TOKEN.match(text, position, end)
        if not token:
            return None
        attributes.append(_attribute(token))
        position = token.end()
    return AttributeList(found.start(), found.end(), tuple(attributes)) if attributes else None


def list_at_end(text: str) -> AttributeList | None:
    """The attribute list that *text*, a heading or a cell, ends in."""
    given = read_attributes(text, max(0, text.rfind("{")))
    return given if given and not text[given.end :].strip() else None


def list_on_last_line(text: str) -> AttributeList | None:
    """The attribute list that is the last line of *text*, a paragraph of several lines."""
    given = list_at_end(text)
    line_start = text.rfind("\n") + 1
    return given if given and line_start and not text[line_start : given.start].strip() else None


def author_id(written: str) -> str | None:
    """The id that an author gave as *written*, as links spell it; `None` where it cannot be one.

    Those that begin with `__` are the elements' around the text.
    """
    name = written if written.isascii() else fragment_of(written)
    return name if _ID.fullmatch(name) and not name.startswith("__") else None


def _attribute(token: re.Match[str]) -> Attribute:
    kind = token.lastgroup or ""
    if kind == "value":
        return Attribute(token["name"].lower(), token["value"].strip("\"'"), token.start("name"), token.end())
    return Attribute(kind, token[kind], token.start(kind) - 1, token.end())
