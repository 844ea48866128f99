"""The addresses that a build would publish, with the anchors of their pages."""

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
"""Extensions of documents. Images are not recorded: they are replaced too often."""
_ID = re.compile(r'(?<![\w-])id="([^"]+)"')
_ENGINES_OWN = "__"
"""Prefix of the engine's internal anchors."""


@dataclass(frozen=True)
class Published:
    """Every possible target of links from other sites."""

    library: Library
    pages: Mapping[str, Page]
    """By address. Drafts are not published."""
    anchors: Mapping[str, tuple[str, ...]]
    """The anchors of each page, by its address, in page order; former names follow the present one."""
    ways: Mapping[str, Page]
    """Redirects: the target page by address."""
    documents: Mapping[str, str]
    """The files of the documents, by address."""
    sound: bool
    """Whether the content has no errors. With errors, anchors may be missing even on other pages."""

    @cached_property
    def addresses(self) -> frozenset[str]:
        """All addresses: pages, redirects and documents."""
        return frozenset({*self.pages, *self.ways, *self.documents})

    def is_certain(self, file: str) -> bool:
        """Whether *file* could be read, so that its pages are known."""
        return file not in self.library.unusable


def published(surveyed: Survey) -> Published:
    """Everything that a build of *surveyed* would publish."""
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
    """The anchors of the body of *page* and of the sections that it lists."""
    former: dict[str, list[str]] = {}
    for old, new in page.header.anchors.items():
        former.setdefault(new, []).append(old)
    sections = [section.fragment for section in page.sections] if isinstance(page, Product) else []
    known = rendered.anchors.union(sections)
    in_body = [name for name in _ids(rendered.html) if name in known]
    # The remaining anchors are in the page's template.
    others = sorted(known.difference(in_body, sections))
    for name in dict.fromkeys([*in_body, *others, *sections]):
        if not name.startswith(_ENGINES_OWN) and name not in page.header.anchors:
            yield name
            yield from former.get(name, ())


def _ids(markup: str) -> list[str]:
    """The ids of the elements of *markup*, in order."""
    found = _ID.findall(markup)
    return [html.unescape(name) for name in found] if "&" in markup else found
