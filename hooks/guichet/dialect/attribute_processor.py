"""The attribute processor gives elements the attributes that their authors wrote behind them."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from guichet.dialect.attributes import AttributeList, list_at_end, list_on_last_line, read_attributes

_INLINE = frozenset({"a", "img", "code", "em", "strong", "b", "i", "kbd", "mark", "s", "small", "span", "u"})
"""Elements that take a list directly behind them."""
_ENDED = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "td", "th"})
"""Elements that take a list at the end of their words."""


class AttributeProcessor(Treeprocessor):
    """Runs when all inline elements stand."""

    def run(self, root: Element) -> None:
        """Take the attribute lists out of the text: at the end of a cell, a list may be that of the link before it."""
        for element in root.iter():
            given = read_attributes(element.tail or "") if element.tag in _INLINE else None
            if given:
                _give(element, given)
                element.tail = (element.tail or "")[given.end :]
        for element in root.iter():
            if element.tag in _ENDED or element.tag == "p":
                _take_from_end(element)


def _take_from_end(element: Element) -> None:
    """Take the list that stands at the end of the words of *element*."""
    read = list_at_end if element.tag in _ENDED else list_on_last_line
    text = (element[-1].tail if len(element) else element.text) or ""
    given = read(text)
    if given is None:
        return
    _give(element, given)
    rest = text[: given.start].rstrip()
    if len(element):
        element[-1].tail = rest
    else:
        element.text = rest


def _give(element: Element, given: AttributeList) -> None:
    for name, value in given.given_to(str(element.tag)):
        if name == "class":
            value = f"{element.get('class', '')} {value}".strip()
        element.set(name, value)
