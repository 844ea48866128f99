"""The plan of an import: the target and content of every file. Writes nothing."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from guichet.importing.arrival import Arrival
from guichet.importing.conversion import Conversion
from guichet.importing.offer import Offer
from guichet.importing.placing import Placing
from guichet.importing.products import complete
from guichet.importing.texts import TreeReader
from guichet.model import Library
from guichet.source import SourceFolder, open_regular, read_regular


@dataclass(frozen=True)
class Plan:
    """The files that an import will write, and what it refuses."""

    arrivals: tuple[Arrival, ...]
    """Every file, sorted by where it comes from; those that the import makes by itself come first."""
    offer: str
    """Entries for the data file, as YAML: the tables that guides repeat by hand and that it has not. Empty where there
    are none, or where the data file is among the arrivals."""

    @property
    def left_out(self) -> list[Arrival]:
        """The files that are not brought in."""
        return [arrival for arrival in self.arrivals if arrival.refusal is not None]


def make_plan(
    tree: SourceFolder,
    guides: SourceFolder,
    library: Library,
    *,
    product: str | None = None,
    force: bool = False,
    tables: bool = False,
) -> Plan:
    """How the files of *tree* get into the folder *guides*, which *library* was loaded from.

    *product* is for guides that lie in no folder of a product. With *force*, files that are there already are replaced.
    With *tables*, the data file is made of the tables that guides repeat by hand, if there is none.
    """
    settings = library.settings
    content = TreeReader(tree, settings, product).read()
    placing = Placing(library, guides)
    placing.place_texts(content.texts)
    assets = placing.place_assets(tree, content.texts, content.assets)
    for other in content.others:
        if other.origin is not None and other.target is not None:
            placing.places.targets[other.origin] = other.target
    made = complete(content.texts, guides, settings.language)
    offer = Offer(library.catalogue, settings.language)
    takes_offer = tables and not (guides.root / settings.data).exists()
    Conversion(library, placing.places, content.texts, offer, takes_offer=takes_offer).convert()
    if takes_offer and offer.text:
        changes = ["made of the tables of the guides"]
        made.append(Arrival(None, PurePosixPath(settings.data), offer.text.encode("utf-8"), changes))
    arrivals = [*made, *content.others, *assets, *(text.arrival for text in content.texts)]
    for arrival in arrivals:
        _compare(arrival, guides, force=force)
    ordered = sorted(arrivals, key=lambda arrival: (arrival.origin or PurePosixPath(), arrival.target or ""))
    return Plan(tuple(ordered), "" if takes_offer else offer.text)


def _compare(arrival: Arrival, guides: SourceFolder, *, force: bool) -> None:
    """Compare *arrival* with the existing file at its target."""
    if arrival.target is None:
        return
    file = guides.root / arrival.target
    if not (file.exists() or file.is_symlink()):
        return
    if file.is_symlink() or not file.is_file():
        arrival.refuse(f"{guides.path_of(file)} is no regular file")
    elif _holds(file, arrival.content):
        arrival.is_there = True
    elif not force:
        arrival.refuse(f"{guides.path_of(file)} is there and differs: --force replaces it")
    else:
        arrival.replaced = _digest(file)


def _holds(file: Path, content: bytes | Path) -> bool:
    try:
        with open_regular(file) as there:
            if not isinstance(content, Path):
                return there.read(len(content) + 1) == content
            with open_regular(Path(os.path.realpath(content))) as new:
                while (part := there.read(_PART)) == new.read(_PART):
                    if not part:
                        return True
    except OSError:
        pass  # What cannot be read is not the same; writing it says why.
    return False


def _digest(file: Path) -> bytes | None:
    try:
        return hashlib.sha256(read_regular(file)).digest()
    except OSError:
        return None  # Writing it says why.


_PART = 1 << 20
