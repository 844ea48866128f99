"""Addressing: where a link's target leads, seen from the page it stands in."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import PurePosixPath
from urllib.parse import SplitResult, quote, unquote, urlsplit

from guichet.diagnostics import did_you_mean
from guichet.model import Library, Page, fragment_of
from guichet.model.origin import WEB, Origin
from guichet.model.place import Place

LEGACY = "legacy"
"""The prefix that stands before the number of a guide."""
_PREFIX = re.compile(r"\{(?P<name>[A-Za-z][\w-]*)\}(?P<rest>.*)", re.DOTALL)
_DIGITS = 20
"""How many digits of a number are looked at when numbers near it are sought."""
_RESERVED = {ord(letter): quote(letter) for letter in ' "#%()<>?'}
_RESERVED_IN_FRAGMENTS = {code: quote(chr(code)) for code in (*range(0x21), *b'%"<>`', *range(0x7F, 0xA0))}
"""What browsers drop from a fragment, or encode in it, and `%`, which begins what is encoded."""


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a link leads."""

    href: str
    """What stands in the page's HTML, before escaping: relative to the page where it stays in the site."""
    address: str | None = None
    """The address in this site, without fragment; `None` for a place elsewhere, and for one that does not exist."""
    fragment: str = ""
    """The id of the element that is meant, as pages of this site spell it."""
    page: Page | None = None
    """The page at that address; `None` for a file that is no page."""
    missing: bool = False
    """Whether the target should be in this site, and is not."""
    moved: bool = False
    """Whether the target is a former address of the page."""
    former_fragment: str = ""
    """What the place that is meant was called before, where the target says so."""
    problem: tuple[str, Mapping[str, object]] | None = None
    """What else is wrong with it: the code of the fault, and the values of its message."""

    @property
    def external(self) -> bool:
        """Whether the link leaves the site for another web page."""
        return not self.missing and self.address is None and self.href.lower().startswith(("http:", "https:", "//"))


def relative(address: str, start: str) -> str:
    """The way from the page at *start* to *address*, both from the site's root, as browsers follow it."""
    if address == start:
        return "./"
    way = quote(posixpath.relpath(address, start))
    return f"{way}/" if address.endswith("/") else way


