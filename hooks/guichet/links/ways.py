"""Ways: where relative references lead, remembered for all pages below the folder that they climb to."""

from __future__ import annotations

from guichet.links.resolve import folders_above

_UP = "../"


class Ways:
    """Knows the files that references from the folder at hand lead to, as far as some page has had the same way.

    From `/fr/emails/outlook/` the way `../../x/` is that of `x/` from `/fr/`: most pages of a site share most ways.
    """

    def __init__(self) -> None:
        self._known: dict[str, dict[str, str]] = {}
        self._above: list[dict[str, str]] = []

    def start(self, folder: str | None) -> None:
        """Go on from *folder*; `None` is another site's."""
        self._above = [] if folder is None else [self._known.setdefault(one, {}) for one in folders_above(folder)]

    def file(self, path: str) -> str | None:
        """The file that *path*, a reference without its fragment, leads to; `None` if it is not known."""
        steps = path.rfind(_UP) // len(_UP) + 1
        if 0 < steps < len(self._above) and path.startswith(_UP * steps):
            return self._above[steps].get(path[steps * len(_UP) :])
        return None

    def learn(self, path: str, file: str) -> None:
        """Remember that *path* leads to *file*."""
        steps = path.rfind(_UP) // len(_UP) + 1
        if 0 < steps < len(self._above) and path.startswith(_UP * steps):
            self._above[steps][path[steps * len(_UP) :]] = file
