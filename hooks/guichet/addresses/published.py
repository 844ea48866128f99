"""What is published: the addresses that a build of the content would answer at, with the anchors of their pages."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import PurePosixPath

from guichet.diagnostics import Severity
from guichet.model import Library, Page, Product
from guichet.model.place import ASSETS, IMAGES
from guichet.rendering import RenderedPage, Survey

_DOCUMENTS = ASSETS - IMAGES
"""Endings of the files that people lead to as to a page. Pictures change with every release of what they show."""
_ID = re.compile(r'(?<![\w-])id="([^"]+)"')
_ENGINES_OWN = "__"
"""What the names of places begin with that the engine makes for itself."""


@dataclass(frozen=True)
class Published:
    """Everything that links from elsewhere may lead to."""

    library: Library
    pages: Mapping[str, Page]
    """By address. Drafts are not published."""
    anchors: Mapping[str, tuple[str, ...]]
    """The anchors of each page, by its address, in the order of the page; a former name stands behind the present."""
    ways: Mapping[str, Page]
    """The pages that other addresses lead to, by these."""
    documents: Mapping[str, str]
    """The files of the documents, by address."""
    sound: bool
    """Whether the content has no errors; those keep anchors from being seen, on other pages too."""

    @cached_property
    def addresses(self) -> frozenset[str]:
        """All of them."""
        return frozenset({*self.pages, *self.ways, *self.documents})

    def is_certain(self, file: str) -> bool:
        """Whether the pages that are made of *file* are seen, if there are any."""
        return file not in self.library.unusable


def published(surveyed: Survey) -> Published:
    """What a build of *surveyed* would publish."""
    everything = surveyed.library
    library = replace(everything, guides=tuple(guide for guide in everything.guides if not guide.draft))
    pages = {page.address: page for page in library.everything}
    return Published(
        library=library,
        pages=pages,
        anchors={address: tuple(_anchors(page, surveyed.pages[address])) for address, page in pages.items()},
        ways=library.redirects,
        documents={
            address: path
            for path, address in surveyed.assets.items()
            if PurePosixPath(path).suffix.lower() in _DOCUMENTS
        },
        sound=not any(found.severity is Severity.ERROR for found in surveyed.diagnostics),
    )


def _anchors(page: Page, rendered: RenderedPage) -> Iterator[str]:
    """The anchors of *page*: of its body, and of the sections that it lists. Nobody wrote the tables below it."""
    former: dict[str, list[str]] = {}
    for old, new in page.header.anchors.items():
        former.setdefault(new, []).append(old)
    sections = [section.fragment for section in page.sections] if isinstance(page, Product) else []
    known = rendered.anchors.union(sections)
    in_body = [name for name in _ids(rendered.html) if name in known]
    # What no element of the body has as its id stands in the page's template.
    others = sorted(known.difference(in_body, sections))
    for name in dict.fromkeys([*in_body, *others, *sections]):
        if not name.startswith(_ENGINES_OWN) and name not in page.header.anchors:
            yield name
            yield from former.get(name, ())


def _ids(markup: str) -> list[str]:
    """The ids of the elements of *markup*, in order."""
    found = _ID.findall(markup)
    return [html.unescape(name) for name in found] if "&" in markup else found
