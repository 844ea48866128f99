"""Redirects: the pages that send the readers of former addresses on, where no host does so by itself."""

from __future__ import annotations

from collections.abc import Iterator

import jinja2

from guichet.model import Library
from guichet.publishing.security import policy_of, with_policy
from guichet.rendering import relative


def redirect_pages(library: Library, template: jinja2.Template, icon: str) -> Iterator[tuple[str, str]]:
    """The address and the HTML of each page; *icon* is the path of the site's own.

    There may be tens of thousands of them. All have the same script, so that one policy is right for all.
    """
    root = (library.site_address or "/").rstrip("/")
    policy: str | None = None
    for address, page in library.redirects.items():
        html = template.render(
            page=page,
            target=relative(page.address, address),
            canonical=f"{root}{page.address}",
            icon=relative(f"/{icon}", address),
        )
        policy = policy if policy is not None else policy_of(html)
        yield address, with_policy(html, policy)
