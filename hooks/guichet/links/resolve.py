"""Resolution: where a reference leads, seen from the page it stands on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit

from guichet.model.origin import WEB, server_of

_TRIMMED = "".join(map(chr, range(0x21)))
"""What browsers drop around a reference: blanks and control characters. Line ends within it, `urlsplit` drops."""

_PLAIN = re.compile(
    r"(?:\./)?(?P<up>(?:\.\./)*)(?P<down>(?:[A-Za-z0-9_~-][A-Za-z0-9_.~-]*/)*+(?:[A-Za-z0-9_~-][A-Za-z0-9_.~-]*)?)"
    r"(?:#(?P<fragment>[A-Za-z0-9_.~-]*))?"
)
"""A relative reference that needs no decoding or normalising, as most do."""

_DIRECTIVES = ":~:"
"""What follows it in a fragment is for the browser, such as `:~:text=words`, and names no element."""


class Local(NamedTuple):
    """A place in the site."""

    address: str | None
    """As files are named, from the site's root; `None` for the page itself, empty for the root without its `/`."""
    fragment: str
    """The name of an element, still as written."""


class Former(NamedTuple):
    """A place that was in the site, where that stood before."""

    address: str
    fragment: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A place that is not ours to check: another site, or an address for another program such as `mailto:`."""

    scheme: str = ""
    """What the address begins with, where that is not the web."""


@dataclass(frozen=True, slots=True)
class Outside:
    """A place that should be in the site, but lies beside or above its root."""


@dataclass(frozen=True, slots=True)
class Malformed:
    """No place: browsers cannot read the reference."""

    reason: str


Target = Local | Former | Elsewhere | Outside | Malformed


_LEADING_ELSEWHERE = ("/", "http:", "https:", "mailto:")
"""Prefixes of references that have the same target on every page."""


class Resolver:
    """Knows where on the web the site is going to stand: at its root, or in a folder of it; and where it stood."""

    def __init__(self, site_address: str | None, former_addresses: Sequence[str] = ()) -> None:
        self._server, self.base = _stand(site_address or "")
        self._own = f"{site_address.rstrip('/')}/" if site_address else None
        self._former = [_stand(address) for address in former_addresses]
        self._from_anywhere = lru_cache(maxsize=1 << 16)(self._read)
        self._folder = ""
        self._folders: list[str] = []

    def resolve(self, reference: str, folder: str | None) -> Target:
        """Where *reference* leads from a page in *folder*, an address that begins and ends in `/`.

        *folder* is `None` for a page whose relative references lead to another site.
        """
        if folder is not None and (plain := _PLAIN.fullmatch(reference)) is not None:
            up, down, fragment = plain.groups("")
            if not reference or reference[0] == "#":
                return Local(None, fragment)
            if folder != self._folder:
                self._folder, self._folders = folder, folders_above(folder)
            steps = len(up) // len("../")
            return Local(self._folders[steps] + down, fragment) if steps < len(self._folders) else Outside()
        if self._own is not None and reference.startswith(self._own):
            plain = _PLAIN.fullmatch(reference, len(self._own))
            if plain is not None and not plain["up"]:
                return Local(f"/{plain['down']}", plain["fragment"] or "")
        if reference.startswith(_LEADING_ELSEWHERE):
            return self._from_anywhere(reference, "/" if folder is not None else None)
        return self._read(reference, folder)

    def _read(self, reference: str, folder: str | None) -> Target:
        try:
            parts = urlsplit(reference.strip(_TRIMMED))
            server = server_of(parts)
        except ValueError:
            return Malformed("its host or port is malformed")
        if parts.scheme and parts.scheme not in WEB:
            return Elsewhere(parts.scheme)
        if server is not None:
            return self._absolute(parts, server)
        if parts.scheme:
            return Malformed("it names no host")
        return self._relative(parts, folder) if folder is not None else Elsewhere()

    def _absolute(self, parts: SplitResult, server: tuple[str, int]) -> Target:
        path = _follow(parts.path, "/")
        address = _within(path, self.base) if server == self._server else None
        if address is not None:
            return Local(address, _element(parts))
        for former_server, base in self._former:
            address = _within(path, base) if server == former_server else None
            if address is not None:
                return Former(address, _element(parts))
        return Elsewhere()

    def _relative(self, parts: SplitResult, folder: str) -> Target:
        return self._in_site(parts.path, _element(parts), folder) if parts.path else Local(None, _element(parts))

    def _in_site(self, path: str, fragment: str, folder: str) -> Target:
        address = _follow(path, folder)
        if path.startswith("/"):
            address = _within(address, self.base)
        return Outside() if address is None else Local(address, fragment)


def _stand(address: str) -> tuple[tuple[str, int] | None, str]:
    """The server of a site at *address*, and the site's folder there, which begins and ends in `/`."""
    parts = urlsplit(address)
    return server_of(parts), (_follow(parts.path, "/") or "/").rstrip("/") + "/"


def _within(path: str | None, base: str) -> str | None:
    """The address, in the site whose folder is *base*, of a *path* on its server."""
    if path is not None and f"{path}/" == base:
        return ""
    return path[len(base) - 1 :] if path is not None and path.startswith(base) else None


def folders_above(folder: str) -> list[str]:
    """*folder* and those that it is in, up to the root."""
    found = [folder]
    while folder != "/":
        folder = folder[: folder.rindex("/", 0, -1) + 1]
        found.append(folder)
    return found


def _element(parts: SplitResult) -> str:
    """The element that a fragment names, still as written."""
    return parts.fragment.partition(_DIRECTIVES)[0]


def _follow(path: str, folder: str) -> str | None:
    """The address that *path* leads to from *folder*; `None` when it climbs above the root."""
    steps = path.removeprefix("/").split("/")
    if "%" in path:
        steps = [_name(step) for step in steps]
    names = [] if path.startswith("/") else folder.split("/")[1:-1]
    last = len(steps) - 1
    to_folder = False
    for number, name in enumerate(steps):
        to_folder = name in ("", ".", "..")
        if name == "..":
            if not names:
                return None
            names.pop()
        elif name != "." and (name or number < last):
            names.append(name)
    return "/" + "/".join(names) + ("/" if to_folder and names else "")


def _name(step: str) -> str:
    """The file that one step of a path names. An encoded `/` is no separator, so it stays as it is."""
    name = unquote(step, errors="surrogateescape")
    return step if "/" in name else name
