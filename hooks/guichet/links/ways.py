"""A cache of resolved relative references, shared by all pages below the folder that `../` leads up to."""

from __future__ import annotations

from guichet.links.resolve import folders_above

_UP = "../"


class Ways:
    """Caches the target files of relative references.

    The reference `../../x/` in `/fr/emails/outlook/` is cached as `x/` in `/fr/`, so that other pages can reuse it.
    """

    def __init__(self) -> None:
        self._known: dict[str, dict[str, str]] = {}
        self._above: list[dict[str, str]] = []

    def start(self, folder: str | None) -> None:
        """Set the current *folder*; `None` if references are resolved against another site."""
        self._above = [] if folder is None else [self._known.setdefault(one, {}) for one in folders_above(folder)]

    def file(self, path: str) -> str | None:
        """The cached target file of *path*, a reference without its fragment; `None` if it is not cached."""
        steps = path.rfind(_UP) // len(_UP) + 1
        if 0 < steps < len(self._above) and path.startswith(_UP * steps):
            return self._above[steps].get(path[steps * len(_UP) :])
        return None

    def learn(self, path: str, file: str) -> None:
        """Cache *file* as the target of *path*."""
        steps = path.rfind(_UP) // len(_UP) + 1
        if 0 < steps < len(self._above) and path.startswith(_UP * steps):
            self._above[steps][path[steps * len(_UP) :]] = file
