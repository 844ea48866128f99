"""Conversions: what the processors of a text share while it becomes HTML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar
from xml.etree.ElementTree import Element

from guichet.dialect.blocks import Container
from guichet.dialect.context import Context
from guichet.dialect.highlighting import Palette
from guichet.dialect.links import Definition
from guichet.dialect.lookahead import Lookahead

Found = TypeVar("Found")


@dataclass
class Conversion:
    """One text on its way to HTML."""

    context: Context
    definitions: Mapping[str, Definition] = field(default_factory=dict)
    """Where the reference links of the text lead."""
    palette: Palette = field(default_factory=lambda: Palette(()))
    """What of its code is coloured."""
    body: Container | None = None
    """The blocks of the text, until they are built; `None` for a text that has none."""
    later: dict[Element, Callable[[Element, Context], None]] = field(default_factory=dict)
    """What fills the elements that have to wait for their turn in reading order."""
    images: int = 0
    """How many images the text has shown so far."""
    headings: list[tuple[int, str, str]] = field(default_factory=list)
    """Level, id and title of each heading, in reading order."""
    _ids: dict[str, int] = field(default_factory=dict)
    """The ids given so far, with the number that the next one of the same name gets."""

    @property
    def anchors(self) -> frozenset[str]:
        """The ids that links may name."""
        return frozenset(self._ids)

    def claim(self, wanted: str) -> str:
        """An id of its own for an element that should have the id *wanted*: a second one is called `wanted_1`."""
        name = wanted
        while name in self._ids:
            name = f"{wanted}_{self._ids[wanted]}"
            self._ids[wanted] += 1
        self._ids[name] = 1
        return name


class Conversions:
    """The conversion that a parser is busy with."""

    def __init__(self) -> None:
        self._current: Conversion | None = None
        self._forgetful: list[Callable[[], None]] = []

    @property
    def current(self) -> Conversion:
        """The conversion under way."""
        assert self._current is not None  # processors only run while there is one
        return self._current

    def begin(self, conversion: Conversion | None) -> None:
        """Turn to *conversion*; to none when the last one is done. Nothing is remembered of any other."""
        self._current = conversion
        for forget in self._forgetful:
            forget()

    def lookahead(self, read: Callable[[str], Mapping[int, Found]]) -> Lookahead[Found]:
        """What *read* finds in the texts of a conversion, and of that one alone."""
        made = Lookahead(read)
        self._forgetful.append(made.forget)
        return made
