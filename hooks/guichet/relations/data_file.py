"""Updates the data file after a move: the names of guides, and the links in its cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from guichet.editing import Edit
from guichet.model import Library, Page
from guichet.relations.mentions import Mentions
from guichet.relations.moved import Moved
from guichet.relations.targets import Targets
from guichet.source import SourceMapping, Span
from guichet.source.strict_yaml import Path


@dataclass(frozen=True, slots=True)
class TutorialName:
    """The name or address of a client's tutorial in the data file."""

    client: Path
    service: str
    name: str
    path: Path


def tutorial_names(mapping: SourceMapping) -> Iterator[TutorialName]:
    """Every tutorial that the data file names."""
    for path in mapping.places:
        match path:
            case ("platforms", int(), "clients", int(), "tutorials", str(service)):
                name = value_at(mapping, path)
                if isinstance(name, str):
                    yield TutorialName(path[:4], service, name, path)


def value_at(mapping: SourceMapping, path: Path) -> object:
    """The value at *path*."""
    value: object = mapping.values
    for step in path:
        value = value[step]  # type: ignore[index]  # every path of a mapping exists in its values
    return value


class DataFile:
    """Rewrites the data file of one library for one move."""

    def __init__(self, library: Library, moved: Moved, targets: Targets, mentions: Mentions) -> None:
        self._library = library
        self._moved = moved
        self._targets = targets
        self._mentions = mentions

    def edits(self, page: Page) -> Iterator[Edit]:
        """The edits of the data file. Links in its cells are resolved as on *page*."""
        mapping = self._library.catalogue.mapping
        if mapping is not None:
            yield from chain(self._tutorials(mapping, page), self._cells(mapping, page))

    def _tutorials(self, mapping: SourceMapping, page: Page) -> Iterator[Edit]:
        names = self._names()
        for one in tutorial_names(mapping):
            target = one.name
            new = names.get(target) or self._targets.rewritten(target, target, page, mapping.source.path)
            if new is not None:
                yield from _in_scalar(mapping, one.path, target, 0, target, new)

    def _names(self) -> Mapping[str, str]:
        """The new names of the moved guides in the data file, by their old names."""
        found: dict[str, str] = {}
        gone = {(one.guide.product, one.guide.header.slug, one.guide.language) for one in self._moved.guides}
        staying = [
            guide for guide in self._library.guides if (guide.product, guide.header.slug, guide.language) not in gone
        ]
        for one in self._moved.guides:
            slug, full = one.guide.header.slug, f"{one.guide.product}/{one.guide.header.slug}"
            new_full = f"{one.product}/{one.slug}"
            if full == new_full:
                continue
            found[full] = new_full
            is_alone = not any(guide.header.slug == one.slug and guide.product != one.product for guide in staying)
            meant = {guide.product for guide in self._library.guides if guide.header.slug == slug}
            if len(meant) == 1:
                found[slug] = one.slug if is_alone else new_full
        return {old: new for old, new in found.items() if old != new}

    def _cells(self, mapping: SourceMapping, page: Page) -> Iterator[Edit]:
        for path in mapping.places:
            match path:
                case ("tables", str(), "rows" | "columns", *_):
                    text = value_at(mapping, path)
                    if isinstance(text, str) and ("](" in text or "<" in text):
                        yield from self._cell(mapping, path, text, page)

    def _cell(self, mapping: SourceMapping, path: Path, text: str, page: Page) -> Iterator[Edit]:
        for link in self._mentions.links_of_cell(text):
            start, end = link.place.start, link.place.start + link.place.length
            raw = text[start:end]
            new = self._targets.rewritten(raw, link.target, page, mapping.source.path)
            if new is not None:
                yield from _in_scalar(mapping, path, text, start, raw, new)


def _in_scalar(mapping: SourceMapping, path: Path, value: str, start: int, old: str, new: str) -> Iterator[Edit]:
    """Replace *old*, at offset *start* of the *value* at *path*, by *new*.

    In a scalar with escapes, replaces the only occurrence of *old*; with several occurrences, nothing.
    """
    span = mapping.span_of(path)
    raw = mapping.source.text[span.start : span.start + span.length]
    begin = raw.find(value)
    place = begin + start if begin >= 0 else raw.find(old) if raw.count(old) == 1 else -1
    if place >= 0:
        yield Edit.at(mapping.source, Span(span.start + place, len(old)), new)
