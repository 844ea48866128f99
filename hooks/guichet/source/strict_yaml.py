"""Strict YAML: a mapping as its author wrote it, with the place of every key and value.

YAML 1.1 turns `yes` into a truth, `010` into eight and `12:34` into 754. Here every scalar stays the text that was
written; the schemas say what it must be. Anchors, aliases, tags, duplicate keys and several documents are refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml
from yaml.reader import Reader, ReaderError

from guichet.diagnostics import ContentError, Diagnostic
from guichet.source.text import SourceText, Span

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
"""What an author wrote: text, nothing at all, a list, or a mapping."""
Path: TypeAlias = tuple[str | int, ...]
"""The way to a value: keys and list positions, from the outermost mapping."""

DEPTH_LIMIT = 12
"""How deep lists and mappings may be nested."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class SourceMapping:
    """A mapping with the place of each of its keys and values."""

    source: SourceText
    values: Mapping[str, Value]
    span: Span
    """Where the mapping begins."""
    keys: Mapping[Path, Span] = field(default_factory=dict)
    places: Mapping[Path, Span] = field(default_factory=dict)

    def span_of(self, path: Path, *, at_key: bool = False) -> Span:
        """The place of the value at *path*, or of its key; the nearest enclosing value's where there is none."""
        spans = self.keys if at_key else self.places
        while path:
            if path in spans:
                return spans[path]
            if path in self.keys:
                return self.keys[path]
            path = path[:-1]
        return self.span

    def diagnostic(self, code: str, path: Path, *, at_key: bool = False, **values: object) -> Diagnostic:
        """A diagnostic of the kind *code* at the value at *path*, or at its key."""
        return self.source.diagnostic(code, self.span_of(path, at_key=at_key), **values)


def read_mapping(
    source: SourceText, start: int = 0, end: int | None = None, *, what: str, foreign: bool = False
) -> SourceMapping:
    """The mapping written in *source* between the offsets *start*, at the beginning of a line, and *end*.

    *what* names the text in messages, such as "the front matter". A *foreign* text is one that another program reads
    too, and may use what only that program understands: tags, anchors, aliases. Of an alias nothing is known.

    Raises:
        ContentError: one diagnostic per fault of the YAML itself.
    """
    return _Reading(source, start, len(source.text) if end is None else end, what, foreign).mapping()


@dataclass
class _Node:
    """A list or mapping being read: what it holds so far, and the key whose value comes next."""

    value: list[Value] | dict[str, Value]
    path: Path
    key: str | None = None
    skipped: bool = False
    """Whether this lies below a fault already reported, so that nothing in it counts."""


