"""Conversion of the bodies of old guides: links to new paths, tables from the data file."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from guichet.importing.body import Body, Change, PlacedTable, changed, moved
from guichet.importing.drawn import Drawn, recognised
from guichet.importing.offer import Offer
from guichet.importing.placing import Places
from guichet.importing.products import title_of
from guichet.importing.texts import Text
from guichet.model import Library
from guichet.model.origin import Origin
from guichet.model.place import Role
from guichet.schema.words import words_in


class Conversion:
    """Converts the texts of one import."""

    def __init__(
        self, library: Library, places: Places, texts: Sequence[Text], offer: Offer, *, takes_offer: bool
    ) -> None:
        """*takes_offer* says whether the offered tables will be added to the data file."""
        self._targets: Mapping[PurePosixPath, PurePosixPath] = places.targets
        self._texts = [text for text in texts if text.arrival.target is not None]
        self._offer = offer
        self._takes_offer = takes_offer
        settings = library.settings
        self._origins = [Origin.of(one) for one in (library.site_address, *settings.former_addresses) if one]
        present = {guide.address: f"{guide.product}/{guide.header.slug}" for guide in library.guides}
        self._by_address = present | places.guides
        self._by_origin = {
            text.origin: f"{text.product}/{text.value('slug')}" for text in self._texts if text.role is Role.GUIDE
        }
        self._titles = {product.id: product.header.title for product in reversed(library.products)} | {
            text.product: text.value("title")
            for text in self._texts
            if text.role is Role.PRODUCT and text.language == settings.language and text.value("title")
        }

    def convert(self) -> None:
        """Set the converted content of every text."""
        for text in self._texts:
            body = Body(text.document)
            changes = [*self._tables(text, body), *self._links(text, body)]
            text.arrival.content = changed(body.source.text, changes).encode("utf-8")

    def _tables(self, text: Text, body: Body) -> Iterator[Change]:
        for placed in body.tables:
            drawn = recognised(
                placed.table, lambda target: self._destination(target, text), words_in(text.language).ports
            )
            change = self._table(text, body, placed, drawn) if drawn else None
            if change:
                yield change

    def _table(self, text: Text, body: Body, placed: PlacedTable, drawn: Drawn) -> Change | None:
        """The change from a drawn table to an equal one of the data file. A table without an equal is offered."""
        mark = f"({words_in(text.language).interface['recommended']})"
        heading = placed.heading or text.value("title")
        notes, line = text.arrival, f"line {placed.line}"
        name = self._offer.add(
            drawn,
            product=text.product,
            title=self._titles.get(text.product) or title_of(text.product),
            caption=heading.removesuffix(mark).strip() or heading,
            recommended=heading.endswith(mark),
        )
        if name is None:
            notes.decisions.append(f"{line}: its table is a matrix whose clients stand in another order elsewhere")
            return None
        if name in self._offer.tables and not self._takes_offer:
            notes.decisions.append(f"{line}: shall its table come from the data file? It is offered below as `{name}`")
            return None
        change = body.replaced(placed, name)
        if change is None:
            notes.decisions.append(f"{line}: its table equals `{name}` of the data file: write `> [!table] {name}`")
        else:
            notes.changes.append(f"{line}: its table is `{name}` of the data file")
        return change

    def _links(self, text: Text, body: Body) -> Iterator[Change]:
        assert text.arrival.target is not None  # or the text would not be converted
        for link in body.links:
            target = moved(link, text.origin, text.arrival.target, self._targets)
            line = body.source.location(link.place).line
            if target is None:
                text.arrival.decisions.append(f"line {line}: `{link.target}` leads to nothing that is brought in")
            elif target != link.target:
                text.arrival.changes.append(f"line {line}: `{link.target}` is `{target}`")
                yield Change(link.place, target)

    def _destination(self, target: str, text: Text) -> str:
        """The `product/slug` of the guide that *target*, in a table of *text*, leads to, or *target* itself."""
        try:
            parts = urlsplit(target)
            paths = [origin.path_of(parts) for origin in self._origins] if parts.netloc else []
        except ValueError:
            return target
        for path in paths:
            if path is not None:
                return self._by_address.get(f"{path}/", target)
        file = posixpath.normpath(posixpath.join(text.origin.parent.as_posix(), target.partition("#")[0]))
        return self._by_origin.get(PurePosixPath(file), target)
