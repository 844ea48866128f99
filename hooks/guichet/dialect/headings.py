"""Headings: the outline of a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with those below it."""

    level: int
    """From 2 to 6."""
    id: str
    title: str
    """Its words, without markup."""
    children: tuple[Heading, ...] = ()


@dataclass(slots=True)
class _Branch:
    """A heading of which more may come below."""

    level: int
    id: str
    title: str
    children: list[_Branch] = field(default_factory=list)

    def frozen(self) -> Heading:
        return Heading(self.level, self.id, self.title, tuple(child.frozen() for child in self.children))


def outline(headings: Iterable[tuple[int, str, str]]) -> tuple[Heading, ...]:
    """The level, id and title of *headings*, in reading order, as a tree. A skipped level leaves no hole in it."""
    root = _Branch(0, "", "")
    way = [root]
    for level, id_, title in headings:
        while way[-1].level >= level:
            way.pop()
        branch = _Branch(level, id_, title)
        way[-1].children.append(branch)
        way.append(branch)
    return root.frozen().children
