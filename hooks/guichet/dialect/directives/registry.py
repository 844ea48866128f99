"""The registry of directives: what a quote that begins with `[!name]` becomes, by name."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from guichet.dialect.report import Report

if TYPE_CHECKING:
    from guichet.dialect.html import HtmlWriter
    from guichet.dialect.nodes import Marker, Quote
    from guichet.dialect.twin import TwinWriter


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
    def write(self, quote: Quote, writer: HtmlWriter) -> None:
        """Write the directive *quote*."""

    @abstractmethod
    def write_twin(self, quote: Quote, writer: TwinWriter) -> None:
        """Write the directive *quote* as plain Markdown."""

    def check(self, quote: Quote, marker: Marker, known: Known, report: Report) -> None:  # noqa: B027  # most are sound
        """Report what is wrong with the directive *quote* itself; what it holds is checked anyway."""

    def anchors(self, marker: Marker) -> Iterable[str]:
        """The ids that the directive gives whatever else the page holds."""
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


def directive_named(name: str) -> BlockDirective | None:
    """What a quote whose marker has the *name* is."""
    return _DIRECTIVES.get(name)


def directive_names() -> Iterator[str]:
    """The names that a marker may have."""
    return iter(_DIRECTIVES)
