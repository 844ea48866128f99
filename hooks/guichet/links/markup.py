"""Markup: the references in HTML with their places, which the parser does not tell."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from guichet.links.carriers import CARRIERS, Found, is_shared
from guichet.links.linked_data import LINKED_DATA, linked_references
from guichet.links.stylesheet import css_references
from guichet.source import Span

SOURCE_OF_FRAME = "srcdoc"
"""The attribute that holds the HTML of a frame."""

_OPENING = re.compile(r"<(?:!--|([a-zA-Z][^\s/>]*))")
_ATTRIBUTE = re.compile(
    r"""[\s/]*+(?:(?P<end>>)|(?P<name>[^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?:"(?P<double>[^"]*+)"?|'(?P<single>[^']*+)'?"""
    r"""|(?P<bare>[^\s>]*+)))?)"""
)
_ENTITY = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|\w+;)")
_REFRESH = re.compile(
    r"\s*[\d.]*\s*[;,\s]\s*(?:url\s*=\s*)?(?P<quote>[\"']?)(?P<reference>.*?)(?P=quote)\s*$", re.I | re.S
)
_RAW_TEXT = frozenset({"iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp"})
"""The elements in which a tag is text."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One reference in the text of a page."""

    reference: str
    span: Span
    relations: frozenset[str] = frozenset()
    """The words of the element's `rel`."""


@dataclass(frozen=True, slots=True)
class _Tag:
    """The opening tag of an element."""

    name: str
    attributes: Mapping[str, Span]
    """Where their values stand, by name."""
    text: str
    """The whole page."""
    inner: Span | None
    """What stands in an element in which tags are text."""

    def value(self, name: str) -> str | None:
        """The value of an attribute as the parser gives it."""
        return _decoded(self.text, self.attributes[name]) if name in self.attributes else None


def occurrences(text: str) -> Iterator[Occurrence]:
    """The references in the HTML *text*, in order, with their places."""
    for tag in _tags(text):
        relations = relations_of(tag.value("rel"))
        for name, span in tag.attributes.items():
            carrier = CARRIERS.get(name)
            if carrier is not None and carrier.belongs_to(tag.name):
                yield from _within(text, span, carrier.read(_decoded(text, span)), relations)
            elif name == SOURCE_OF_FRAME:
                yield from (Occurrence(inner.reference, span) for inner in occurrences(_decoded(text, span)))
        if tag.name == "meta" and "content" in tag.attributes:
            yield from _in_meta(tag)
        if tag.inner is not None:
            start, end = tag.inner.start, tag.inner.start + tag.inner.length
            if tag.name == "style":
                yield from _within(text, tag.inner, css_references(text[start:end]))
            elif tag.name == "script" and (tag.value("type") or "").lower() == LINKED_DATA:
                for reference, first, last in linked_references(text[start:end]):
                    yield Occurrence(reference, Span(start + first, last - first))


def places_of_id(text: str, wanted: str) -> list[Span]:
    """Where in the HTML *text* elements are given the id *wanted*."""
    return [tag.attributes["id"] for tag in _tags(text) if tag.value("id") == wanted]


def css_occurrences(text: str) -> Iterator[Occurrence]:
    """The references in the CSS *text*, in order, with their places."""
    return (Occurrence(reference, Span(start, end - start)) for reference, start, end in css_references(text))


def json_occurrences(text: str) -> Iterator[Occurrence]:
    """The references in the JSON *text*, in order, with their places."""
    return (Occurrence(reference, Span(start, end - start)) for reference, start, end in linked_references(text))


def refresh_target(content: str) -> Found:
    """Where the *content* of a refresh sends readers; nothing where it shows the same page again."""
    found = _REFRESH.match(content)
    return (found["reference"], *found.span("reference")) if found else ("", 0, 0)


def relations_of(rel: str | None) -> frozenset[str]:
    """The words of a `rel`, in lower case."""
    return frozenset(rel.lower().split()) if rel else frozenset()


def _tags(text: str) -> Iterator[_Tag]:
    """The opening tags of *text*, in order."""
    place = 0
    while (opening := _OPENING.search(text, place)) is not None:
        if opening[1] is None:
            place = _after("-->", text, opening.end())
            continue
        attributes, place = _attributes(text, opening.end())
        name, inner = opening[1].lower(), None
        if name in _RAW_TEXT:
            closing = re.compile(f"</{name}", re.IGNORECASE).search(text, place)
            inner = Span(place, (closing.start() if closing is not None else len(text)) - place)
            place = closing.end() if closing is not None else len(text)
        yield _Tag(name, attributes, text, inner)


def _in_meta(tag: _Tag) -> Iterator[Occurrence]:
    """The reference in the content of a `<meta>`."""
    span, content = tag.attributes["content"], tag.value("content") or ""
    if (tag.value("http-equiv") or "").lower() == "refresh":
        found = refresh_target(content)
        yield from _within(tag.text, span, [found] if found[0] else ())
    elif is_shared({name: tag.value(name) for name in ("property", "name", "itemprop")}):
        yield Occurrence(content, span)


def _within(
    text: str, span: Span, found: Iterable[Found], relations: frozenset[str] = frozenset()
) -> Iterator[Occurrence]:
    """What was *found* in the decoded value at *span*, each in its place."""
    written = text[span.start : span.start + span.length]
    place = 0
    for reference, start, end in found:
        length = end - start
        if "&" in written and written[start:end] != reference:  # An entity before it has moved it, or it holds one.
            start, length = written.find(reference, place), len(reference)
        if start < 0:  # The whole value is the nearest that is sure.
            yield Occurrence(reference, span, relations)
        else:
            yield Occurrence(reference, Span(span.start + start, length), relations)
            place = start + length


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


def _decoded(text: str, span: Span) -> str:
    """The value at *span* as the parser gives it."""
    value = text[span.start : span.start + span.length]
    return _ENTITY.sub(_character, value) if "&" in value else value


def _character(entity: re.Match[str]) -> str:
    text = html.unescape(entity[0])
    if text or entity[0][1] != "#":
        return text
    # Python drops a control character, which browsers keep.
    number = entity[0][2:].rstrip(";")
    return chr(int(number[1:], 16) if number[0] in "xX" else int(number))


def _after(mark: str, text: str, place: int) -> int:
    found = text.find(mark, place)
    return found + len(mark) if found >= 0 else len(text)
