"""The registry of directives: what a quote that begins with `[!name]` becomes, by name."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol, TypeVar
from xml.etree.ElementTree import Element

from guichet.dialect.blocks import Block, Container, Quote
from guichet.dialect.context import Context
from guichet.dialect.report import Report
from guichet.schema.words import Words


class Builder(Protocol):
    """Builds the elements of blocks, for directives that hold some."""

    words: Words

    def build(self, parent: Element, container: Container) -> None:
        """Add the elements of what *container* holds to *parent*."""

    def build_blocks(self, parent: Element, blocks: list[Block]) -> None:
        """Add the elements of *blocks* to *parent*."""

    def build_title(self, parent: Element, quote: Quote) -> None:
        """Add the words behind the marker of *quote* to *parent*: its directive takes none, but none may be lost."""

    def build_as_written(self, parent: Element, quote: Quote) -> None:
        """Add *quote* to *parent* as a plain quote, with its marker as text."""

    def tab_set(self, parent: Element, titles: Sequence[str]) -> list[Element]:
        """Add tabs with *titles* to *parent*; the elements that their bodies go into."""

    def later(self, element: Element, fill: Callable[[Element, Context], None]) -> None:
        """Have *element* filled when its turn comes in reading order, by what the page's context answers."""

    def claim(self, ids: Iterable[str]) -> None:
        """Take *ids*, which stand in HTML that is ready: no heading gets one of them."""

    def raw(self, html: str) -> str:
        """A text that stands for *html*, which is safe, until the page is written out."""


@dataclass(frozen=True)
class Known:
    """The names that a text may use; `None` where they are unknown, so that nothing is said of them."""

    tables: Collection[str] | None = None
    values: Collection[str] | None = None
    consoles: Collection[str] | None = None
    """Names of the API's consoles."""
    typed: Mapping[str, str] = field(default_factory=dict)
    """Texts, in lower case, that authors should not type out, each with the name of the value that stands for it."""

    @cached_property
    def typed_pattern(self) -> re.Pattern[str] | None:
        """Finds these texts; `None` if there are none."""
        texts = "|".join(re.escape(text) for text in sorted(self.typed, key=len, reverse=True))
        return re.compile(rf"(?<![\w.-])(?:{texts})(?![\w-]|\.\w)", re.IGNORECASE) if texts else None


class BlockDirective(ABC):
    """What a kind of directive becomes, and what can be wrong with it."""

    takes_lazy_lines: bool = False
    """Whether a line of running text that lacks its `>` still belongs to the directive."""

    has_bodies: bool = False
    """Whether lines with one more `>` are bodies of what stands above them."""

    @abstractmethod
    def build(self, parent: Element, quote: Quote, builder: Builder) -> None:
        """Add the elements of the directive *quote* to *parent*."""

    def check(self, quote: Quote, known: Known, report: Report) -> None:  # noqa: B027  # most have nothing to report
        """Report what is wrong with the directive *quote* itself; what it holds is checked anyway."""

    def anchors(self, quote: Quote) -> Iterable[str]:
        """The ids that the directive *quote* gives whatever else the page holds."""
        return ()


_DIRECTIVES: dict[str, BlockDirective] = {}
Kind = TypeVar("Kind", bound=type[BlockDirective])


def register(*names: str) -> Callable[[Kind], Kind]:
    """Make a class the directive of *names*."""

    def registered(kind: Kind) -> Kind:
        directive = kind()
        for name in names:
            if name in _DIRECTIVES:
                raise ValueError(f"the directive {name} is registered twice")
            _DIRECTIVES[name] = directive
        return kind

    return registered


def directive_of(quote: Quote) -> BlockDirective | None:
    """What *quote*, if it has a marker with a known name, is."""
    return _DIRECTIVES.get(quote.marker.name) if quote.marker else None


def directive_names() -> Iterator[str]:
    """The names that a marker may have."""
    return iter(_DIRECTIVES)
