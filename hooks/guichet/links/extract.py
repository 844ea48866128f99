"""Extraction: what a page refers to, what may be referred to in it, and what it says of itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from guichet.links.linked_data import LINKED_DATA, linked_references
from guichet.links.stylesheet import css_references

ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "href": frozenset(),
    "xlink:href": frozenset(),
    "src": frozenset(),
    "poster": frozenset({"video"}),
    "data": frozenset({"object"}),
    "action": frozenset({"form"}),
    "formaction": frozenset({"button", "input"}),
}
"""The attributes whose value is one reference, with the elements on which it is one; none stands for all."""

CANDIDATES = "srcset"
"""The attribute whose value is several references, each with the screens it is for."""

SHARED = frozenset("og:url og:image og:image:url og:image:secure_url og:audio og:video twitter:image".split())
"""The names of the `<meta>` elements whose content is an address, for networks on which people share links."""

_FOLLOWED = frozenset({"a", "area"})
_REFRESH = re.compile(
    r"\s*[\d.]*\s*[;,\s]\s*(?:url\s*=\s*)?(?P<quote>[\"']?)(?P<reference>.*?)(?P=quote)\s*$", re.I | re.S
)
_BLANK_OR_COMMA = re.compile(r"[\s,]*")
_CANDIDATE = re.compile(r"\S+")
_DESCRIPTORS = re.compile(r"(?:\([^)]*\)?|[^,(])*")


@dataclass(frozen=True, slots=True)
class Extracted:
    """What matters of one page. References are as written, entities decoded and nothing else."""

    references: tuple[str, ...]
    """In the order of the page, repetitions included."""
    links: tuple[str, ...]
    """Those of them that a reader can follow, each once."""
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
    onward: str | None
    """Where the page sends its readers on to, if that is all it is for."""
    doubled: tuple[tuple[str, int], ...] = ()
    """The ids that more than one element has, and how many have them."""

    @property
    def redirects(self) -> bool:
        """Whether the page only sends readers on to another one."""
        return self.onward is not None


def extract(html: str) -> Extracted:
    """Read a page, or a drawing, as browsers do, whatever its faults."""
    references: list[str] = []
    links: dict[str, None] = {}
    ids: list[str] = []
    names: list[str] = []
    canonicals: list[str] = []
    alternates: list[tuple[str, str]] = []
    base = onward = None
    noindex = False
    root = LexborHTMLParser(html).root
    for node in root.traverse() if root is not None else ():
        tag = node.tag
        if tag == "style":
            references += (reference for reference, *_ in css_references(node.text()))
        attributes = node.attributes
        if tag == "script" and (attributes.get("type") or "").lower() == LINKED_DATA:
            references += (reference for reference, *_ in linked_references(node.text()))
        if not attributes:
            continue
        if (anchor := attributes.get("id")) is not None:
            ids.append(anchor)
        if tag == "base":
            base = base if base is not None else attributes.get("href")
            continue
        if tag == "meta":
            noindex = noindex or _is_noindex(attributes)
            if onward is None and (attributes.get("http-equiv") or "").lower() == "refresh":
                onward = refresh_target(attributes.get("content") or "")[0]
        elif tag in _FOLLOWED:
            if (anchor := attributes.get("name")) is not None and tag == "a":
                names.append(anchor)
            if "href" in attributes:
                links[attributes["href"] or ""] = None
        elif tag == "link" and (href := attributes.get("href")) is not None:
            relations = relations_of(attributes.get("rel"))
            if "canonical" in relations:
                canonicals.append(href)
            if "alternate" in relations and (language := attributes.get("hreflang")):
                alternates.append((language, href))
        references += references_of(tag or "", attributes)
    counts = Counter(ids) if len(set(ids)) < len(ids) else Counter[str]()
    return Extracted(
        references=tuple(references),
        links=tuple(links),
        anchors=(*ids, *names),
        canonicals=tuple(canonicals),
        alternates=tuple(alternates),
        base=base,
        noindex=noindex,
        onward=onward,
        doubled=tuple((anchor, count) for anchor, count in counts.items() if count > 1),
    )


def references_of(tag: str, attributes: Mapping[str, str | None]) -> Iterator[str]:
    """What one element refers to. An attribute without a value has an empty one."""
    for name in attributes:
        if name in ATTRIBUTES:
            tags = ATTRIBUTES[name]
            if not tags or tag in tags:
                yield attributes[name] or ""
        elif name == CANDIDATES:
            yield from candidates_of(attributes[name] or "")
        elif name == "style" and "(" in (attributes[name] or ""):
            yield from (reference for reference, *_ in css_references(attributes[name] or ""))
    if tag == "meta" and (attributes.get("http-equiv") or "").lower() == "refresh":
        target, *_ = refresh_target(attributes.get("content") or "")
        if target:
            yield target
    elif tag == "meta" and is_shared(attributes.get("property") or attributes.get("name")):
        yield attributes.get("content") or ""


def is_shared(name: str | None) -> bool:
    """Whether the content of the `<meta>` called *name* is an address."""
    return (name or "").lower() in SHARED


def refresh_target(content: str) -> tuple[str, int, int]:
    """Where the *content* of a refresh sends readers, with its offsets; nothing where it shows the same page again."""
    found = _REFRESH.match(content)
    return (found["reference"], *found.span("reference")) if found else ("", 0, 0)


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


def _is_noindex(attributes: Mapping[str, str | None]) -> bool:
    words = (attributes.get("content") or "").lower().replace(",", " ").split()
    return (attributes.get("name") or "").lower() == "robots" and not {"noindex", "none"}.isdisjoint(words)
