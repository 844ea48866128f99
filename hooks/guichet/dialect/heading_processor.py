"""The heading processor gives every heading an id and a link to itself, and every id of an author its right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from guichet.dialect.conversion import Conversion, Conversions
from guichet.dialect.texts import attribute_value, plain_text
from guichet.model import fragment_of
from guichet.schema.words import Words

_HEADING = re.compile(r"h[1-6]")


class HeadingProcessor(Treeprocessor):
    """Runs when all words of the page stand."""

    def __init__(self, md: Markdown, conversions: Conversions, words: Words) -> None:
        super().__init__(md)
        self._conversions = conversions
        self._permalink = words.interface["permalink"]

    def run(self, root: Element) -> None:
        """Give ids: first those that authors chose, then those made from the words of headings."""
        conversion = self._conversions.current
        headings = [element for element in root.iter() if _HEADING.fullmatch(str(element.tag))]
        titles = [plain_text(heading) for heading in headings]
        for heading, title in zip(headings, titles, strict=True):
            _adopt_anchor(heading, fragment_of(title))
        for element in root.iter():
            name = element.get("id")
            if name:
                element.set("id", conversion.claim(name))
        for heading, title in zip(headings, titles, strict=True):
            self._finish(heading, title, conversion)

    def _finish(self, heading: Element, title: str, conversion: Conversion) -> None:
        name = heading.get("id") or conversion.claim(fragment_of(title))
        heading.set("id", name)
        conversion.headings.append((int(heading.tag[1]), name, title))
        _strip_end(heading)
        link = SubElement(heading, "a", {"class": "headerlink", "href": f"#{name}"})
        link.set("title", attribute_value(self._permalink))
        link.text = "¶"


def _adopt_anchor(heading: Element, own: str) -> None:
    """Take an anchor out of *heading* that is called as the heading itself would be: one of the two is enough."""
    for anchor in _anchors(heading):
        if anchor.get("id") == own and "id" not in heading.attrib:
            heading.set("id", own)
            _take_out(heading, anchor)
            return


def _anchors(heading: Element) -> Iterator[Element]:
    """The empty anchors that stand in *heading* itself."""
    return (child for child in list(heading) if child.tag == "a" and "href" not in child.attrib and not child.text)


def _take_out(parent: Element, child: Element) -> None:
    """Remove *child*, but not what stands behind it."""
    index = list(parent).index(child)
    if index:
        before = parent[index - 1]
        before.tail = (before.tail or "") + (child.tail or "")
    else:
        parent.text = (parent.text or "") + (child.tail or "")
    parent.remove(child)


def _strip_end(element: Element) -> None:
    """Remove the white space at the end of *element*."""
    if len(element):
        element[-1].tail = (element[-1].tail or "").rstrip()
    else:
        element.text = (element.text or "").rstrip()
