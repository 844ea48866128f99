"""Loading: from the files of a project to its library, with every fault on the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from guichet.diagnostics import ContentError, Diagnostic, Location
from guichet.model.catalogue import Catalogue
from guichet.model.day import today
from guichet.model.former_addresses import former_address_faults
from guichet.model.homes import homes
from guichet.model.library import Library
from guichet.model.ownership import Ownership
from guichet.model.page import Guide, Home, Product
from guichet.model.reading import Reader, Readings
from guichet.model.references import resolve
from guichet.model.selection import assets_named_in, included_in
from guichet.model.sheets import sheets
from guichet.model.shelving import Shelves
from guichet.schema.data import Data
from guichet.schema.kept_files import kept_files
from guichet.schema.settings import Settings
from guichet.schema.validation import validate
from guichet.schema.words import words_in
from guichet.source import History, SourceFolder, SourceMapping, character_faults, read_history, read_mapping


@dataclass(frozen=True)
class Loading:
    """What came of loading: all that is sound, and all that is not."""

    library: Library
    """The sound part; `library.unusable` names the files that are missing from it."""
    diagnostics: tuple[Diagnostic, ...]
    """Every fault, sorted by place."""


def load(
    project: Path,
    settings: Settings,
    *,
    docs: Path,
    title: str = "",
    drafts: bool = False,
    site_address: str | None = None,
    theme: Sequence[Path] = (),
    changes: Mapping[Path, bytes | None] = MappingProxyType({}),
) -> Loading:
    """The library of the project in the folder *project*, as far as its files are sound, and their faults.

    *docs* is the folder of the pages that are no guides, and need not exist; *title* is what the help centre is called,
    for home pages that nobody wrote; *drafts* says whether guides that are not published yet
    count; *site_address* is the absolute address of the site's root; *theme* are the folders that the theme's files
    lie in; *changes* are files as they would be, `None` for one that would not be there.
    """
    limits = settings.limits.of("guide")
    folder = SourceFolder(project, project / settings.guides, limits=limits, changes=changes)
    pages_folder = SourceFolder(project, docs, limits=limits, changes=changes)
    history = read_history(project, (folder.root, docs))
    readings = Reader(folder, settings, history.days).read_guides()
    others = Reader(pages_folder, settings, history.days).read_pages()
    others.pages += readings.pages
    shelves = Shelves(settings, readings, folder)
    guides = shelves.guides(drafts=drafts)
    products = shelves.products(guides)
    day, wrong_day = _day()
    catalogue, data_faults = _catalogue(folder, settings, readings, guides, day)
    remarks = [] if catalogue.mapping is None else [*catalogue.mapping.remarks, *_data_characters(catalogue.mapping)]
    if not readings.guides and not readings.faults:
        shelves.faults.append(Diagnostic.of("no-guides", Location(folder.name), root=folder.name))
    languages = dict.fromkeys([settings.language, *(product.language for product in products)])
    own_sheets = tuple(sheets(catalogue, languages))
    others.pages += homes(pages_folder, settings, others, languages, title)
    shelves.claim([*others.pages, *products, *guides, *own_sheets])
    unusable = {*readings.unusable, *others.unusable, *shelves.rejected}
    if data_faults:
        unusable.add(folder.path_of(folder.root / settings.data))
    drafts_left_out = [guide for guide in readings.guides if guide.draft and not drafts]
    library = Library(
        settings=settings,
        products=tuple(products),
        guides=tuple(_reading_order(guides, products)),
        pages=tuple(sorted(others.pages, key=lambda page: page.address)),
        catalogue=catalogue,
        sheets=own_sheets,
        snippets=readings.snippets,
        assets=readings.assets | others.assets,
        spare=_spare(folder, settings, readings),
        held_back=_held_back(readings, drafts_left_out),
        image_sizes=readings.image_sizes | others.image_sizes,
        site_address=site_address,
        unusable=frozenset(unusable),
    )
    if docs.is_relative_to(folder.root) or folder.root.is_relative_to(docs):
        place = Location("mkdocs.yml")
        shelves.faults.append(Diagnostic.of("folders-overlap", place, first=folder.name, second=pages_folder.name))
    former_faults = former_address_faults(library, drafts_left_out)
    found = {*readings.faults, *others.faults, *shelves.faults, *data_faults, *remarks, *former_faults}
    found |= {*wrong_day, *_day_faults(history, library, folder), *Ownership(library, theme).faults()}
    return Loading(library, tuple(sorted(found, key=lambda diagnostic: diagnostic.order)))


def _spare(folder: SourceFolder, settings: Settings, readings: Readings) -> frozenset[str]:
    """The files in the guides' *folder* that are not meant for anything, as far as the texts in it say."""
    kept = {*kept_files(settings)}
    spare = [path for path in readings.spare if path not in kept]
    if not spare:
        return frozenset()
    texts = [*readings.snippets.values(), *(page.document.source for page in (*readings.guides, *readings.pages))]
    texts += (index.document.source for index in readings.indexes)
    included = included_in(texts)
    return frozenset(path for path in spare if path.removeprefix(folder.name) not in included)


