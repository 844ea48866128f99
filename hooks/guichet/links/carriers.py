"""The attributes of HTML and SVG that hold addresses, and how to read the addresses in each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from guichet.links.stylesheet import css_references

Found: TypeAlias = tuple[str, int, int]
"""A reference, and its start and end offsets in the attribute's value."""

_BLANK_OR_COMMA = re.compile(r"[\s,]*")
_CANDIDATE = re.compile(r"\S+")
_DESCRIPTORS = re.compile(r"(?:\([^)]*\)?|[^,(])*")


@dataclass(frozen=True, slots=True)
class Carrier:
    """How one attribute holds addresses."""

    read: Callable[[str], Iterator[Found]]
    tags: frozenset[str] = frozenset()
    """The elements on which it holds addresses; empty means all elements."""
    opens: frozenset[str] = frozenset()
    """The elements that open or run their target, so that it cannot be an image.

    Ordinary links are not among them; they are collected separately.
    """

    def belongs_to(self, tag: str) -> bool:
        """Whether the attribute holds addresses on the element *tag*."""
        return not self.tags or tag in self.tags


def whole(value: str) -> Iterator[Found]:
    """The whole *value* as one reference."""
    yield value, 0, len(value)


def candidates(value: str) -> Iterator[Found]:
    """The references of a `srcset`, split as the HTML standard says: an address may contain a comma."""
    place = _BLANK_OR_COMMA.match(value)
    while place is not None and (found := _CANDIDATE.match(value, place.end())) is not None:
        reference = found[0].rstrip(",")
        yield reference, found.start(), found.start() + len(reference)
        ended = found if found[0].endswith(",") else _DESCRIPTORS.match(value, found.end())
        place = _BLANK_OR_COMMA.match(value, ended.end() if ended is not None else found.end())


def words(value: str) -> Iterator[Found]:
    """The references of a list separated by spaces."""
    return ((found[0], *found.span()) for found in _CANDIDATE.finditer(value))


def _on(tags: str) -> frozenset[str]:
    return frozenset(tags.split())


_STYLE = Carrier(css_references)
CARRIERS: Mapping[str, Carrier] = {
    "href": Carrier(whole),
    "xlink:href": Carrier(whole),
    "src": Carrier(whole, opens=_on("iframe frame embed script")),
    "srcset": Carrier(candidates),
    "imagesrcset": Carrier(candidates, _on("link")),
    "poster": Carrier(whole, _on("video")),
    "data": Carrier(whole, _on("object"), opens=_on("object")),
    "action": Carrier(whole, _on("form"), opens=_on("form")),
    "formaction": Carrier(whole, _on("button input"), opens=_on("button input")),
    "ping": Carrier(words, _on("a area"), opens=_on("a area")),
    "cite": Carrier(whole, _on("blockquote q del ins")),
    "longdesc": Carrier(whole, _on("img iframe frame"), opens=_on("img iframe frame")),
    "background": Carrier(whole, _on("body table thead tbody tfoot tr td th")),
    "manifest": Carrier(whole, _on("html")),
    "style": _STYLE,
    **dict.fromkeys("fill stroke filter mask clip-path marker-start marker-mid marker-end cursor".split(), _STYLE),
}
"""By the attribute's name."""

SHARED = frozenset(
    "og:url og:image og:image:url og:image:secure_url og:audio og:audio:url og:audio:secure_url og:video og:video:url"
    " og:video:secure_url og:see_also twitter:image twitter:image:src twitter:player twitter:url thumbnail"
    " msapplication-config msapplication-tileimage image url contenturl thumbnailurl".split()
)
"""The names of the `<meta>` elements whose content is an address: Open Graph, Twitter cards and the like."""


def is_shared(attributes: Mapping[str, str | None]) -> bool:
    """Whether the content of the `<meta>` with these *attributes* is an address."""
    name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
    return (name or "").lower() in SHARED
