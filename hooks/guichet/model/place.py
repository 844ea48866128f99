"""Places: which page or file a path is, by the layout of the folders."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum
from pathlib import PurePosixPath

_LANGUAGE = re.compile(r"^[a-z]{2}(-[a-z]{2})?$")
_ADDRESS_PART = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")

IMAGES = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"})
"""Endings of images that may be published with a guide. An SVG can hold scripts, so it is none of them."""
ASSETS = IMAGES | {".pdf"}
"""Endings of the files that are published with a guide."""


class Role(Enum):
    """What a Markdown file below the guides' folder is, by its name and its folders."""

    GUIDE = "guide"
    PRODUCT = "product"
    UNIVERSE = "universe"
    """A page about several products."""
    HOME = "home"


@dataclass(frozen=True)
class Place:
    """Where a Markdown file lies: its folders, its name and the language that its name says it is in.

    In the older layout each guide has a folder of its own, and the file's name says what it is:
    `<product>/<folder>/guide.fr-fr.md`, `<product>/product.fr-fr.md`, `universe.fr-fr.md`, `home.fr-fr.md`.
    """

    folders: tuple[str, ...]
    name: str
    language: str | None

    @classmethod
    def of(cls, path: PurePosixPath) -> Place:
        """The place of *path*, relative to the folder of the guides or of the pages."""
        name, _, suffix = path.stem.rpartition(".")
        if name and _LANGUAGE.match(suffix):
            return cls(path.parts[:-1], name, suffix)
        return cls(path.parts[:-1], path.stem, None)

    @property
    def is_index(self) -> bool:
        """Whether this is the page of a folder."""
        return self.name == "index"

    @property
    def is_older(self) -> bool:
        """Whether the file is one of the older layout."""
        return self.language is not None and (
            (self.name == "guide" and len(self.folders) > 1)
            or (self.name in ("product", "universe") and len(self.folders) > 0)
            or (self.name == "home" and not self.folders)
        )

    @property
    def role(self) -> Role:
        """What the file is."""
        if self.is_older:
            return Role(self.name)
        return Role.PRODUCT if self.is_index else Role.GUIDE

    @property
    def product(self) -> str | None:
        """The product that a guide or a product's page belongs to, as addresses have it; `None` where there is none."""
        if self.is_older:
            folder = self.folders[-2] if self.name == "guide" else self.folders[-1]
            return folder.lower().replace("_", "-")
        return self.folders[0] if len(self.folders) == 1 else None

    @property
    def own_name(self) -> str:
        """What a person would call the file: the name of its folder where every guide's own is `guide`."""
        return self.folders[-1] if self.is_older and self.folders else self.name

    def language_in(self, known: Collection[str], default: str) -> str:
        """The one of the *known* languages that the file is in, by its tag or the main part of it; else *default*."""
        if self.language is None:
            return default
        main = self.language.partition("-")[0]
        return main if self.language not in known and main in known else self.language

    @property
    def is_addressable(self) -> bool:
        """Whether the product can be part of an address."""
        return bool(self.product and _ADDRESS_PART.match(self.product))


def guide_address(language: str, product: str, slug: str) -> str:
    """The address of a guide."""
    return f"/{language}/{product}/{slug}/"


def alias_address(alias: str, language: str, product: str) -> str:
    """The address that *alias* stands for in the front matter of a guide: a slug, `product/slug`, or the address."""
    if alias.startswith("/"):
        return alias
    former_product, _, slug = alias.rpartition("/")
    return guide_address(language, former_product or product, slug)


def alias_for(address: str, language: str, product: str) -> str:
    """The shortest alias by which a guide in *language* of *product* answers at *address*; see `alias_address`."""
    parts = address.strip("/").split("/")
    if len(parts) != 3 or parts[0] != language:
        return address
    return parts[2] if parts[1] == product else f"{parts[1]}/{parts[2]}"


def may_be_former(address: str) -> bool:
    """Whether *address* is one that front matter may list as an alias."""
    return address.startswith("/") and address.endswith("/") and all(map(_ADDRESS_PART.match, address[1:-1].split("/")))


def product_address(language: str, product: str) -> str:
    """The address of a product's page."""
    return f"/{language}/{product}/"


def home_address(language: str, first_language: str) -> str:
    """The address of the home page in *language*: the site's root for its first language."""
    return "/" if language == first_language else f"/{language}/"


def page_address(place: Place, language: str, first_language: str) -> str:
    """The address of a page that is no guide: the path of its file below the home page of its language."""
    if place.is_older:
        home = home_address(language, first_language)
        return home if place.role is Role.HOME else product_address(language, place.product or "")
    parts = place.folders if place.is_index else (*place.folders, place.name)
    return home_address(language, first_language) + "".join(f"{part}/" for part in parts)