def _held_back(readings: Readings, drafts: Sequence[Guide]) -> frozenset[str]:
    """The assets that *drafts* speak of."""
    names = assets_named_in(draft.document.source for draft in drafts)
    return frozenset(path for path in readings.assets if path.rpartition("/")[2] in names)


def _day() -> tuple[date, Sequence[Diagnostic]]:
    """The day of the run, and what is wrong with how it was asked for."""
    try:
        return today(), ()
    except ContentError as error:
        return date.min, error.diagnostics


def _day_faults(history: History, library: Library, folder: SourceFolder) -> Iterator[Diagnostic]:
    """A remark, if pages in *library* cannot tell readers when they changed, because the history does not say it."""
    written = (page for page in (*library.pages, *library.products, *library.guides) if not isinstance(page, Home))
    undated = {page.path for page in written if page.updated is None}
    if history.gap and undated:
        repair = f"{history.gap.repair}, or write `updated` in their front matter"
        count = f"{len(undated)} page{'s' if len(undated) > 1 else ''}"
        yield Diagnostic.of(
            "dates-unknown", Location(folder.name), count=count, reason=history.gap.reason, repair=repair
        )


def _catalogue(
    folder: SourceFolder, settings: Settings, readings: Readings, guides: list[Guide], day: date
) -> tuple[Catalogue, list[Diagnostic]]:
    """What the data file holds, seen on *day*; a project that has none, and names none, has an empty catalogue."""
    file = folder.root / settings.data
    if not folder.exists(file) and "data" not in settings.model_fields_set:
        return Catalogue(Data(), None), []
    try:
        limits = settings.limits.of("data")
        source = replace(folder, limits=limits).read(file)
        mapping = read_mapping(source, what="the data file", nesting=limits.nesting)
        data = validate(Data, mapping)
    except ContentError as error:
        return Catalogue(Data(), None), list(error.diagnostics)
    names, words = _unusable_names(readings), words_in(settings.language)
    return resolve(data, mapping, guides, names, words, day, settings.limits)


def _data_characters(data: SourceMapping) -> Iterator[Diagnostic]:
    """The faults of the characters of the data file *data*."""
    return character_faults(data.source, yaml_until=len(data.source.text))


def _unusable_names(readings: Readings) -> frozenset[str]:
    """What the data file may call the guides that have faults: their files' names say their slugs, more often than not.

    Drafts are among them: a tutorial may be written before its guide is published.
    """
    names = {place.own_name for place in readings.unusable.values()}
    drafts = {
        name
        for guide in readings.guides
        if guide.draft
        for name in (guide.header.slug, f"{guide.product}/{guide.header.slug}")
    }
    return frozenset(names | drafts)


def _reading_order(guides: list[Guide], products: list[Product]) -> list[Guide]:
    """*guides* as readers meet them: product by product; those that no product lists come last."""
    listed = {guide.address: rank for rank, guide in enumerate(one for product in products for one in product.guides)}
    return sorted(guides, key=lambda guide: (listed.get(guide.address, len(listed)), guide.address))
