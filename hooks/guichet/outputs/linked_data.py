"""Linked data: what a page is and where it stands, in the words of schema.org, for search engines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from markupsafe import Markup

from guichet.model import Guide, Page, Product, Sheet

_VOCABULARY = "https://schema.org"
_ESCAPES = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}
"""What could end the element that the data stands in, or mean something else to a reader of HTML."""


def linked_data(
    page: Page, trail: Sequence[tuple[str, str]], *, site_name: str, site_address: str, image: str, is_home: bool
) -> list[Markup]:
    """The items of *page*, each as the JSON of one `application/ld+json` element.

    Args:
        page: the page.
        trail: titles and addresses of the pages from the home page to this one, itself included.
        site_name: what the site is called.
        site_address: the absolute address of the site's root, ending in `/`.
        image: the address of its card.
        is_home: whether *page* is a home page.
    """
    root = site_address.rstrip("/")
    items = _items(page, trail, site_name, root, image, is_home)
    return [Markup(json.dumps(item, ensure_ascii=False).translate(_ESCAPES)) for item in items]


def _items(
    page: Page, trail: Sequence[tuple[str, str]], site_name: str, root: str, image: str, is_home: bool
) -> Iterator[dict[str, Any]]:
    url = f"{root}{page.address}"
    about = {"name": page.header.title, "description": page.description, "inLanguage": page.language}
    if is_home:
        yield _item("WebSite", **about | {"name": site_name}, url=url)
        return
    if isinstance(page, Guide | Sheet):
        yield _item(
            "TechArticle",
            headline=page.header.title,
            description=about["description"],
            inLanguage=page.language,
            url=url,
            mainEntityOfPage=url,
            dateModified=page.updated.isoformat() if page.updated else "",
            image=f"{root}{image}",
            publisher={"@type": "Organization", "name": site_name, "url": f"{root}/"},
        )
    elif isinstance(page, Product):
        yield _item("CollectionPage", **about, url=url)
    if len(trail) > 1:
        steps = [
            {"@type": "ListItem", "position": position, "name": title, "item": f"{root}{address}"}
            for position, (title, address) in enumerate(trail, start=1)
        ]
        yield _item("BreadcrumbList", itemListElement=steps)


def _item(kind: str, **values: object) -> dict[str, Any]:
    """An item of the *kind*, with those *values* that are known."""
    return {"@context": _VOCABULARY, "@type": kind, **{name: value for name, value in values.items() if value}}
