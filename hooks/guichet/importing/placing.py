"""Placing: the files of a tree get their places below the guides' folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from guichet.diagnostics import ContentError
from guichet.importing.arrival import Arrival, told
from guichet.importing.texts import Text
from guichet.model import Library
from guichet.model.place import Role, guide_address
from guichet.schema.front_matter import GuideHeader, PageHeader, ProductHeader
from guichet.schema.validation import validate
from guichet.source import SourceFolder

INDEX = "index.md"
_IMAGES = "images"
_MODELS: Mapping[Role, type[PageHeader]] = {Role.GUIDE: GuideHeader, Role.PRODUCT: ProductHeader}


@dataclass
class Places:
    """Where everything goes that is brought in."""

    targets: dict[PurePosixPath, PurePosixPath] = field(default_factory=dict)
    """The files below the guides' folder, by those below the tree."""
    names: dict[tuple[PurePosixPath, str], str] = field(default_factory=dict)
    """What a guide's file is called without language and ending: its slug in the site's own language, or else in the
    first that it is written in."""
    guides: dict[str, str] = field(default_factory=dict)
    """What the data file calls each guide, `product/slug`, by its address."""


class Placing:
    """Finds the places of one tree's files."""

    def __init__(self, library: Library, guides: SourceFolder) -> None:
        self._library = library
        self._guides = guides
        self._first = library.settings.language
        self._claims: dict[PurePosixPath, PurePosixPath] = {}
        self._addresses: dict[str, PurePosixPath] = {}
        self.places = Places()

    def place_texts(self, texts: Iterable[Text]) -> None:
        """Give each text its target, or the reason why it has none."""
        for text in sorted(texts, key=lambda one: (one.language != self._first, one.language, one.origin)):
            if text.role is Role.GUIDE and text.value("slug"):
                self.places.names.setdefault(text.group, text.value("slug"))
            self._place_text(text)

    def place_assets(self, tree: SourceFolder, texts: Iterable[Text], assets: Iterable[PurePosixPath]) -> list[Arrival]:
        """The images with their targets: the folder of their guide's images, or of their product's."""
        folders: dict[PurePosixPath, PurePosixPath] = {}
        for text in texts:
            if text.arrival.target is not None:
                folder = self._folder_of_images(text)
                known = folders.setdefault(text.origin.parent, folder)
                if len(folder.parts) > len(known.parts):
                    folders[text.origin.parent] = folder
        return [self._place_asset(tree, origin, folders) for origin in assets]

    def _place_text(self, text: Text) -> None:
        target = self._target_of(text)
        reason = self._reason_against(text, target)
        if target is None or reason is not None:
            text.arrival.refuse(reason or "it has neither slug nor title: give it both")
            return
        try:
            validate(_MODELS.get(text.role, PageHeader), text.document.header)
        except ContentError as error:
            text.arrival.decisions += map(told, error.diagnostics)
        text.arrival.target = self.places.targets[text.origin] = target
        if text.role is Role.GUIDE:
            self.places.guides[_address_of(text)] = f"{text.product}/{text.value('slug')}"

    def _target_of(self, text: Text) -> PurePosixPath | None:
        """Where *text* goes; `None` if it is a guide that nothing gives a name."""
        suffix = "" if text.language == self._first else f".{text.language}"
        if text.role is Role.UNIVERSE:
            return PurePosixPath(text.product, f"universe{suffix or f'.{self._first}'}.md")
        if text.role is Role.PRODUCT:
            return PurePosixPath(text.product, f"index{suffix}.md")
        name = self.places.names.get(text.group)
        return PurePosixPath(text.product, f"{name}{suffix}.md") if name and text.value("slug") else None

    def _reason_against(self, text: Text, target: PurePosixPath | None) -> str | None:
        """Why *text* cannot go to *target*, if it cannot."""
        if target is None:
            return None
        if text.role is Role.GUIDE:
            address = _address_of(text)
            other = self._addresses.setdefault(address, text.origin)
            if other != text.origin:
                return f"its slug is that of {other}: give it another"
            present = self._library.by_address.get(address)
            if present is not None and present.path != self._guides.path_of(self._guides.root / target):
                return f"its slug is that of {present.path}: give it another"
        claimed = self._claims.setdefault(target, text.origin)
        return None if claimed == text.origin else f"{claimed} goes to its place, {target}: keep one of the two"

    def _folder_of_images(self, text: Text) -> PurePosixPath:
        """The images of a guide in a folder of its own get one, too; those of other texts share their product's."""
        own = self.places.names.get(text.group) if text.role is Role.GUIDE and not text.group[1] else None
        return PurePosixPath(text.product, _IMAGES, *([own] if own else []))

    def _place_asset(
        self, tree: SourceFolder, origin: PurePosixPath, folders: Mapping[PurePosixPath, PurePosixPath]
    ) -> Arrival:
        arrival = Arrival(origin)
        home = next((parent for parent in origin.parents if parent in folders), None)
        if home is None:
            arrival.refuse("no guide that is brought in lies beside it")
            return arrival
        try:
            tree.require_inside(tree.root / origin)
        except ContentError as error:
            arrival.refuse(*map(told, error.diagnostics))
            return arrival
        below = origin.relative_to(home).parts
        target = folders[home].joinpath(*(below[1:] if below[0] == _IMAGES and below[1:] else below))
        claimed = self._claims.setdefault(target, origin)
        if claimed != origin:
            arrival.refuse(f"{claimed} goes to its place, {target}: give it another name")
            return arrival
        arrival.content = tree.root / origin
        arrival.target = self.places.targets[origin] = target
        return arrival


def _address_of(guide: Text) -> str:
    return guide_address(guide.language, guide.product, guide.value("slug"))