class Addressing:
    """Finds the destinations of links in a library."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._assets = frozenset(library.assets.values())

    @cached_property
    def _origin(self) -> Origin | None:
        return Origin.of(self.library.site_address) if self.library.site_address else None

    @cached_property
    def _former_origins(self) -> tuple[Origin, ...]:
        return tuple(map(Origin.of, self.library.settings.former_addresses))

    @cached_property
    def _names_by_folder(self) -> dict[str, list[str]]:
        names: dict[str, list[str]] = {}
        for path in (*self.library.by_path, *self.library.assets):
            folder, _, name = path.rpartition("/")
            names.setdefault(folder, []).append(name)
        return names

    def destination(self, target: str, page: Page, file: str | None = None) -> Destination:
        """Where *target*, as an author wrote it on *page*, leads; *file* is given where that was not the page's own."""
        path, mark, written_fragment = target.partition("#")
        fragment = _as_id(written_fragment)
        prefix = _PREFIX.match(path)
        if prefix:
            return self._prefixed(prefix["name"], prefix["rest"], mark + written_fragment, page)
        if not path:
            bare = Destination("#" if mark else "./", page.address, "", page)
            return self._to(page, fragment, page) if fragment else bare
        try:
            parts = urlsplit(path)
            if parts.scheme or parts.netloc:
                return self._absolute(parts, fragment, page) or Destination(target)
        except ValueError:  # such as `http://[` and `http://x:port`
            return Destination(target, missing=True, problem=("address-malformed", {"target": target}))
        found = self._local(unquote(parts.path), fragment, page, file or page.path)
        return found or Destination(target, missing=True)

    def repaired(self, target: str, destination: Destination, file: str) -> str:
        """What to write in *file* in the place of *target*, so that it leads to *destination* without a detour."""
        path = target.partition("#")[0]
        if destination.moved and destination.page is not None:
            path = posixpath.relpath(destination.page.path, posixpath.dirname(file)).translate(_RESERVED)
        return f"{path}#{destination.fragment}" if destination.fragment else path

    def neighbours(self, target: str, file: str, *, images: bool) -> list[str]:
        """What *target*, written in *file*, may have been meant to be: the pages, or *images*, that lie where it would.

        Each as it would be written; where there is no such folder, those beside *file*.
        """
        written = _path_of(target)
        prefix = written[: written.rfind("/") + 1]
        names = self._names_by_folder.get(posixpath.dirname(_beside(file, written)))
        if names is None:
            prefix, names = "", self._names_by_folder.get(posixpath.dirname(file), [])
        return [f"{prefix}{name}" for name in names if name.endswith(".md") is not images]

    def is_unusable(self, target: str, file: str) -> bool:
        """Whether *target*, written in *file*, may mean a file that has faults of its own."""
        meant = _beside(file, _path_of(target))
        return meant in self.library.unusable or posixpath.basename(meant) in self._unusable_names

    @cached_property
    def _unusable_names(self) -> frozenset[str]:
        """What may stand for an unusable file at the end of an address: its name, which most often is its slug."""
        return frozenset(Place.of(PurePosixPath(path)).own_name for path in self.library.unusable)

    def _prefixed(self, name: str, rest: str, fragment: str, page: Page) -> Destination:
        """Where `{name}rest` leads: a guide by its number, or what the settings say that *name* stands for."""
        if name == LEGACY:
            return self._numbered(rest.strip("/"), fragment, page)
        prefixes = self.library.settings.prefixes
        if name not in prefixes:
            suggestion = did_you_mean(name, [*prefixes, LEGACY])
            return Destination("", missing=True, problem=("unknown-prefix", {"name": name, "suggestion": suggestion}))
        if rest and not rest.startswith(("/", "?")):
            return Destination("", missing=True, problem=("prefix-run-on", {"name": name, "rest": rest}))
        address = prefixes[name].in_language(page.language).rstrip("/") + rest
        try:
            found = self._absolute(urlsplit(address), _as_id(fragment.removeprefix("#")), page)
        except ValueError:
            return Destination("", missing=True, problem=("address-malformed", {"target": address}))
        return found or Destination(address + fragment)

    def _numbered(self, number: str, fragment: str, page: Page) -> Destination:
        """The guide with *number* in the language of *page*."""
        numbers = self.library.by_number
        guide = numbers.get((page.language, number.removeprefix("g")))
        if guide is not None:
            return self._to(guide, _as_id(fragment.removeprefix("#")), page)
        known = [other for language, other in numbers if language == page.language]
        wanted = int(number[:_DIGITS]) if number.isdecimal() else 0
        near = sorted(sorted(known, key=lambda other: (abs(int(other) - wanted), other))[:3], key=int)
        listed = f"numbers near it: {', '.join(near)}" if near else "no guide has a number"
        return Destination("", missing=True, problem=("unknown-number", {"number": number, "suggestion": listed}))

    def _absolute(self, address: SplitResult, fragment: str, page: Page) -> Destination | None:
        """The place in this site that the absolute *address* means; `None` for one elsewhere.

        Raises:
            ValueError: browsers cannot read the address.
        """
        if address.scheme in WEB and not address.hostname:
            raise ValueError("no host")
        own = self._origin.path_of(address) if self._origin else None
        if own is not None:
            return self._at(own, fragment, page) or Destination(address.geturl(), missing=True)
        former = (origin.path_of(address) for origin in self._former_origins)
        found = (self._at(path, fragment, page) for path in former if path is not None)
        return next(filter(None, found), None)

    def _local(self, path: str, fragment: str, page: Page, file: str) -> Destination | None:
        if path.startswith("/"):
            return self._at(path, fragment, page)
        found = self._of_file(_beside(file, path), fragment, page)
        if found is None and file == page.path:
            return self._at(posixpath.join(page.address, path), fragment, page)
        return found

    def _of_file(self, file: str, fragment: str, page: Page) -> Destination | None:
        target = self.library.by_path.get(file)
        if target is not None:
            if Place.of(PurePosixPath(file)).language is None:
                target = self.library.translations(target).get(page.language, target)
            return self._to(target, fragment, page)
        address = self.library.assets.get(file)
        return Destination(relative(address, page.address), address) if address else None

    def _at(self, address: str, fragment: str, page: Page) -> Destination | None:
        """What stands at *address*, written with or without its last `/`."""
        normal = posixpath.normpath(f"/{address.lstrip('/')}")
        folder = normal if normal == "/" else f"{normal}/"
        target = self.library.by_address.get(folder)
        if target is not None:
            return self._to(target, fragment, page)
        if normal in self._assets:
            return Destination(relative(normal, page.address), normal)
        moved = self.library.moved_from(folder)
        return replace(self._to(moved, fragment, page), moved=True) if moved is not None else None

    def _to(self, target: Page, written: str, page: Page) -> Destination:
        """The place *written*, a fragment, on *target*, seen from *page*."""
        fragment = target.header.anchors.get(written, written)
        to_fragment = f"#{fragment.translate(_RESERVED_IN_FRAGMENTS)}" if fragment else ""
        way = to_fragment if target is page and fragment else relative(target.address, page.address) + to_fragment
        former = written if fragment != written else ""
        return Destination(way, target.address, fragment, target, former_fragment=former)


def _beside(file: str, path: str) -> str:
    """The file that the relative *path*, written in *file*, names, from the project's root."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(file), path))


def _path_of(target: str) -> str:
    """A target without its fragment, decoded."""
    return unquote(target.partition("#")[0])


def _as_id(fragment: str) -> str:
    """A fragment as pages of this site spell ids: one with letters beyond ASCII is transliterated."""
    decoded = unquote(fragment)
    return decoded if decoded.isascii() else fragment_of(decoded)
