"""Redirects: the pages that send the readers of former addresses on, where no host does so by itself."""

from __future__ import annotations

from collections.abc import Iterator

import jinja2

from guichet.model import Library
from guichet.publishing.security import with_policy
from guichet.rendering import relative


def redirect_pages(library: Library, template: jinja2.Template, icon: str) -> Iterator[tuple[str, str]]:
    """The address and the HTML of each page; *icon* is the path of the site's own."""
    root = (library.site_address or "/").rstrip("/")
    for address, page in library.redirects.items():
        html = template.render(
            page=page,
            target=relative(page.address, address),
            canonical=f"{root}{page.address}",
            icon=relative(f"/{icon}", address),
        )
        yield address, with_policy(html)
