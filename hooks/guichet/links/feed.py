"""Feeds: the references of an Atom or RSS feed, in its elements and in its embedded HTML."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.links.markup import Occurrence, occurrences
from guichet.links.xml_reading import XmlElement, elements
from guichet.source import SourceText, Span

_ADDRESSES = frozenset("link uri icon logo url comments docs".split())
"""The elements whose text is an address."""
_NAMES = frozenset({"id", "guid"})
"""The elements whose text names an entry, most often by its address."""
_TEXTS = frozenset("content summary description encoded subtitle title rights".split())
"""The elements whose text may be HTML."""
_ATTRIBUTES = ("href", "src", "url", "uri", "template")


def feed_occurrences(source: SourceText) -> Iterator[Occurrence]:
    """The references in the feed *source*, or in another file of XML, with their places.

    Raises:
        ContentError: it is not XML.
    """
    for element in elements(source, "site-feed-unreadable"):
        for name in _ATTRIBUTES:
            value = element.attributes.get(name)
            if value is not None and "{" not in value:  # such as `{searchTerms}` is for a program to fill in
                yield Occurrence(value, element.span_of(name))
        name = element.local_name
        is_name = name in _NAMES and element.text.startswith(("http://", "https://"))
        if element.text and (name in _ADDRESSES or is_name):
            yield Occurrence(element.text, element.text_span)
        elif name in _TEXTS and "<" in element.text and element.attributes.get("type") != "text":
            yield from _in_html(element)


def _in_html(element: XmlElement) -> Iterator[Occurrence]:
    """The references in the HTML that is the text of *element*."""
    text, place = element.source.text, element.text_span.start
    for inner in occurrences(element.text):
        found = text.find(inner.reference, place)
        if found < 0:  # It holds an entity: where the text begins is the nearest that is sure.
            yield Occurrence(inner.reference, Span(element.text_span.start))
        else:
            place = found + len(inner.reference)
            yield Occurrence(inner.reference, Span(found, max(1, len(inner.reference))))
