"""Definitions: lines such as `[label]: target "title"`, which links elsewhere in the text refer to."""

from __future__ import annotations

import re
from functools import cached_property

from guichet.dialect.blocks import Piece
from guichet.dialect.links import Definition, clean_target, label_of
from guichet.dialect.report import Report
from guichet.source import SourceText

_DEFINITION = re.compile(
    r"\[(?P<label>[^\[\]]+)\]:[ \t]*(?P<target><[^<>]*>|[^\s<]\S*)"
    r"(?:[ \t]+(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|\((?P<round>[^()]*)\)))?[ \t]*$"
)
_USE = re.compile(r"\[([^\[\]]+)\](?!:)")
_NOWHERE = frozenset({"#", ""})
"""Targets of definitions that hide a remark, as in `[//]: # (a remark)`."""


class Definitions:
    """The definitions of one text, as far as it has been read, with those of the page that it is part of."""

    def __init__(self, text: str, source: SourceText, by_label: dict[str, Definition]) -> None:
        """*by_label* are the definitions of the page so far; those of *text*, written in *source*, join them."""
        self._text = text
        self._source = source
        self._by_label = by_label

    def take(self, words: Piece, report: Report) -> bool:
        """Whether the line *words* is a definition; if so, keep it, or report that there is one already.

        A definition that no link uses is an ordinary line, so that it does not vanish.
        """
        found = _DEFINITION.match(words.text) if words.text.startswith("[") else None
        if not found:
            return False
        target = clean_target(found["target"])
        if target in _NOWHERE:
            return True
        label = label_of(found["label"])
        if label not in self._used_labels:
            return False
        title = found["double"] or found["single"] or found["round"]
        place = words.part(found.start("target"), found.end("target"))
        definition = Definition(target, title, place.span, self._source)
        if self._by_label.setdefault(label, definition) != definition:  # a file included twice defines the same twice
            report("reference-twice", words.part(*found.span("label")).span, label=found["label"])
        return True

    @cached_property
    def _used_labels(self) -> frozenset[str]:
        return frozenset(label_of(found[1]) for found in _USE.finditer(self._text))
