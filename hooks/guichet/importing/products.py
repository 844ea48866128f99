"""Products: the pages of products name their sections; a product that has no page gets one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from guichet.importing.arrival import Arrival
from guichet.importing.header import index_text, with_sections
from guichet.importing.placing import INDEX
from guichet.importing.texts import Text
from guichet.model.place import Role
from guichet.source import SourceFolder

_LAST = 10**9


def complete(texts: Sequence[Text], guides: SourceFolder, language: str) -> list[Arrival]:
    """The pages that products of *texts* lack; those that they have are completed.

    *language* is the site's own, *guides* the folder that they go to.
    """
    made: list[Arrival] = []
    placed = [text for text in texts if text.arrival.target is not None]
    indexes = {text.product: text for text in placed if text.role is Role.PRODUCT and text.language == language}
    by_product: dict[str, list[Text]] = {}
    for text in placed:
        if text.role is Role.GUIDE:
            by_product.setdefault(text.product, []).append(text)
    for product, own in sorted(by_product.items()):
        sections = _sections(text for text in own if text.language == language)
        index = indexes.get(product)
        if index is None:
            target = PurePosixPath(product, INDEX)
            if not (guides.root / target).exists():
                made.append(_index(product, target, sections))
        elif len(sections) > 1 and "sections" not in index.document.header.values:
            index.document = with_sections(index.document, sections)
            index.arrival.changes.append("it names its sections, in the order of their guides")
    return made


def title_of(product: str) -> str:
    """A title for a product that has none but its name."""
    return product.replace("-", " ").capitalize()


def _index(product: str, target: PurePosixPath, sections: Sequence[str]) -> Arrival:
    title = title_of(product)
    arrival = Arrival(None, target, index_text(title, sections).encode("utf-8"))
    arrival.changes.append(f"the page of the product, which had none, by the title “{title}”")
    arrival.decisions.append("is the title right? give the product an `excerpt`, too")
    return arrival


def _sections(guides: Iterable[Text]) -> list[str]:
    """The sections of *guides*: by the lowest `order` in each, then by name."""
    ranks: dict[str, int] = {}
    for guide in guides:
        section, order = guide.value("section"), guide.value("order")
        if section:
            rank = int(order) if order.isascii() and order.isdigit() else _LAST
            ranks[section] = min(rank, ranks.get(section, rank))
    return sorted(ranks, key=lambda section: (ranks[section], section))
