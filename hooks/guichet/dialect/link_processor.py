"""The link processor asks where each link and image leads, in reading order."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from guichet.dialect.classes import EXTERNAL, THUMBNAIL
from guichet.dialect.context import Context
from guichet.dialect.conversion import Conversions
from guichet.dialect.external import mark_external
from guichet.dialect.links import refused_scheme
from guichet.dialect.texts import attribute_value
from guichet.schema.words import Words


class LinkProcessor(Treeprocessor):
    """Runs when all links stand with the targets that their authors wrote."""

    def __init__(self, md: Markdown, conversions: Conversions, words: Words) -> None:
        super().__init__(md)
        self._conversions = conversions
        self._hint = words.interface["external_link"]

    def run(self, root: Element) -> None:
        """Give each link and image its address, and fill what was left for later."""
        conversion = self._conversions.current
        for element in list(root.iter()):
            fill = conversion.later.get(element)
            if fill:
                fill(element, conversion.context)
            elif element.tag == "a" and "href" in element.attrib:
                self._resolve_link(element, conversion.context)
            elif element.tag == "img":
                self._resolve_image(element, conversion.context)
        _open_large(root)

    def _resolve_link(self, element: Element, context: Context) -> None:
        target = element.attrib.pop("href")
        link = None if refused_scheme(target) else context.link(target)
        if link is None or link.refused:
            _make_plain(element)
            return
        if not len(element) and not (element.text or "").strip():
            element.text = AtomicString(context.title(link) or target)
        element.set("href", attribute_value(link.href))
        if link.external:
            mark_external(element, self._hint)
        else:
            _unmark(element)

    def _resolve_image(self, element: Element, context: Context) -> None:
        target = element.attrib.pop("src")
        image = None if refused_scheme(target) else context.image(target)
        if image is None or image.refused:
            element.text = element.get("alt")
            _make_plain(element)
            return
        element.set("src", attribute_value(image.href))
        if not (element.get("width") and element.get("height")):
            _set_size(element, context.size(image))
        # The first image is likely to be on the first screen; the others can wait until they are scrolled to.
        if self._conversions.current.images and "loading" not in element.attrib:
            element.set("loading", "lazy")
        self._conversions.current.images += 1


def _set_size(image: Element, size: tuple[int, int] | None) -> None:
    """Say how large *image* is, if its *size* is known, and keep its proportions where an author gave one side."""
    if size is None:
        return
    width, height = size
    given = image.get("width", ""), image.get("height", "")
    if not any(given):
        given = str(width), str(height)
    elif given[0].isdecimal() and not given[1]:
        given = given[0], str(round(int(given[0]) * height / width))
    elif given[1].isdecimal() and not given[0]:
        given = str(round(int(given[1]) * width / height)), given[1]
    for name, value in zip(("width", "height"), given, strict=True):
        if value:
            image.set(name, value)


def _open_large(root: Element) -> None:
    """Make of each image with the class `thumbnail`, unless it is part of a link, a link to itself."""
    linked = {image for link in root.iter("a") for image in link.iter("img")}
    for image in [image for image in root.iter("img") if image not in linked and "src" in image.attrib]:
        classes = (image.get("class") or "").split()
        if THUMBNAIL in classes:
            inner = Element("img", image.attrib)
            image.tag = "a"
            image.attrib = {"class": "guichet-thumbnail", "href": image.attrib["src"]}
            image.append(inner)


def _make_plain(element: Element) -> None:
    """Leave of *element* its words alone."""
    element.tag = "span"
    element.attrib.clear()


def _unmark(element: Element) -> None:
    """Take the class that says that a link leaves the site from one that does not."""
    classes = [name for name in (element.get("class") or "").split() if name != EXTERNAL]
    if classes:
        element.set("class", " ".join(classes))
    else:
        element.attrib.pop("class", None)
