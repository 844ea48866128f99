"""The site: the files of a built help centre, by the addresses that a web server gives them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from guichet.links.search_index import ENTRY, LIST, START
from guichet.source import read_regular

INDEX = "index.html"
"""The file that a web server shows for its folder."""

SITEMAP = "/sitemap.xml"
"""The list of the pages that search engines shall know."""

PAGE_FOR_MISSING_PAGES = "/404.html"

_PAGES = (".html", ".htm")
_STYLES = ".css"
_TWINS = "/index.md", "/llms.txt", "/llms-full.txt"
_PARTS = _STYLES, ".svg", ".xml", ".webmanifest", "/manifest.json", *_TWINS, ENTRY, LIST, START


@dataclass(frozen=True)
class Site:
    """A folder as it is going to be published.

    An address begins in `/`, the site's root, is not percent-encoded, and names a file letter for letter; that of a
    folder ends in `/`. Bytes of a file's name that are not UTF-8 stand in it as lone surrogates, as Python has them.
    """

    root: Path
    name: str
    """What reports call the folder, such as `site`."""
    files: frozenset[str]
    folders: frozenset[str]
    closed: Mapping[str, str] = field(default_factory=dict)
    """Why folders cannot be read: those that cannot, by address."""

    @classmethod
    def read(cls, root: Path, name: str) -> Site:
        """The site in the folder *root*. One that does not exist is an empty site."""
        files: set[str] = set()
        folders = {"/"}
        closed: dict[str, str] = {}
        for address in _walk(root, closed):
            (folders if address.endswith("/") else files).add(address)
        return cls(root, name, frozenset(files), frozenset(folders), closed)

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """The files that hold pages; those of one folder follow each other."""
        return tuple(sorted(filter(is_page, self.files), key=lambda file: file.rpartition("/")))

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The files that are no pages and refer to others.

        They are style sheets, drawings, feeds, manifests, the pages' twins, and the search index.
        """
        return tuple(sorted(file for file in self.files if file.lower().endswith(_PARTS) and file != SITEMAP))

    def file_at(self, address: str) -> str | None:
        """The file that a web server sends for *address*; `None` where it has none."""
        return self._served.get(address)

    @cached_property
    def _served(self) -> dict[str, str]:
        folders = {file.removesuffix(INDEX): file for file in self.files if file.endswith(f"/{INDEX}")}
        return {file: file for file in self.files} | folders

    def path_of(self, file: str) -> str:
        """What reports call *file*, such as `site/fr/emails/index.html`."""
        return legible(self.name + file)

    def content(self, file: str) -> bytes:
        """The bytes of *file*.

        Raises:
            OSError: it cannot be read.
        """
        return read_regular(Path(f"{self.root}{file}"), follows=True)


def is_page(file: str) -> bool:
    """Whether *file* holds a page."""
    return file.lower().endswith(_PAGES)


def is_twin(file: str) -> bool:
    """Whether *file* is a twin: a page as Markdown."""
    return file.endswith(_TWINS)


def address_of(file: str) -> str:
    """The address of a page: that of its folder, if its file is the folder's index."""
    folder, _, name = file.rpartition("/")
    return f"{folder}/" if name == INDEX else file


def legible(address: str) -> str:
    """*address* as text that every terminal and file can take."""
    return address.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _walk(root: Path, closed: dict[str, str]) -> Iterator[str]:
    """The addresses of the files and folders below *root*. A folder behind a symbolic link is not entered.

    Folders that cannot be read are added to *closed*, each with the reason.
    """
    folders = ["/"]
    while folders:
        folder = folders.pop()
        try:
            entries = list(os.scandir(f"{root}{folder}"))
        except FileNotFoundError:
            continue
        except OSError as error:
            closed[folder] = error.strerror or str(error)
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                folders.append(f"{folder}{entry.name}/")
                yield folders[-1]
            elif entry.is_file():
                yield folder + entry.name
