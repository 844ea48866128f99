"""Reading: files become pages of the model, one at a time, each with its faults."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from io import BytesIO
from pathlib import Path, PurePosixPath

from guichet.diagnostics import ContentError, Diagnostic, Location
from guichet.model.page import Guide, Page, Product
from guichet.model.place import ASSETS, IMAGES, Place, Role, guide_address, page_address, product_address
from guichet.model.selection import WEB, Use, better_name, unpublished, use_of
from guichet.schema.front_matter import GuideHeader, PageHeader, ProductHeader
from guichet.schema.settings import Settings
from guichet.schema.validation import validate
from guichet.source import Document, SourceFolder, SourceText, character_faults, read_document


@dataclass
class Readings:
    """What the files of a folder hold."""

    guides: list[Guide] = field(default_factory=list)
    indexes: list[Product] = field(default_factory=list)
    """The `index.md` of each product folder, without the sections of its guides."""
    pages: list[Page] = field(default_factory=list)
    snippets: dict[str, SourceText] = field(default_factory=dict)
    """Texts that are part of guides and no guides themselves, by path below the folder."""
    assets: dict[str, str] = field(default_factory=dict)
    """Addresses of the files published as they are, by path."""
    image_sizes: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Width and height in pixels of images, by address."""
    spare: list[str] = field(default_factory=list)
    """Paths of the files that are not published, nor a part, by their names, of anything that is."""
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
        if not self.folder.exists(self.folder.root):
            missing = Location(self.folder.name)
            self.readings.faults.append(Diagnostic.of("file-missing", missing, name=self.folder.name))
        self._read_all(self._read_guide, ASSETS)
        return self.readings

    def read_pages(self) -> Readings:
        """Everything below the folder of the pages that are no guides, if there is one, and what is published."""
        self._read_all(self._read_page, WEB | {*self.settings.downloads})
        for path in self.readings.spare:
            what, repair = unpublished(PurePosixPath(path))
            fault = Diagnostic.of("file-unpublished", Location(path), what=what, repair=repair)
            self.readings.faults.append(fault)
        return self.readings

    def _read_all(self, read: Callable[[Path, Place], None], published: Collection[str]) -> None:
        """Have every Markdown file of the folder *read*; *published* are the endings of what is published as it is."""
        for file in self.folder.files(self.readings.faults.append, self._set_aside):
            relative = PurePosixPath(file.relative_to(self.folder.root).as_posix())
            place = Place.of(relative)
            try:
                self._require_name(file, relative)
                match use_of(relative, published):
                    case Use.PAGE:
                        read(file, place)
                    case Use.SNIPPET:
                        snippet = self.folder.read(file)
                        self.readings.snippets[relative.as_posix()] = snippet
                        self.readings.faults += character_faults(snippet)
                    case Use.ASSET:
                        self._add_asset(file, f"/{relative}")
                    case Use.SPARE:
                        self._set_aside(file)
            except ContentError as error:
                self.readings.faults += error.diagnostics
                self.readings.unusable[self.folder.path_of(file)] = place
        size, limit = self._assets_size, self.settings.limits.assets
        if size > limit:
            fault = Diagnostic.of("assets-too-large", Location(self.folder.name), size=size, limit=limit)
            self.readings.faults.append(fault)

    def _set_aside(self, file: Path) -> None:
        self.readings.spare.append(self.folder.path_of(file))

    def _require_name(self, file: Path, relative: PurePosixPath) -> None:
        path = self.folder.path_of(file)
        if path.encode("utf-8", "ignore") != os.fsencode(path):
            raise ContentError([Diagnostic.of("file-name", Location(path))])
        better = better_name(relative)
        if better is not None:
            raise ContentError([Diagnostic.of("page-name", Location(path), name=relative.name, better=better)])

    def _add_asset(self, file: Path, address: str) -> None:
        with self._assets_folder.opened(file) as (stream, bytes_):
            head = stream.read(_HEAD) if file.suffix.lower() in IMAGES else b""
        self._assets_size += bytes_
        self.readings.assets[self.folder.path_of(file)] = address
        size = _size_of(head)
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
            self.readings.indexes.append(
                Product(
                    document=document,
                    header=index,
                    address=product_address(language, product),
                    language=language,
                    updated=index.updated or self.days.get(file),
                    id=product,
                )
            )
            return
        header = validate(GuideHeader, document.header)
        self.readings.guides.append(
            Guide(
                document=document,
                header=header,
                address=guide_address(language, product, header.slug),
                language=language,
                updated=header.updated or self.days.get(file),
                product=product,
            )
        )

    def _read_page(self, file: Path, place: Place) -> None:
        language = self._language(place, Location(self.folder.path_of(file)))
        document = self._document(file)
        header = validate(PageHeader, document.header)
        self.readings.pages.append(
            Page(
                document=document,
                header=header,
                address=page_address(place, language, self.settings.language),
                language=language,
                updated=header.updated or self.days.get(file),
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


_HEAD = 256 * 1024
"""How many bytes of an image are looked at for its size: those of a photograph may begin with a long description."""


def _size_of(head: bytes) -> tuple[int, int] | None:
    """Width and height in pixels of the image that begins with *head*; `None` where this does not say them."""
    if head.lstrip()[:1] in (b"", b"<"):  # a drawing, which is none of the images that may be published with a guide
        return None
    import imagesize  # here, as it imports a client for HTTP, for images that it would fetch

    try:
        width, height = imagesize.get(BytesIO(head))
    except Exception:  # whatever a broken image makes of its reader, it is no fault of the guide's text
        return None
    return (int(width), int(height)) if width > 0 and height > 0 else None
