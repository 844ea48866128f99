"""Tab sets as `pymdownx.tabbed` makes them: its ids, classes and inputs are what Material's styles and script know."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from markdown.blockparser import BlockParser
from pymdownx.tabbed import TabbedExtension, TabbedProcessor

LIMIT = 20
"""Tabs of one set: Material's styles know no more, and the time to make a set grows with the square of them."""


class TabSets:
    """The tab sets of one text at a time, numbered from 1."""

    def __init__(self, parser: BlockParser) -> None:
        self._processor = TabbedProcessor(parser, TabbedExtension(alternate_style=True).getConfigs())

    def forget(self) -> None:
        """Begin a new text."""
        self._processor.tab_group_count = 0

    def add(self, parent: Element, titles: Sequence[str]) -> list[Element]:
        """Add a set with *titles* to *parent*, or several if there are many; the elements that its bodies go into."""
        bodies: list[Element] = []
        for start in range(0, len(titles), LIMIT):
            bodies += self._add_set(parent, titles[start : start + LIMIT])
        return bodies

    def _add_set(self, parent: Element, titles: Sequence[str]) -> list[Element]:
        for rank in range(len(titles)):
            self._processor.run(parent, ['===! "-"' if rank == 0 else '=== "-"'])
        labels, content = parent[-1].findall("div")
        for label, title in zip(labels, titles, strict=True):
            label.text = title
        return list(content)
