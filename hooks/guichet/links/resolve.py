"""Resolution: where a reference leads, seen from the page it stands on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, unquote, urlsplit

_SCHEMES_OF_THE_WEB = {"http": 80, "https": 443}
"""With the port that each has when none is written."""

_TRIMMED = "".join(map(chr, range(0x21)))
"""What browsers drop around a reference: blanks and control characters. Line ends within it, `urlsplit` drops."""

_PLAIN = re.compile(r"(?!//)[A-Za-z0-9_./~-]*(?:#[A-Za-z0-9_.~-]*)?")
"""A reference that says what it says: most are such, and need no more than a look."""

_DIRECTIVES = ":~:"
"""What follows it in a fragment is for the browser, such as `:~:text=words`, and names no element."""


@dataclass(frozen=True, slots=True)
class Local:
    """A place in the site."""

    address: str | None
    """As files are named, from the site's root; `None` for the page itself, empty for the root without its `/`."""
    fragment: str
    """The name of an element, still as written."""


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


Target = Local | Elsewhere | Outside | Malformed


class Resolver:
    """Knows where on the web the site is going to stand: at its root, or in a folder of it."""

    def __init__(self, site_address: str | None) -> None:
        own = urlsplit(site_address or "")
        self._server = _server(own)
        self._folder = (_follow(own.path, "/") or "/").rstrip("/") + "/"

    def resolve(self, reference: str, folder: str | None) -> Target:
        """Where *reference* leads from a page in *folder*, an address that begins and ends in `/`.

        *folder* is `None` for a page whose relative references lead to another site.
        """
        if folder is not None and _PLAIN.fullmatch(reference):
            path, _, fragment = reference.partition("#")
            return self._in_site(path, fragment, folder) if path else Local(None, fragment)
        try:
            parts = urlsplit(reference.strip(_TRIMMED))
            server = _server(parts)
        except ValueError:
            return Malformed("its host or port is malformed")
        if parts.scheme and parts.scheme not in _SCHEMES_OF_THE_WEB:
            return Elsewhere(parts.scheme)
        if server is not None:
            return self._absolute(parts, server)
        if parts.scheme:
            return Malformed("it names no host")
        return self._relative(parts, folder) if folder is not None else Elsewhere()

    def _absolute(self, parts: SplitResult, server: tuple[str, int]) -> Target:
        address = self._within(_follow(parts.path, "/")) if server == self._server else None
        return Elsewhere() if address is None else Local(address, _element(parts))

    def _relative(self, parts: SplitResult, folder: str) -> Target:
        return self._in_site(parts.path, _element(parts), folder) if parts.path else Local(None, _element(parts))

    def _in_site(self, path: str, fragment: str, folder: str) -> Target:
        address = _follow(path, folder)
        if path.startswith("/"):
            address = self._within(address)
        return Outside() if address is None else Local(address, fragment)

    def _within(self, path: str | None) -> str | None:
        """The address in the site of a *path* on its server."""
        if path is not None and f"{path}/" == self._folder:
            return ""
        return path[len(self._folder) - 1 :] if path is not None and path.startswith(self._folder) else None


def _server(parts: SplitResult) -> tuple[str, int] | None:
    """Host and port. `http:` and `https:` lead to the same site where neither writes a port.

    Raises:
        ValueError: the port is no number.
    """
    if not parts.hostname:
        return None
    port = parts.port
    return parts.hostname, 443 if port is None or port == _SCHEMES_OF_THE_WEB.get(parts.scheme) else port


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
