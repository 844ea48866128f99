"""The view of a table: what a page lends it while it is rendered."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from guichet.model import Catalogue, Tutorial
from guichet.schema.data import Label
from guichet.schema.words import Words


@dataclass(frozen=True)
class TableView:
    """Everything about a page that a table depends on."""

    language: str
    words: Words
    catalogue: Catalogue
    id: str
    """The id of the table in the page; the ids of its cells begin with it."""
    caption: str | None
    """The caption that the page gives; `None` for the table's own."""
    tutorial: Callable[[Tutorial], tuple[str, bool]]
    """The address of a tutorial, seen from the page, and whether it lies elsewhere."""
    inline: Callable[[str], Markup]
    """Renders the inline Markdown of a cell."""

    formers: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """What places of the page were called before, by the id that each has now."""
    drawn: dict[Hashable, tuple[Markup, tuple[str, ...]]] = field(default_factory=dict)
    """The tables of the same library drawn so far, each with its ids."""
    ids: list[str] = field(default_factory=list)
    """The ids that the table has given so far."""

    def own(self, name: str = "") -> str:
        """The id of the table, or of what is called *name* in it."""
        own = f"{self.id}-{name}" if name else self.id
        self.ids.append(own)
        return own

    def formers_of(self, name: str = "") -> Sequence[str]:
        """The former names of what has that id."""
        return self.formers.get(f"{self.id}-{name}" if name else self.id, ())

    def text(self, label: Label | None) -> str:
        """The text of *label* for the readers of the page; nothing for `None`."""
        return label.in_language(self.language) if label else ""

    def port_title(self, kind: str) -> str:
        """The title of the column of the ports of *kind*; the kind itself where it has none, which is reported."""
        return self.catalogue.port_label(kind, self.language) or self.words.ports.get(kind, kind)
