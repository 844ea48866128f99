"""Unlisted files: those that readers find only by an address that they were given."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote, urldefrag

from guichet.model import Library, Page
from guichet.rendering import Survey


def unlisted_files(library: Library, survey: Survey) -> frozenset[str]:
    """The paths in the site of hidden pages, of what leads to them, and of pictures that they alone show."""
    hidden = {page.address for page in library.everything if page.header.hidden}
    leading = {address for address, page in library.redirects.items() if page.header.hidden}
    shown = {address for page in library.everything if not page.header.hidden for address in _linked(page, survey)}
    linked = {address for page in library.everything if page.header.hidden for address in _linked(page, survey)}
    pictures = (linked - shown) & set(library.assets.values())
    return frozenset([*(f"{address}index.html"[1:] for address in hidden | leading), *(one[1:] for one in pictures)])


def _linked(page: Page, survey: Survey) -> Iterator[str]:
    """The addresses that *page* leads to within the site."""
    for link in survey.pages[page.address].links:
        yield posixpath.normpath(posixpath.join(page.address, unquote(urldefrag(link.href).url)))
