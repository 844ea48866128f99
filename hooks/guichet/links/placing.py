"""Placing: a fault of the built site is reported where a person wrote it, else where it stands in the page's HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from guichet.diagnostics import Diagnostic, Location
from guichet.links.extract import ATTRIBUTES, CANDIDATES, candidates_of, is_shared, refresh_target, relations_of
from guichet.links.fault import Fault, Link
from guichet.links.linked_data import LINKED_DATA, linked_references
from guichet.links.site import Site, address_of, is_stylesheet
from guichet.links.stylesheet import css_references
from guichet.links.survey import page_text
from guichet.model import WrittenLink
from guichet.source import SourceText, Span

_OPENING = re.compile(r"<(?:!--|([a-zA-Z][^\s/>]*))")
_ATTRIBUTE = re.compile(
    r"""[\s/]*+(?:(?P<end>>)|(?P<name>[^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?:"(?P<double>[^"]*+)"?|'(?P<single>[^']*+)'?"""
    r"""|(?P<bare>[^\s>]*+)))?)"""
)
_ENTITY = re.compile(r"&(?:#\w+|\w+);")
_RAW_TEXT = frozenset({"iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp"})
"""The elements in which a tag is text."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One reference in the text of a page."""

    reference: str
    span: Span
    relations: frozenset[str]
    """The words of the element's `rel`."""


@dataclass(frozen=True)
class Placing:
    """Knows who wrote what."""

    site: Site
    written: Mapping[str, Sequence[WrittenLink]]
    """The links that people wrote, by the address of the page they are on."""
    sources: Mapping[str, str]
    """The files that people wrote pages in, by the address of the page."""

    def place(self, faults: Iterable[Fault]) -> Iterator[Diagnostic]:
        """A diagnostic for every place of every fault."""
        for file, on_page in groupby(sorted(faults, key=lambda fault: fault.file), key=lambda fault: fault.file):
            yield from self._place_page(file, list(on_page))

    def _place_page(self, file: str, faults: list[Fault]) -> Iterator[Diagnostic]:
        address = address_of(file)
        written: dict[str, list[WrittenLink]] = {}
        for by in self.written.get(address, ()):
            written.setdefault(by.href, []).append(by)
        in_html: list[tuple[Fault, Link]] = []
        for fault in faults:
            link = fault.link
            if link is None:
                place = Location(self.sources.get(address) or self.site.path_of(file))
                yield Diagnostic.of(fault.code, place, **fault.values)
            elif link.relation is None and link.reference in written:
                # The copies of the link that a template made beside them lead to the same place: one repair does.
                for by in written[link.reference]:
                    yield Diagnostic.of(fault.code, by.location, by.excerpt, target=by.target, **fault.values)
            else:
                in_html.append((fault, link))
        if in_html:
            yield from self._place_in_html(file, in_html)

    def _place_in_html(self, file: str, faults: list[tuple[Fault, Link]]) -> Iterator[Diagnostic]:
        source = SourceText(self.site.path_of(file), self._text(file))
        found: dict[str, list[Occurrence]] = {link.reference: [] for _, link in faults}
        read = css_occurrences if is_stylesheet(file) else occurrences
        for occurrence in read(source.text):
            if occurrence.reference in found:
                found[occurrence.reference].append(occurrence)
        # One line of a page may hold all of it, so that it is kept once for all its faults.
        line = cache(source.line)
        for fault, link in faults:
            here = found[link.reference]
            if link.relation is not None:
                here = [occurrence for occurrence in here if link.relation in occurrence.relations]
            elif len(here) > link.times:
                here = []  # Some of it was no link to the parser, and which of it was is not known.
            if not here:
                yield Diagnostic.of(fault.code, Location(source.path), target=link.reference, **fault.values)
            for occurrence in here:
                place = source.location(occurrence.span)
                excerpt = line(place.line) if place.line else None
                yield Diagnostic.of(fault.code, place, excerpt, target=link.reference, **fault.values)

    def _text(self, file: str) -> str:
        try:
            return page_text(file, self.site.content(file))[0]
        except OSError:
            return ""


