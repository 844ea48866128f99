"""Origins: where on the web a site stands, and which addresses lie in it."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import Self
from urllib.parse import SplitResult, unquote, urlsplit

WEB = {"http": 80, "https": 443}
"""The schemes of web pages, with the port that each has when none is written."""


@dataclass(frozen=True, slots=True)
class Origin:
    """A server, and the folder on it where the site stands."""

    server: tuple[str, int] | None
    folder: str
    """Decoded; begins and ends in `/`."""

    @classmethod
    def of(cls, address: str) -> Self:
        """The origin of the site whose root is at the absolute *address*."""
        parts = urlsplit(address)
        return cls(server_of(parts), f"{_path(parts.path)}/".replace("//", "/"))

    def path_of(self, address: SplitResult) -> str | None:
        """The path, decoded, from the site's root to the absolute *address*; `None` for one that is not in the site.

        Letter case of scheme and host, a port that need not be written, a query and `..` do not matter.

        Raises:
            ValueError: the port is no number.
        """
        path = _path(address.path)
        if server_of(address) != self.server or not f"{path}/".startswith(self.folder):
            return None
        return path[len(self.folder) - 1 :] or "/"


def server_of(parts: SplitResult) -> tuple[str, int] | None:
    """Host and port. `http:` and `https:` lead to the same site where neither writes a port.

    Raises:
        ValueError: the port is no number.
    """
    if not parts.hostname:
        return None
    port = parts.port
    return parts.hostname, 443 if port is None or port == WEB.get(parts.scheme) else port


def is_legible(address: str) -> bool:
    """Whether browsers can read the absolute *address*."""
    try:
        parts = urlsplit(address)
        return server_of(parts) is not None or parts.scheme not in WEB
    except ValueError:
        return False


def _path(path: str) -> str:
    """*path* without `.`, `..` and empty steps; without its last `/`, too."""
    return posixpath.normpath(f"/{unquote(path).lstrip('/')}")
