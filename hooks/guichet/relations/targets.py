"""Rewrites the targets of links after files and addresses have moved."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import quote, unquote, urlsplit

from guichet.model import Library, Page
from guichet.relations.moved import Moved
from guichet.rendering.addressing import LEGACY, Addressing

_CLEAR = re.compile(r"[\w./~+-]+")
"""A path that needs no encoding in a link."""


class Targets:
    """Rewrites targets for one move."""

    def __init__(self, library: Library, moved: Moved) -> None:
        self._library = library
        self._addressing = Addressing(library)
        self._files = moved.files
        self._addresses = moved.addresses

    def rewritten(self, raw: str, target: str, page: Page, file: str) -> str | None:
        """The new text for *raw*, the link target *target* in the *file* of *page*; `None` if it needs no change.

        Keeps the form: relative or absolute, with or without angle brackets, with its fragment.
        """
        destination = self._addressing.destination(target, page, file)
        path, mark, fragment = target.partition("#")
        if destination.address is None or not path or path.startswith(f"{{{LEGACY}}}"):
            return None
        is_angled = raw.startswith("<") and raw.endswith(">")
        written = path.partition("?")[0]
        if _is_relative(written):
            new = self._relative(unquote(written), destination.address, page, file)
            if new is not None and not (_CLEAR.fullmatch(new) or (is_angled and "%" not in written)):
                new = quote(new)
        else:
            new = self._absolute(written, destination.address)
        if new is None or new == written:
            return None
        rest = path[len(written) :]
        result = f"{new}{rest}{mark}{fragment}"
        return f"<{result}>" if is_angled else result

    def _relative(self, written: str, address: str, page: Page, file: str) -> str | None:
        """The new form of the relative path *written*, which leads to *address*."""
        meant = posixpath.normpath(posixpath.join(posixpath.dirname(file), written))
        if meant in self._library.by_path or meant in self._library.assets:
            there, here = self._files.get(meant, meant), self._files.get(file, file)
            if posixpath.relpath(meant, posixpath.dirname(file)) == posixpath.relpath(there, posixpath.dirname(here)):
                return None
            way = posixpath.relpath(there, posixpath.dirname(here))
            return f"./{way}" if written.startswith("./") and not way.startswith("../") else way
        there, here = self._addresses.get(address, address), self._addresses.get(page.address, page.address)
        if (there, here) == (address, page.address):
            return None
        way = posixpath.relpath(there, here)
        if way == ".":
            # A page's link to itself keeps its form: `./`, or its own name.
            way = written.rstrip("/") if posixpath.normpath(written) == "." else f"../{posixpath.basename(there[:-1])}"
        return f"{way}/" if written.endswith("/") else way

    def _absolute(self, written: str, address: str) -> str | None:
        """*written*, which ends in *address* or its last segments, with the segments of the new address."""
        new = self._addresses.get(address)
        if new is None:
            return None
        base, slash = written.rstrip("/"), written[len(written.rstrip("/")) :]
        old_parts, new_parts = address.strip("/").split("/"), new.strip("/").split("/")
        for common in range(len(old_parts)):
            tail = "/".join(old_parts[common:])
            if old_parts[:common] == new_parts[:common] and re.search(rf"(?:^|[/}}]){re.escape(tail)}$", base):
                return base[: -len(tail)] + "/".join(new_parts[common:]) + slash
        return None


def _is_relative(path: str) -> bool:
    parts = urlsplit(path)
    return not (parts.scheme or parts.netloc or path.startswith(("/", "{")))
