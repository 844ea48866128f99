"""Finds a page by its path, slug, address or number."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence

from guichet.diagnostics import did_you_mean
from guichet.model import Guide, Library, Page

_NUMBER = re.compile(r"g?[0-9]{1,12}")


class UnknownNameError(Exception):
    """A name that matches no page, or several; the text suggests similar names."""


def page_named(library: Library, name: str) -> Page:
    """The page called *name*: a path from the project's root or the guides' folder, an address, the number of a
    guide, its slug, or `product/slug`. If translations share a name, the one in the site's first language.

    Raises:
        UnknownNameError: there is none, or there are several.
    """
    if name.endswith(".md"):
        return _in_file(library, posixpath.normpath(name))
    origin = (library.site_address or "").rstrip("/")
    address = name.removeprefix(origin) if origin else name
    if address.startswith("/"):
        return _at(library, f"/{address.partition('#')[0].strip('/')}/".replace("//", "/"))
    if _NUMBER.fullmatch(name) and (numbered := _numbered(library, name.removeprefix("g"))):
        return numbered
    return _called(library, name)


def _in_file(library: Library, path: str) -> Page:
    for candidate in (path, f"{library.settings.guides}/{path}"):
        if candidate in library.by_path:
            return library.by_path[candidate]
    near = [known for known in library.by_path if known.rpartition("/")[2][:1] == path.rpartition("/")[2][:1]]
    raise UnknownNameError(f"there is no page in `{path}`: {did_you_mean(path, near or library.by_path)}")


def _at(library: Library, address: str) -> Page:
    page = library.by_address.get(address) or library.redirects.get(address)
    if page is None:
        folder = address.rstrip("/").rpartition("/")[0]
        known = [other for other in library.by_address if other.startswith(folder)]
        raise UnknownNameError(f"there is no page at `{address}`: {did_you_mean(address, known)}")
    return page


def _numbered(library: Library, number: str) -> Guide | None:
    guides = (library.by_number.get((language, number)) for language in library.languages)
    return next((guide for guide in guides if guide is not None), None)


def _called(library: Library, name: str) -> Guide:
    """The guide whose slug, or `product/slug`, is *name*."""
    found = [guide for guide in library.guides if name in (guide.header.slug, f"{guide.product}/{guide.header.slug}")]
    products = sorted({guide.product for guide in found})
    if len(products) > 1:
        candidates = ", ".join(f"`{product}/{name}`" for product in products)
        raise UnknownNameError(f"several products have a guide `{name}`: write one of {candidates}")
    if not found:
        slugs = {
            f"{guide.product}/{guide.header.slug}" if "/" in name else guide.header.slug for guide in library.guides
        }
        raise UnknownNameError(f"there is no guide `{name}`: {did_you_mean(name, _near(name, sorted(slugs)))}")
    ranks: Sequence[str] = library.languages
    return min(found, key=lambda guide: ranks.index(guide.language))


def _near(name: str, known: Sequence[str]) -> Sequence[str]:
    """The *known* names that share a word with *name*; all of them if none does."""
    words = set(re.split(r"[-/_]", name))
    return [other for other in known if words & set(re.split(r"[-/_]", other))] or known
