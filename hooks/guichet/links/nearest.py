"""Suggestions for broken references: the most similar addresses of the site."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, cached_property

from guichet.diagnostics import did_you_mean
from guichet.links.site import INDEX, Site, legible

_SLASHES = re.compile("/+")
_WINDOW = 20
"""How many names before and after a wrong one, in the order of the alphabet, are compared with it. A misspelled name
mostly begins as it should, and a folder of thousands of guides must not cost thousands of comparisons."""


def suggest(name: str, known: Sequence[str]) -> str:
    """A phrase that names the one of *known*, which is sorted, that *name* may have meant."""
    place = bisect_left(known, name)
    return did_you_mean(name, known[max(0, place - _WINDOW) : place + _WINDOW])


class Nearest:
    """Finds what lies near an address of a site. Its indexes are made when the first fault asks for them."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.suggestion = cache(self._suggestion)

    def spelled(self, address: str) -> str | None:
        """The address that the site has in place of *address*, differing in letter case, accents or slashes alone."""
        return self._by_letters.get(_letters(address))

    def _suggestion(self, address: str) -> str:
        """What to do about the *address*, which the site does not have."""
        if f"{address.rstrip('/')}/" in self.site.folders:
            return f"give the folder an `{INDEX}`, or lead to a file in it"
        folder = address.rstrip("/").rpartition("/")[0] + "/"
        step = address.rstrip("/").rpartition("/")[2]
        elsewhere = self._by_name.get(step, ())
        if len(elsewhere) == 1:
            return f"did you mean `{legible(elsewhere[0])}`?"
        while folder not in self.site.folders:
            folder, _, step = folder.rstrip("/").rpartition("/")
            folder += "/"
        known = self._names_in.get(folder)
        return suggest(legible(step), known) if known else "lead to another address, or put a file there"

    @cached_property
    def _addresses(self) -> list[str]:
        """What a reference may lead to: every file, and every folder that has an index."""
        folders = [folder for folder in self.site.folders if f"{folder}{INDEX}" in self.site.files]
        return sorted([*self.site.files, *folders])

    @cached_property
    def _by_letters(self) -> dict[str, str]:
        return {_letters(address): address for address in reversed(self._addresses)}

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        """The addresses by their last name, which a page keeps when it moves to another folder."""
        found: dict[str, list[str]] = {}
        for address in self._addresses:
            found.setdefault(address.rstrip("/").rpartition("/")[2], []).append(address)
        return found

    @cached_property
    def _names_in(self) -> dict[str, list[str]]:
        """The names in each folder, sorted, its own index left out."""
        found: dict[str, list[str]] = {}
        for address in (*self.site.files, *self.site.folders - {"/"}):
            folder, _, name = address.rstrip("/").rpartition("/")
            if name != INDEX:
                found.setdefault(f"{folder}/", []).append(legible(name))
        return {folder: sorted(names) for folder, names in found.items()}


def _letters(address: str) -> str:
    """*address* without what people overlook."""
    return _SLASHES.sub("/", unicodedata.normalize("NFC", address)).casefold().rstrip("/")