class _Reading:
    """One pass over the events of the YAML parser, gathering values, places and faults."""

    def __init__(self, source: SourceText, start: int, end: int, what: str, foreign: bool) -> None:
        self.source = source
        self.start, self.end, self.what = start, end, what
        self.foreign = foreign
        self.first_line = source.location(Span(start)).line or 1
        self.faults: list[Diagnostic] = []
        self.keys: dict[Path, Span] = {}
        self.places: dict[Path, Span] = {}
        self.open: list[_Node] = []
        self.root: Value = None
        self.root_span = Span(start)
        self.documents = 0

    def mapping(self) -> SourceMapping:
        text = self.source.text[self.start : self.end]
        unprintable = Reader.NON_PRINTABLE.search(text)
        if unprintable:
            self._syntax(Span(self.start + unprintable.start()), "a control character", "remove it")
        else:
            try:
                for event in yaml.parse(text, Loader=_LOADER):
                    self._take(event)
            except yaml.MarkedYAMLError as error:
                mark = error.problem_mark or error.context_mark
                problem = error.problem or error.context or "it cannot be read"
                self._syntax(self._point(mark), problem, _repair_of(problem))
            except ReaderError as error:
                self._syntax(self.root_span, error.reason, "remove the character")
        if self.faults:
            raise ContentError(self.faults)
        if not isinstance(self.root, dict):
            found = "a text" if isinstance(self.root, str) else "a list" if self.root else "empty"
            raise ContentError(
                [self.source.diagnostic("yaml-not-mapping", self.root_span, what=self.what, found=found)]
            )
        return SourceMapping(self.source, self.root, self.root_span, self.keys, self.places)

    def _take(self, event: yaml.Event) -> None:
        match event:
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    self._syntax(self._point(event.start_mark), "a second document begins here", "keep one document")
            case yaml.AliasEvent():
                if not self.foreign:
                    self._fault("yaml-alias", event, text=f"*{event.anchor}")
                self._scalar(event, None)
            case yaml.ScalarEvent():
                self._refuse_marks(event)
                empty = event.style is None and event.value == ""
                self._scalar(event, None if empty else event.value)
            case yaml.SequenceStartEvent():
                self._enter(event, [])
            case yaml.MappingStartEvent():
                self._enter(event, {})
            case yaml.CollectionEndEvent():
                node = self.open.pop()
                if node.path in self.places:
                    start = self.places[node.path].start
                    self.places[node.path] = Span(start, max(1, self._point(event.end_mark).start - start))

    def _scalar(self, event: yaml.Event, value: str | None) -> None:
        node = self.open[-1] if self.open else None
        if node is not None and isinstance(node.value, dict) and node.key is None:
            self._begin_entry(node, event, value)
        else:
            self._place(event, value)

    def _begin_entry(self, node: _Node, event: yaml.Event, key: str | None) -> None:
        name = "" if key is None else key
        node.key = name
        path = (*node.path, name)
        if node.skipped:
            return
        if key is None and isinstance(event, yaml.ScalarEvent):
            self._fault("yaml-key", event)
        elif path in self.keys:
            first = self.source.location(self.keys[path]).line
            self._fault("yaml-duplicate-key", event, key=name, first=first)
        else:
            self.keys[path] = self._span(event)

    def _place(self, event: yaml.Event, value: Value) -> Path:
        """Put *value* where it belongs, and say where that is."""
        node = self.open[-1] if self.open else None
        path: Path = ()
        if node is None:
            self.root, self.root_span = value, self._point(event.start_mark)
        elif isinstance(node.value, dict):
            path = (*node.path, node.key or "")
            node.value.setdefault(node.key or "", value)
            node.key = None
        else:
            path = (*node.path, len(node.value))
            node.value.append(value)
        if path and not (node and node.skipped):
            self.places.setdefault(path, self._span(event))
        return path

    def _enter(self, event: yaml.SequenceStartEvent | yaml.MappingStartEvent, value: Value) -> None:
        self._refuse_marks(event)
        node = self.open[-1] if self.open else None
        if len(self.open) == DEPTH_LIMIT:
            self._fault("yaml-too-deep", event, limit=DEPTH_LIMIT)
            raise ContentError(self.faults)
        assert isinstance(value, list | dict)
        skipped = node is not None and node.skipped
        if node is not None and isinstance(node.value, dict) and node.key is None:
            self._fault("yaml-key", event)
            node.key = ""
            self.open.append(_Node(value, (), skipped=True))
        else:
            self.open.append(_Node(value, self._place(event, value), skipped=skipped))

    def _refuse_marks(self, event: yaml.NodeEvent) -> None:
        if self.foreign:
            return
        if event.anchor is not None:
            self._fault("yaml-alias", event, text=f"&{event.anchor}")
        tag = getattr(event, "tag", None)
        if tag is not None:
            self._fault("yaml-tag", event, text=tag)

    def _span(self, event: yaml.Event) -> Span:
        start, end = self._point(event.start_mark).start, self._point(event.end_mark).start
        return Span(start, max(1, end - start))

    def _point(self, mark: Any) -> Span:
        if mark is None:
            return self.root_span
        line = min(self.first_line + mark.line, self.source.line_count)
        return Span(min(self.source.line_start(line) + mark.column, len(self.source.text)))

    def _fault(self, code: str, event: yaml.Event, **values: object) -> None:
        self.faults.append(self.source.diagnostic(code, self._span(event), **values))

    def _syntax(self, span: Span, problem: str, repair: str) -> None:
        self.faults.append(self.source.diagnostic("yaml-syntax", span, problem=problem, repair=repair))


def _repair_of(problem: str) -> str:
    """The likely repair, by what the YAML parser says of the problem."""
    if "mapping values" in problem:
        return "put the text that holds the `:` in quotes"
    if "tab" in problem or "\\t" in problem or "cannot start any token" in problem:
        return "indent with spaces, and put text that begins with a special character in quotes"
    return "put the text in quotes, or check the indentation and the brackets"
