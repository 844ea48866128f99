"""Extraction: the references, anchors and metadata of a page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from guichet.links.carriers import CARRIERS, is_shared, whole
from guichet.links.linked_data import LINKED_DATA, linked_references
from guichet.links.markup import SOURCE_OF_FRAME, occurrences, refresh_target, relations_of
from guichet.links.stylesheet import css_references

_OPENED = frozenset({"a", "area"})
_TEMPLATE = re.compile(r"(</?)template(?=[\s/>])", re.IGNORECASE)
_SHOWN_TEMPLATE = "x-template"
"""Replacement tag for `<template>` while parsing: parsers hide its content, but scripts may show it."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """What matters of one file. References are as written, entities decoded and nothing else."""

    references: tuple[str, ...] = ()
    """In the order of the page, repetitions included."""
    links: tuple[str, ...] = ()
    """Those of them that a reader can follow, each once."""
    opened: frozenset[str] = frozenset()
    """Those of the others that browsers open or run, rather than show as a picture: frames, forms, scripts."""
    anchors: tuple[str, ...] = ()
    """Every `id`, and every `name` of an `<a>`: the possible targets of fragments."""
    canonicals: tuple[str, ...] = ()
    """The addresses that the page gives as its own."""
    alternates: tuple[tuple[str, str], ...] = ()
    """The same page in other languages: language and reference."""
    language: str | None = None
    """What the page says that it is written in."""
    base: str | None = None
    """The reference that all others are relative to, where the page has one."""
    noindex: bool = False
    """Whether the page asks search engines not to list it."""
    onward: str | None = None
    """Where the page sends its readers on to, if that is all it is for."""
    doubled: tuple[tuple[str, int], ...] = ()
    """The ids that more than one element has, and how many have them."""

    @property
    def redirects(self) -> bool:
        """Whether the page only sends readers on to another one."""
        return self.onward is not None


def extract(html: str) -> Extracted:
    """Parse a page or an SVG image as browsers do. Any text can be parsed."""
    has_templates = "<template" in html or "<TEMPLATE" in html
    if has_templates:
        html = _TEMPLATE.sub(rf"\1{_SHOWN_TEMPLATE}", html)
    tree = LexborHTMLParser(html)
    found = _Findings()
    add = found.add
    for node in tree.root.traverse() if tree.root is not None else ():
        tag, attributes = node.tag or "", node.attributes
        if attributes or tag == "style":
            add(node, tag, attributes)
    ids, names = found.ids, found.names
    if has_templates:
        ids, names = _without_templates(tree, ids, names)
    return found.extracted(ids, names)


@dataclass(slots=True)
class _Findings:
    """What has been found so far."""

    references: list[str] = field(default_factory=list)
    links: dict[str, None] = field(default_factory=dict)
    opened: set[str] = field(default_factory=set)
    ids: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    canonicals: list[str] = field(default_factory=list)
    alternates: list[tuple[str, str]] = field(default_factory=list)
    language: str | None = None
    base: str | None = None
    noindex: bool = False
    onward: str | None = None

    def add(self, node: LexborNode, tag: str, attributes: Mapping[str, str | None]) -> None:
        """Take note of one element."""
        if tag == "style":
            self.references += (reference for reference, *_ in css_references(node.text()))
        elif tag == "script" and (attributes.get("type") or "").lower() == LINKED_DATA:
            self.references += (reference for reference, *_ in linked_references(node.text()))
        if (anchor := attributes.get("id")) is not None:
            self.ids.append(anchor)
        if tag == "base":
            self.base = self.base if self.base is not None else attributes.get("href")
            return
        if tag in _OPENED:
            self._add_link(tag, attributes)
        elif tag == "html":
            self.language = attributes.get("lang")
        elif tag == "link" and (href := attributes.get("href")) is not None:
            relations = relations_of(attributes.get("rel"))
            if "canonical" in relations:
                self.canonicals.append(href)
            if "alternate" in relations and (language := attributes.get("hreflang")):
                self.alternates.append((language, href))
        for name in attributes:
            if name in CARRIERS:
                self._add_references(tag, name, attributes[name] or "")
            elif name == SOURCE_OF_FRAME:
                self.references += (inner.reference for inner in occurrences(attributes[name] or ""))
        if tag == "meta":
            self._add_meta(attributes)

    def _add_link(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        for name in ("href", "xlink:href"):
            if name in attributes:
                self.links[attributes[name] or ""] = None
        if tag == "a" and (anchor := attributes.get("name")) is not None:
            self.names.append(anchor)

    def _add_references(self, tag: str, name: str, value: str) -> None:
        """Take note of what an attribute that may hold addresses refers to. One without a value has an empty one."""
        carrier = CARRIERS[name]
        if not carrier.belongs_to(tag) or (carrier.read is css_references and "(" not in value):
            return
        found = (value,) if carrier.read is whole else [reference for reference, *_ in carrier.read(value)]
        self.references += found
        if tag in carrier.opens:
            self.opened.update(found)

    def _add_meta(self, attributes: Mapping[str, str | None]) -> None:
        content = attributes.get("content") or ""
        if (attributes.get("http-equiv") or "").lower() == "refresh":
            target = refresh_target(content)[0]
            if self.onward is None:
                self.onward = target
            if target:
                self.references.append(target)
                self.opened.add(target)
        elif is_shared(attributes):
            self.references.append(content)
        if (attributes.get("name") or "").lower() == "robots":
            self.noindex = self.noindex or not {"noindex", "none"}.isdisjoint(content.lower().replace(",", " ").split())

    def extracted(self, ids: list[str], names: list[str]) -> Extracted:
        """All of it, with the *ids* and *names* that elements of the page itself have."""
        counts = Counter(ids) if len(set(ids)) < len(ids) else Counter[str]()
        return Extracted(
            references=tuple(self.references),
            links=tuple(self.links),
            opened=frozenset(self.opened),
            anchors=(*ids, *names),
            canonicals=tuple(self.canonicals),
            alternates=tuple(self.alternates),
            language=self.language,
            base=self.base,
            noindex=self.noindex,
            onward=self.onward,
            doubled=tuple((anchor, count) for anchor, count in counts.items() if count > 1),
        )


def _without_templates(tree: LexborHTMLParser, ids: list[str], names: list[str]) -> tuple[list[str], list[str]]:
    """*ids* and *names* without those in templates, which no link leads to."""
    inner = [node.attributes for node in tree.css(f"{_SHOWN_TEMPLATE} [id], {_SHOWN_TEMPLATE} a[name]")]
    lost_ids = Counter(attributes.get("id") or "" for attributes in inner)
    lost_names = Counter(attributes.get("name") or "" for attributes in inner)
    return list((Counter(ids) - lost_ids).elements()), list((Counter(names) - lost_names).elements())
