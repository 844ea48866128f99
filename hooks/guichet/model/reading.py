"""Reading: files become pages of the model, one at a time, each with its faults."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath

import imagesize

from guichet.diagnostics import ContentError, Diagnostic, Location
from guichet.model.page import Guide, Page
from guichet.model.place import ASSETS, IMAGES, Place, Role, alias_address, guide_address, page_address
from guichet.schema.front_matter import GuideHeader, PageHeader, ProductHeader
from guichet.schema.settings import Settings
from guichet.schema.validation import validate
from guichet.schema.words import words_in
from guichet.source import Document, SourceFolder, SourceText, character_faults, read_document


@dataclass(frozen=True)
class ProductIndex:
    """The `index.md` of a product folder."""

    document: Document
    header: ProductHeader
    product: str
    language: str
    updated: date | None


@dataclass
class Readings:
    """What the files of a folder hold."""

    guides: list[Guide] = field(default_factory=list)
    indexes: list[ProductIndex] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    snippets: dict[str, SourceText] = field(default_factory=dict)
    """Texts that are part of guides and no guides themselves, by path below the folder."""
    assets: dict[str, str] = field(default_factory=dict)
    """Addresses of the files published as they are, by path."""
    image_sizes: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Width and height in pixels of images, by address."""
    faults: list[Diagnostic] = field(default_factory=list)
    unusable: dict[str, Place] = field(default_factory=dict)
    """The places of the Markdown files that have errors, by path."""


class Reader:
    """Reads the files of one folder."""

    def __init__(self, folder: SourceFolder, settings: Settings, days: Mapping[Path, date]) -> None:
        """*days* says when files last changed, by absolute path."""
        self.folder = folder
        self.settings = settings
        self.days = days
        self.readings = Readings()
        self._assets_folder = replace(folder, limits=settings.limits.of("asset"))
        self._assets_size = 0

    def read_guides(self) -> Readings:
        """Everything below the guides' folder: guides, products' pages, images."""
        self._read_all(self._read_guide, ASSETS.__contains__)
        return self.readings

    def read_pages(self) -> Readings:
        """Everything below the folder of the pages that are no guides, whose files are published whatever they are."""
        self._read_all(self._read_page, lambda ending: True)
        return self.readings

    def _read_all(self, read: Callable[[Path, Place], None], publishes: Callable[[str], bool]) -> None:
        """Have every Markdown file of the folder *read*; *publishes* says which endings are published as they are."""
        if not self.folder.root.is_dir():
            missing = Location(self.folder.name)
            self.readings.faults.append(Diagnostic.of("file-missing", missing, name=self.folder.name))
        for file in self.folder.files(self.readings.faults.append):
            relative = PurePosixPath(file.relative_to(self.folder.root).as_posix())
            place = Place.of(relative)
            try:
                self._require_name(file)
                if file.suffix == ".md" and any(part.startswith("_") for part in relative.parts):
                    snippet = self.folder.read(file)
                    self.readings.snippets[relative.as_posix()] = snippet
                    self.readings.faults += character_faults(snippet)
                elif file.suffix == ".md":
                    read(file, place)
                elif publishes(file.suffix.lower()):
                    self._add_asset(file, f"/{relative}")
            except ContentError as error:
                self.readings.faults += error.diagnostics
                self.readings.unusable[self.folder.path_of(file)] = place
        size, limit = self._assets_size, self.settings.limits.assets
        if size > limit:
            fault = Diagnostic.of("assets-too-large", Location(self.folder.name), size=size, limit=limit)
            self.readings.faults.append(fault)

    def _require_name(self, file: Path) -> None:
        path = self.folder.path_of(file)
        if path.encode("utf-8", "ignore") != os.fsencode(path):
            raise ContentError([Diagnostic.of("file-name", Location(path))])

    def _add_asset(self, file: Path, address: str) -> None:
        self._assets_size += self._assets_folder.size(file)
        self.readings.assets[self.folder.path_of(file)] = address
        size = _size_of(file) if file.suffix.lower() in IMAGES else None
        if size is not None:
            self.readings.image_sizes[address] = size

    def _document(self, file: Path) -> Document:
        document = read_document(self.folder.read(file), self.folder.limits)
        self.readings.faults += document.header.remarks
        self.readings.faults += character_faults(document.source, yaml_until=document.body_start)
        return document

    def _read_guide(self, file: Path, place: Place) -> None:
        where = Location(self.folder.path_of(file))
        if place.role in (Role.HOME, Role.UNIVERSE):
            self._read_page(file, place)
            return
        product = place.product
        if product is None:
            raise ContentError([Diagnostic.of("guide-misplaced", where, root=self.folder.name)])
        if not place.is_addressable:
            raise ContentError([Diagnostic.of("folder-name", where, folder=product)])
        language = self._language(place, where)
        document = self._document(file)
        if place.role is Role.PRODUCT:
            index = validate(ProductHeader, document.header)
            updated = index.updated or self.days.get(file)
            self.readings.indexes.append(ProductIndex(document, index, product, language, updated))
            return
        header = validate(GuideHeader, document.header)
        self.readings.guides.append(
            Guide(
                document=document,
                address=guide_address(language, product, header.slug),
                language=language,
                title=header.title,
                excerpt=header.excerpt,
                description=header.description or header.excerpt,
                updated=header.updated or self.days.get(file),
                hidden=header.hidden,
                aliases=tuple(alias_address(alias, language, product) for alias in header.aliases),
                anchors=header.anchors,
                product=product,
                slug=header.slug,
                number=header.legacy_guide_number,
                section=header.section.strip() or words_in(language).misc_section,
                order=header.order,
                deprecated=header.deprecated,
                draft=header.status == "draft",
            )
        )

    def _read_page(self, file: Path, place: Place) -> None:
        language = self._language(place, Location(self.folder.path_of(file)))
        document = self._document(file)
        header = validate(PageHeader, document.header)
        self.readings.pages.append(
            Page(
                document=document,
                address=page_address(place, language, self.settings.language),
                language=language,
                title=header.title,
                excerpt=header.excerpt,
                description=header.description or header.excerpt,
                updated=header.updated or self.days.get(file),
                hidden=header.hidden,
                aliases=tuple(header.aliases),
                anchors=header.anchors,
            )
        )

    def _language(self, place: Place, where: Location) -> str:
        known = {self.settings.language, *self.settings.languages}
        language = place.language_in(known, self.settings.language)
        if language not in known:
            raise ContentError(
                [Diagnostic.of("language-unknown", where, language=language, known=", ".join(sorted(known)))]
            )
        return language


def _size_of(image: Path) -> tuple[int, int] | None:
    """Width and height of *image* in pixels; `None` where its beginning does not say them."""
    try:
        width, height = imagesize.get(image)
    except Exception:  # whatever a broken image makes of its reader, it is no fault of the guide's text
        return None
    return (int(width), int(height)) if width > 0 and height > 0 else None
