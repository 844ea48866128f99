"""Places: which page or file a path is, by the layout of the folders."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

_LANGUAGE = re.compile(r"^[a-z]{2}(-[a-z]{2})?$")
_ADDRESS_PART = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")

IMAGES = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"})
"""Endings of images that may be published with a guide. An SVG can hold scripts, so it is none of them."""
ASSETS = IMAGES | {".pdf"}
"""Endings of the files that are published with a guide."""


@dataclass(frozen=True)
class Place:
    """Where a Markdown file lies: its folders, its name and the language that its name says it is in."""

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
    def is_addressable(self) -> bool:
        """Whether the folders can be part of an address as they are."""
        return all(_ADDRESS_PART.match(folder) for folder in self.folders)


def guide_address(language: str, product: str, slug: str) -> str:
    """The address of a guide."""
    return f"/{language}/{product}/{slug}/"


def product_address(language: str, product: str) -> str:
    """The address of a product's page."""
    return f"/{language}/{product}/"


def home_address(language: str, first_language: str) -> str:
    """The address of the home page in *language*: the site's root for its first language."""
    return "/" if language == first_language else f"/{language}/"


def page_address(place: Place, language: str, first_language: str) -> str:
    """The address of a page of `docs/`: the path of its file below the home page of its language."""
    parts = place.folders if place.is_index else (*place.folders, place.name)
    return home_address(language, first_language) + "".join(f"{part}/" for part in parts)
