"""Recognition: finds the present page of a lost address, and the present anchor for a lost one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from functools import cached_property
from pathlib import PurePosixPath

from guichet.addresses.ledger import Ledger, RecordedAddress
from guichet.addresses.published import Published
from guichet.model import Page, fragment_of

_COMMON = 50
"""A word or an anchor on more pages than this is too common to distinguish pages."""
_CANDIDATES = 40
"""The most pages or anchors that are compared with a lost one."""
_TITLE_LIMIT = 200
"""The most characters of a title that are compared."""
_LIKE = 0.5
"""The least similarity, between 0 and 1, for a suggestion."""


class Reason(Enum):
    """How a page was recognised."""

    NUMBER = "`{path}` has its number"
    FILE = "`{path}` is its file"
    TARGET = "it led to `{path}`"
    LIKENESS = "`{path}` may have taken its place"


@dataclass(frozen=True, slots=True)
class Recognition:
    """The page recognised for a lost address."""

    page: Page
    reason: Reason

    @property
    def certain(self) -> bool:
        """Whether it is certain, not only similar."""
        return self.reason is not Reason.LIKENESS


class Recogniser:
    """Recognises pages. Its indexes are built for the first lost address."""

    def __init__(self, ledger: Ledger, now: Published) -> None:
        self._ledger = ledger
        self._now = now
        self._library = now.library

    def page_of(self, entry: RecordedAddress) -> Recognition | None:
        """The present page of the address of *entry*; `None` if none is similar enough."""
        language = self._language(entry.address)
        numbered = self._library.by_number.get((language, entry.number.removeprefix("g")))
        if numbered is not None and numbered.address in self._now.pages:
            return Recognition(numbered, Reason.NUMBER)
        in_file = [page for page in self._by_file.get(entry.file, ()) if page.language == language]
        if len(in_file) == 1:
            return Recognition(in_file[0], Reason.FILE)
        likest = self._likest(entry, language)
        return Recognition(likest, Reason.LIKENESS) if likest else None

    def document_of(self, address: str) -> str | None:
        """The file of the only document with the same name as the one lost from *address*."""
        name = PurePosixPath(address).name
        files = [file for other, file in self._now.documents.items() if PurePosixPath(other).name == name]
        return files[0] if len(files) == 1 else None

    def _language(self, address: str) -> str:
        first = address.split("/", 2)[1]
        return first if first in self._library.languages else self._library.settings.language

    @cached_property
    def _by_file(self) -> Mapping[str, list[Page]]:
        found: dict[str, list[Page]] = {}
        for page in self._now.pages.values():
            found.setdefault(page.path, []).append(page)
        return found

    @cached_property
    def _by_trait(self) -> Mapping[tuple[str, str], list[Page]]:
        """Pages by each word of their title and address and by each anchor, of one language."""
        found: dict[tuple[str, str], list[Page]] = {}
        for page in self._now.pages.values():
            traits = {*_words(page.header.title, page.address), *map(_anchor, self._now.anchors[page.address])}
            for trait in traits:
                found.setdefault((page.language, trait), []).append(page)
        return found

    def _likest(self, entry: RecordedAddress, language: str) -> Page | None:
        """The page most similar to that of *entry*. Pages that are not in the ledger are preferred."""
        words = _words(entry.title, entry.address)
        traits = [*words, *map(_anchor, entry.anchors)]
        shelves = [self._by_trait.get((language, trait), ()) for trait in traits]
        candidates: dict[str, Page] = {}
        for shelf in sorted((shelf for shelf in shelves if 0 < len(shelf) <= _COMMON), key=len):
            candidates.update((page.address, page) for page in shelf)
            if len(candidates) >= _CANDIDATES:
                break
        scored = [
            (
                self._likeness(entry, words, page),
                page.address not in self._ledger.entries,
                page.address,
            )
            for page in candidates.values()
        ]
        likest = max((one for one in scored if one[0] >= _LIKE), default=None, key=lambda one: (one[1], one[0], one[2]))
        return candidates[likest[2]] if likest else None

    def _likeness(self, entry: RecordedAddress, words: Collection[str], page: Page) -> float:
        titles = _ratio(entry.title[:_TITLE_LIMIT], page.header.title[:_TITLE_LIMIT])
        shared = _shared(words, _words(page.header.title, page.address))
        anchors = self._now.anchors[page.address]
        if not entry.anchors and not anchors:
            return (titles + shared) / 2
        return (titles + shared + _shared(entry.anchors, anchors)) / 3


@dataclass(frozen=True, slots=True)
class Renaming:
    """The present name of a lost anchor."""

    name: str
    certain: bool


def anchor_of(gone: str, before: Sequence[str], now: Sequence[str]) -> Renaming | None:
    """The likely present name of the lost anchor *gone*: the page had the anchors *before*, and has those *now*.

    A reworded heading still has the same neighbours.
    """
    known = frozenset(before)
    new = [name for name in now if name not in known]
    if not new:
        return None
    staying = known.intersection(now)
    place = before.index(gone)
    above = next((name for name in reversed(before[:place]) if name in staying), None)
    below = next((name for name in before[place + 1 :] if name in staying), None)
    between = [name for name in _between(now, above, below) if name not in known]
    gone_with_it = [name for name in _between(before, above, below) if name not in staying]
    likeness, likest = max((_ratio(gone, name), name) for name in (between or new)[:_CANDIDATES])
    if len(between) == len(gone_with_it) == 1:
        return Renaming(likest, certain=likeness >= _LIKE)
    return Renaming(likest, certain=False) if likeness >= _LIKE else None


def _between(names: Sequence[str], above: str | None, below: str | None) -> Sequence[str]:
    """The *names* between *above* and *below*; `None` is the start or the end."""
    start = names.index(above) + 1 if above is not None else 0
    end = names.index(below) if below is not None else len(names)
    return names[start:end]


def _words(title: str, address: str) -> frozenset[str]:
    """The words of a page's *title* and of the last segment of its *address*, as slugs."""
    slug = address.rstrip("/").rpartition("/")[2]
    return frozenset(f"{fragment_of(title)}-{slug}".split("-")) - {"", "section"}


def _anchor(name: str) -> str:
    """*name* as a trait, prefixed so that it cannot equal a word."""
    return f"#{name}"


def _shared(one: Iterable[str], other: Iterable[str]) -> float:
    first, second = frozenset(one), frozenset(other)
    return len(first & second) / max(1, len(first | second))


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one.casefold(), other.casefold(), autojunk=False).ratio()
