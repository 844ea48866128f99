"""What moves: the files of a guide, in all its languages, and the addresses of its pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from guichet.diagnostics import did_you_mean
from guichet.model import Guide, Library
from guichet.model.place import Place, guide_address
from guichet.source import SourceFolder

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SLUG_LIMIT = 120
_DOCUMENTS = ".pdf"
"""Documents stay where they are: nothing could lead on from their address."""


class MoveError(Exception):
    """A move that cannot be meant; the text says why."""


@dataclass(frozen=True)
class MovedGuide:
    """A guide in one language."""

    guide: Guide
    path: str
    """Its new file, relative to the project's root."""
    product: str
    slug: str

    @property
    def address(self) -> str:
        """Its new address."""
        return guide_address(self.guide.language, self.product, self.slug)


@dataclass(frozen=True)
class Moved:
    """All that moves."""

    guides: tuple[MovedGuide, ...]
    files: Mapping[str, str]
    """New paths by old ones, of texts and pictures, relative to the project's root."""
    addresses: Mapping[str, str]
    """New addresses by old ones, of pages and pictures."""


def moved(library: Library, guides: SourceFolder, page: Guide, new: str) -> Moved:
    """The new files and addresses after moving *page* to *new*, a path, a slug or `product/slug`.

    All languages move together. File and slug change together where they are called the same; else only what *new*
    names. In the older layout the guide's folder moves, with its pictures.

    Raises:
        MoveError: *new* is not such a name, or already exists.
    """
    place = Place.of(PurePosixPath(page.path.removeprefix(guides.name)))
    goal = _goal(library, guides, page, place, new)
    members = [one for one in library.translations(page).values() if isinstance(one, Guide)]
    found = tuple(
        MovedGuide(
            guide=one,
            path=_new_path(guides, one, goal),
            product=goal.product,
            slug=goal.slug if one.header.slug == goal.former_slug else one.header.slug,
        )
        for one in members
    )
    files = {one.guide.path: one.path for one in found if one.path != one.guide.path}
    addresses = {one.guide.address: one.address for one in found if one.address != one.guide.address}
    if place.is_older and files:
        companions = dict(_companions(guides, page, goal.folder / goal.name))
        files = {**companions, **files}
        addresses |= {
            library.assets[path]: f"/{target.removeprefix(guides.name)}"
            for path, target in companions.items()
            if path in library.assets
        }
    if not files and not addresses:
        raise MoveError(f"`{page.path}` is there already, with the slug `{page.header.slug}`")
    return Moved(found, files, addresses)


@dataclass(frozen=True, slots=True)
class _Goal:
    """Where a guide shall be."""

    folder: PurePosixPath
    """The folder of the product, below the guides' folder."""
    name: str
    """Of the file, without language and ending; in the older layout, of the guide's own folder."""
    product: str
    former_slug: str
    """The slug that gives way, in the languages that have it."""
    slug: str


def _goal(library: Library, guides: SourceFolder, page: Guide, place: Place, new: str) -> _Goal:
    """What *new* means for *page*, which lies at *place*."""
    if new.endswith(".md"):
        folder, name = _of_path(place, new.removeprefix(guides.name))
        product = Place((*folder.parts, name), "guide", "fr").product if place.is_older else folder.as_posix()
        _require_product(library, product)
        if place.own_name == page.header.slug and not _SLUG.fullmatch(name):
            raise MoveError(f"`{name}` cannot be a slug: write it as lower-case words joined by hyphens")
        return _Goal(folder, name, product or "", place.own_name, name)
    product, _, slug = new.rpartition("/")
    if not _SLUG.fullmatch(slug) or len(slug) > _SLUG_LIMIT:
        raise MoveError(f"`{new}` is no path that ends in `.md`, and no slug: lower-case words joined by hyphens")
    folder = _folder_of(library, guides, product or page.product)
    name = slug if place.own_name == page.header.slug else place.own_name
    return _Goal(folder, name, product or page.product, page.header.slug, slug)


def _of_path(place: Place, new: str) -> tuple[PurePosixPath, str]:
    """The folder of the product and the name that the path *new* gives a guide that lay at *place*."""
    target = Place.of(PurePosixPath(new))
    if target.is_older != place.is_older:
        layout = "<product>/<folder>/guide.<language>.md" if place.is_older else "<product>/<name>.md"
        raise MoveError(f"`{new}` has another layout than the guide: write `{layout}`, or a slug")
    if ".." in target.folders or PurePosixPath(new).is_absolute() or target.is_index or not target.folders:
        raise MoveError(f"`{new}` is no place for a guide: write `<product>/<name>.md`")
    folders = target.folders[:-1] if place.is_older else target.folders
    return PurePosixPath(*folders), target.own_name


def _folder_of(library: Library, guides: SourceFolder, product: str) -> PurePosixPath:
    """The folder of *product*, below the guides' folder: where its own page lies."""
    _require_product(library, product)
    path = next(one.path for one in library.products if one.id == product)
    return PurePosixPath(path.removeprefix(guides.name)).parent


def _require_product(library: Library, product: str | None) -> None:
    known = {one.id for one in library.products}
    if product not in known:
        raise MoveError(f"there is no product `{product}`: {did_you_mean(product or '', known)}")


def _new_path(guides: SourceFolder, guide: Guide, goal: _Goal) -> str:
    path = PurePosixPath(guide.path)
    place = Place.of(PurePosixPath(guide.path.removeprefix(guides.name)))
    last = f"{goal.name}/{path.name}" if place.is_older else f"{goal.name}{path.name.removeprefix(place.name)}"
    return f"{guides.name}{goal.folder / last}"


def _companions(guides: SourceFolder, page: Guide, folder: PurePosixPath) -> Iterator[tuple[str, str]]:
    """The files in the folder of *page*, and where they go in *folder*."""
    former = PurePosixPath(page.path).parent
    for file in guides.files():
        path = PurePosixPath(guides.path_of(file))
        if path.is_relative_to(former) and path.suffix.lower() != _DOCUMENTS:
            yield path.as_posix(), f"{guides.name}{folder / path.relative_to(former)}"
