"""Emphasis: which `*` and `_` of a text belong together.

Python-Markdown 3.11 pairs marks of different lengths and loses the letters between them, as in `*a**, b*c`. So the
marks are paired here, as CommonMark does it, but for punctuation: `**« ceci »**cela` is emphasis too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor

from guichet.dialect.conversion import Conversions
from guichet.dialect.texts import escaped

_RUN = re.compile(r"\*+|_+")
_WORD = re.compile(r"\w")
_DEPTH_LIMIT = 8
"""How deep emphasis may be nested; marks further inside are text."""


@dataclass(slots=True)
class _Run:
    """Marks of one kind side by side, as far as they have no partner yet."""

    mark: str
    start: int
    end: int
    length: int
    """How many there were at first."""
    opens: bool
    closes: bool

    @property
    def left(self) -> int:
        """How many have no partner yet."""
        return self.end - self.start

    def fits(self, closing: _Run) -> bool:
        """Whether *closing* may close what this run opens.

        A run that could both open and close only meets one whose length does not make a multiple of three with its
        own: so in `*a**b*` the two marks are no end of the first.
        """
        if self.mark != closing.mark:
            return False
        is_clear = not (self.closes or closing.opens)
        return is_clear or (self.length + closing.length) % 3 != 0 or self.length % 3 == closing.length % 3 == 0


@dataclass(slots=True)
class Emphasis:
    """Words between two marks. All numbers are offsets in the text."""

    start: int
    end: int
    size: int
    """Characters of each mark: one for emphasis, two for strong emphasis."""
    inner: list[Emphasis] = field(default_factory=list)
    is_deepest: bool = False
    """Whether marks within it are text, for they are nested too deep."""

    def element(self, text: str, shift: int) -> Element:
        """The element of these words of *text*, in which they stand *shift* characters further on."""
        element = Element("strong" if self.size == 2 else "em")
        last: Element | None = None
        position = self.start + self.size
        for child in self.inner:
            self._add(element, last, text[position + shift : child.start + shift])
            last = child.element(text, shift)
            element.append(last)
            position = child.end
        self._add(element, last, text[position + shift : self.end - self.size + shift])
        return element

    def _add(self, element: Element, last: Element | None, words: str) -> None:
        if self.is_deepest:
            words = escaped(words, "*_")
        if last is None:
            element.text = words
        else:
            last.tail = words


def read_emphasis(text: str) -> dict[int, Emphasis]:
    """The emphasis of *text*, by its start; each holds what is emphasised within it."""
    found: dict[int, Emphasis] = {}
    around: list[Emphasis] = []
    for emphasis in sorted(_pairs(_runs(text)), key=lambda pair: pair.start):
        while around and around[-1].end <= emphasis.start:
            around.pop()
        if len(around) == _DEPTH_LIMIT:
            around[-1].is_deepest = True
            continue
        if around:
            around[-1].inner.append(emphasis)
        else:
            found[emphasis.start] = emphasis
        around.append(emphasis)
    return found


def _runs(text: str) -> Iterator[_Run]:
    """The runs of marks in *text*: one opens before a word and closes behind one, and `_` not in the midst of one."""
    for found in _RUN.finditer(text):
        start, end = found.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        mark = found[0][0]
        opens = bool(after.strip()) and not (mark == "_" and _WORD.match(before))
        closes = bool(before.strip()) and not (mark == "_" and _WORD.match(after))
        if opens or closes:
            yield _Run(mark, start, end, end - start, opens, closes)


def _pairs(runs: Iterable[_Run]) -> Iterator[Emphasis]:
    opened: list[_Run] = []
    bottoms: dict[tuple[str, bool, int], int] = {}
    """Below which of the opened runs a run of such a kind has found no partner: none is looked for there again."""
    for run in runs:
        kind = run.mark, run.opens, run.length % 3
        while run.closes and run.left:
            bottom = bottoms.get(kind, 0)
            index = next((i for i in range(len(opened) - 1, bottom - 1, -1) if opened[i].fits(run)), None)
            if index is None:
                bottoms[kind] = len(opened)
                break
            partner = opened[index]
            size = _size(min(partner.left, run.left))
            partner.end -= size
            run.start += size
            yield Emphasis(partner.end, run.start, size)
            del opened[index + 1 if partner.left else index :]
            bottoms = {key: min(value, len(opened)) for key, value in bottoms.items()}
        if run.opens and run.left:
            opened.append(run)


def _size(available: int) -> int:
    """How many of the *available* marks the next pair takes: of three, one for the words and two around it."""
    return 1 if available in (1, 3) else 2


class EmphasisProcessor(InlineProcessor):
    """`*these words*`, `**these**` and `_those_`."""

    def __init__(self, md: Markdown, conversions: Conversions) -> None:
        super().__init__(r"\*|_", md)
        self._emphasis = conversions.lookahead(read_emphasis)

    def handleMatch(  # type: ignore[override]  # as in the base class
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """The emphasised words."""
        found = self._emphasis.at(data, m.start())
        if not found:
            return None, None, None
        emphasis, shift = found
        return emphasis.element(data, shift), m.start(), emphasis.end + shift
