"""Definitions: lines such as `[label]: target "title"`, which links elsewhere in the text refer to."""

from __future__ import annotations

import re
from functools import cached_property

from guichet.dialect.blocks import Piece
from guichet.dialect.links import Definition, clean_target, label_of
from guichet.dialect.report import Report

_DEFINITION = re.compile(
    r"\[(?P<label>[^\[\]]+)\]:[ \t]*(?P<target><[^<>]*>|[^\s<]\S*)"
    r"(?:[ \t]+(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|\((?P<round>[^()]*)\)))?[ \t]*$"
)
_USE = re.compile(r"\[([^\[\]]+)\](?!:)")
_NOWHERE = frozenset({"#", ""})
"""Targets of definitions that hide a remark, as in `[//]: # (a remark)`."""


class Definitions:
    """The definitions of one text, as far as it has been read."""

    def __init__(self, text: str, report: Report) -> None:
        self._text = text
        self._report = report
        self.by_label: dict[str, Definition] = {}

    def take(self, words: Piece) -> bool:
        """Whether the line *words* is a definition; if so, keep it.

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
        first = self.by_label.setdefault(label, Definition(target, title, place.span))
        if first.span != place.span:
            self._report("reference-twice", words.part(*found.span("label")).span, label=found["label"])
        return True

    @cached_property
    def _used_labels(self) -> frozenset[str]:
        return frozenset(label_of(found[1]) for found in _USE.finditer(self._text))
