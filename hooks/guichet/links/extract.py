"""Extraction: what a page refers to, what may be referred to in it, and what it says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

ATTRIBUTES = ("href", "src")
"""The attributes whose value is one reference, on whatever element."""

CANDIDATES = "srcset"
"""The attribute whose value is several references, each with the screens it is for."""

_BLANK_OR_COMMA = re.compile(r"[\s,]*")
_CANDIDATE = re.compile(r"\S+")
_DESCRIPTORS = re.compile(r"(?:\([^)]*\)?|[^,(])*")


@dataclass(frozen=True, slots=True)
class Extracted:
    """What matters of one page. References are as written, entities decoded and nothing else."""

    references: tuple[str, ...]
    """In the order of the page, repetitions included."""
    anchors: tuple[str, ...]
    """Every `id`, and every `name` of an `<a>`: what a fragment may name."""
    canonicals: tuple[str, ...]
    """The addresses that the page gives as its own."""
    alternates: tuple[tuple[str, str], ...]
    """The same page in other languages: language and reference."""
    base: str | None
    """The reference that all others are relative to, where the page has one."""
    noindex: bool
    """Whether the page asks search engines not to list it."""
    redirects: bool
    """Whether the page only sends readers on to another one."""


def extract(html: str) -> Extracted:
    """Read a page as browsers do, whatever its faults."""
    references: list[str] = []
    anchors: list[str] = []
    canonicals: list[str] = []
    alternates: list[tuple[str, str]] = []
    base = None
    noindex = redirects = False
    root = LexborHTMLParser(html).root
    for node in root.traverse() if root is not None else ():
        attributes = node.attributes
        if not attributes:
            continue
        if (anchor := attributes.get("id")) is not None:
            anchors.append(anchor)
        tag = node.tag
        if tag == "base":
            base = base if base is not None else attributes.get("href")
            continue
        if tag == "meta":
            noindex = noindex or _is_noindex(attributes)
            redirects = redirects or (attributes.get("http-equiv") or "").lower() == "refresh"
        elif tag == "a" and (anchor := attributes.get("name")) is not None:
            anchors.append(anchor)
        elif tag == "link" and (href := attributes.get("href")) is not None:
            relations = relations_of(attributes.get("rel"))
            if "canonical" in relations:
                canonicals.append(href)
            if "alternate" in relations and (language := attributes.get("hreflang")):
                alternates.append((language, href))
        references += references_of(attributes)
    return Extracted(tuple(references), tuple(anchors), tuple(canonicals), tuple(alternates), base, noindex, redirects)


def references_of(attributes: dict[str, str | None]) -> Iterator[str]:
    """What one element refers to. An attribute without a value has an empty one."""
    for name in ATTRIBUTES:
        if name in attributes:
            yield attributes[name] or ""
    if CANDIDATES in attributes:
        yield from candidates_of(attributes[CANDIDATES] or "")


def candidates_of(srcset: str) -> Iterator[str]:
    """The references of a `srcset`, split as the HTML standard says: a comma may be part of one."""
    place = _BLANK_OR_COMMA.match(srcset)
    while place is not None and (found := _CANDIDATE.match(srcset, place.end())) is not None:
        yield found[0].rstrip(",")
        ended = found if found[0].endswith(",") else _DESCRIPTORS.match(srcset, found.end())
        place = _BLANK_OR_COMMA.match(srcset, ended.end() if ended is not None else found.end())


def relations_of(rel: str | None) -> frozenset[str]:
    """The words of a `rel`, in lower case."""
    return frozenset((rel or "").lower().split())


def _is_noindex(attributes: dict[str, str | None]) -> bool:
    words = (attributes.get("content") or "").lower().replace(",", " ").split()
    return (attributes.get("name") or "").lower() == "robots" and not {"noindex", "none"}.isdisjoint(words)
