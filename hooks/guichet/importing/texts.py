"""The Markdown files of a tree, each with its role, and the tree's other files."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from guichet.diagnostics import ContentError, Diagnostic
from guichet.importing.arrival import Arrival, told
from guichet.importing.encoding import decoded
from guichet.importing.header import readable, with_slug
from guichet.model.place import ASSETS, Place, Role
from guichet.schema.settings import Settings
from guichet.source import Document, SourceFolder


@dataclass
class Text:
    """A Markdown file of the tree that can be read."""

    arrival: Arrival
    origin: PurePosixPath
    document: Document
    role: Role
    language: str
    product: str
    group: tuple[PurePosixPath, str]
    """What a guide and its translations have in common: their folder, and their name where it is not `guide`."""

    def value(self, key: str) -> str:
        """What the header says under *key*."""
        return str(self.document.header.values.get(key) or "").strip()


@dataclass
class TreeContent:
    """What a tree holds."""

    texts: list[Text] = field(default_factory=list)
    """The guides and the pages."""
    assets: list[PurePosixPath] = field(default_factory=list)
    """The files that may be published with them."""
    others: list[Arrival] = field(default_factory=list)
    """The texts that guides include, which stay as they are; and all that is left out."""


class TreeReader:
    """Reads a tree."""

    def __init__(self, tree: SourceFolder, settings: Settings, product: str | None) -> None:
        """*product* is for guides that lie in no folder of a product."""
        self._tree = tree
        self._settings = settings
        self._product = product
        self._content = TreeContent()

    def read(self) -> TreeContent:
        """All files of the tree, by path."""
        for file in self._tree.files(self._refuse_folder):
            origin = PurePosixPath(file.relative_to(self._tree.root).as_posix())
            if file.suffix == ".md":
                self._read_markdown(file, origin)
            elif file.suffix.lower() in ASSETS:
                self._content.assets.append(origin)
            else:
                self._other(origin).refuse("files of this kind are not published")
        return self._content

    def _refuse_folder(self, fault: Diagnostic) -> None:
        folder = PurePosixPath(self._tree.project / fault.location.path).relative_to(self._tree.root.as_posix())
        self._other(folder).refuse(told(fault))

    def _read_markdown(self, file: Path, origin: PurePosixPath) -> None:
        arrival = Arrival(origin)
        try:
            text = decoded(origin.as_posix(), self._tree.content(file))
            arrival.changes += text.changes
            if text.is_guessed:
                arrival.decisions.append("do its accents read right? its encoding was guessed")
            if any(part.startswith("_") for part in origin.parts):
                arrival.target, arrival.content = origin, text.source.text.encode("utf-8")
                self._content.others.append(arrival)
                return
            place = Place.of(origin)
            language, product = self._language(place), self._product_of(place)
            reason = self._reason_against(place, language, product)
            if reason is not None or product is None:
                arrival.refuse(reason or "it lies in no product's folder: name its product with --product")
                self._content.others.append(arrival)
                return
            document = readable(text.source, arrival)
            if place.role is Role.GUIDE:
                document = with_slug(document, arrival)
            group = (origin.parent, "" if place.is_older else place.name)
            self._content.texts.append(Text(arrival, origin, document, place.role, language, product, group))
        except ContentError as error:
            arrival.refuse(*map(told, error.diagnostics))
            self._content.others.append(arrival)

    def _reason_against(self, place: Place, language: str, product: str | None) -> str | None:
        """Why a file at *place* is left out, if it is."""
        if language not in (self._settings.language, *self._settings.languages):
            return f"the site has no language `{language}`: name it in `languages` of the settings"
        if place.role is Role.HOME:
            return "the home page is written in the folder of the pages: take from here what it needs"
        if product is None and place.is_older:
            return f"`{place.product}` cannot be part of an address: rename its folder with a-z, digits and hyphens"
        return None

    def _language(self, place: Place) -> str:
        first = self._settings.language
        return place.language_in({first, *self._settings.languages}, first)

    def _product_of(self, place: Place) -> str | None:
        """The product that a file at *place* belongs to, as addresses have it."""
        if place.role is Role.HOME:
            return ""
        if place.is_older:
            return place.product if place.is_addressable else None
        folder = Place(tuple(part.lower().replace("_", "-") for part in place.folders[-1:]), "", None)
        return folder.product if folder.is_addressable else self._product

    def _other(self, origin: PurePosixPath) -> Arrival:
        arrival = Arrival(origin)
        self._content.others.append(arrival)
        return arrival