def occurrences(text: str) -> Iterator[Occurrence]:
    """The references in the HTML *text*, in order, with their places, which the parser does not tell."""
    place = 0
    while (opening := _OPENING.search(text, place)) is not None:
        name = opening[1]
        if name is None:
            place = _after("-->", text, opening.end())
            continue
        attributes, place = _attributes(text, opening.end())
        rel = attributes.get("rel")
        relations = relations_of(_decoded(text, rel) if rel is not None else None)
        tag = name.lower()
        for attribute, tags in ATTRIBUTES.items():
            if (span := attributes.get(attribute)) is not None and (not tags or tag in tags):
                yield Occurrence(_decoded(text, span), span, relations)
        if (span := attributes.get(CANDIDATES)) is not None:
            yield from _candidates(text, span, relations)
        if (span := attributes.get("style")) is not None:
            yield from _in_css(text, span)
        if tag == "meta" and (span := attributes.get("content")) is not None:
            if "http-equiv" in attributes:
                yield from _in_refresh(text, span)
            elif is_shared(_value(text, attributes, "property") or _value(text, attributes, "name")):
                yield Occurrence(_decoded(text, span), span, relations)
        if tag in _RAW_TEXT:
            closing = re.compile(f"</{name}", re.IGNORECASE).search(text, place)
            end = closing.start() if closing is not None else len(text)
            if tag == "style":
                yield from _in_css(text, Span(place, end - place))
            elif tag == "script" and (_value(text, attributes, "type") or "").lower() == LINKED_DATA:
                for reference, first, last in linked_references(text[place:end]):
                    yield Occurrence(reference, Span(place + first, last - first), relations)
            place = closing.end() if closing is not None else len(text)


def css_occurrences(text: str) -> Iterator[Occurrence]:
    """The references in the CSS *text*, in order, with their places."""
    for reference, start, end in css_references(text):
        yield Occurrence(reference, Span(start, end - start), frozenset())


def _in_css(text: str, span: Span) -> Iterator[Occurrence]:
    """The references in the CSS at *span*, which stands in HTML."""
    written = text[span.start : span.start + span.length]
    for reference, start, end in css_references(_decoded(text, span)):
        # An entity before it moves it: then the whole of the CSS is the nearest that is sure.
        is_sure = written[start:end] == reference
        yield Occurrence(reference, Span(span.start + start, end - start) if is_sure else span, frozenset())


def _in_refresh(text: str, span: Span) -> Iterator[Occurrence]:
    reference, start, end = refresh_target(_decoded(text, span))
    if reference:
        is_sure = text[span.start + start : span.start + end] == reference
        yield Occurrence(reference, Span(span.start + start, end - start) if is_sure else span, frozenset())


def _attributes(text: str, place: int) -> tuple[dict[str, Span], int]:
    """Where the values of a tag's attributes stand, by name, from *place* within the tag on; and where it ends."""
    found: dict[str, Span] = {}
    while (attribute := _ATTRIBUTE.match(text, place)) is not None:
        place = attribute.end()
        if attribute["end"]:
            break
        group = next((group for group in ("double", "single", "bare") if attribute[group] is not None), "name")
        start, end = attribute.span(group)
        found.setdefault(attribute["name"].lower(), Span(start, end - start if group != "name" else 0))
    return found, place


def _value(text: str, attributes: Mapping[str, Span], name: str) -> str | None:
    """The value of the attribute *name*, if it is there."""
    return _decoded(text, attributes[name]) if name in attributes else None


def _candidates(text: str, span: Span, relations: frozenset[str]) -> Iterator[Occurrence]:
    start, end = span.start, span.start + span.length
    for candidate in candidates_of(_decoded(text, span)):
        found = text.find(candidate, start, end)
        if found < 0:  # It holds an entity: the whole attribute is the nearest that is sure.
            yield Occurrence(candidate, span, relations)
        else:
            yield Occurrence(candidate, Span(found, len(candidate)), relations)
            start = found + len(candidate)


def _decoded(text: str, span: Span) -> str:
    """The value at *span* as the parser gives it."""
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), text[span.start : span.start + span.length])


def _after(mark: str, text: str, place: int) -> int:
    found = text.find(mark, place)
    return found + len(mark) if found >= 0 else len(text)
