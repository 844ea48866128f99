"""One pass over the events of the YAML parser, gathering values, places and faults."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml

from guichet.diagnostics import MOST_FAULTS, Diagnostic
from guichet.source.characters import doubtful
from guichet.source.text import SourceText, Span
from guichet.source.yaml_problems import problem_of

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
"""What an author wrote: text, nothing at all, a list, or a mapping."""
Path: TypeAlias = tuple[str | int, ...]
"""The way to a value: keys and list positions, from the outermost mapping."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_REFUSED = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""Control characters, byte-order marks, and the line ends that YAML knows and editors do not."""
_WRITE_OUT = "write the other text here, or put this one in quotes"
_COMMENT = re.compile(r"[ \t]+(#[^\n]*)")
_ENVIRONMENT = "!ENV"
_FOREIGN_TAG = re.compile(r"!ENV$|!relative$|tag:yaml\.org,2002:")
"""The tags that MkDocs knows: a value of the environment, a folder, and those of YAML and of Python."""


class Plain(str):
    """A text without quotes in a file that another program reads too, which may take it for a number or a truth."""

    __slots__ = ()

    @property
    def kind(self) -> str:
        """What YAML 1.1 takes it for: `str`, `bool`, `int`, `float`, `timestamp`, or `null` for nothing."""
        tag = _RESOLVER.resolve(yaml.ScalarNode, str(self), (True, False))
        return str(tag).rpartition(":")[2]


_RESOLVER: Any = yaml.resolver.Resolver()


@dataclass
class _Node:
    """A list or mapping being read: what it holds so far, and the key whose value comes next."""

    value: list[Value] | dict[str, Value]
    path: Path
    skipped: bool = False
    """Whether this lies below a fault already reported, so that nothing in it counts."""
    anchor: str | None = None
    from_environment: bool = False
    """Whether this is a list of variables, and of the value where none is set."""
    key: str | None = None
    key_skipped: bool = False
    """The same for the value of `key`."""

    @property
    def awaits_key(self) -> bool:
        """Whether what comes next is a key."""
        return isinstance(self.value, dict) and self.key is None


class _TooDeepError(Exception):
    """Ends the pass: what is nested without end is not worth reading to its end."""


class YamlReading:
    """What stands between two offsets of *source*; `run` fills it."""

    def __init__(
        self, source: SourceText, start: int, end: int, *, foreign: bool, refuse_comments: bool, nesting: int
    ) -> None:
        self.source = source
        self.start, self.end = start, end
        self.foreign = foreign
        self.refuse_comments = refuse_comments
        self.nesting = nesting
        self.faults: list[Diagnostic] = []
        self.remarks: list[Diagnostic] = []
        self.keys: dict[Path, Span] = {}
        self.places: dict[Path, Span] = {}
        self.root: Value = None
        self.root_span = Span(start)
        self._open: list[_Node] = []
        self._anchored: dict[str, Value] = {}
        self._documents = 0

    def run(self) -> None:
        """Read everything, as far as it can be read."""
        text = self.source.text[self.start : self.end]
        refused = _REFUSED.search(text)
        if refused:
            self._refuse_character(Span(self.start + refused.start()), refused[0])
            return
        try:
            for event in yaml.parse(text, Loader=_LOADER):
                self._take(event)
                if len(self.faults) >= MOST_FAULTS:
                    self._fault("faults-many", event, limit=MOST_FAULTS)
                    return
        except yaml.MarkedYAMLError as error:
            found = problem_of(error, text)
            span = Span(min(self.start + found.offset, self.end))
            self._syntax(span, found.problem, found.repair)
        except _TooDeepError:
            return

    def _take(self, event: yaml.Event) -> None:
        match event:
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    self._syntax(self._point(event.start_mark), "a second document begins here", "remove the `---`")
            case yaml.AliasEvent():
                if not self.foreign:
                    self._fault("yaml-alias", event, text=f"*{event.anchor}", repair=_WRITE_OUT)
                elif str(event.anchor) not in self._anchored:
                    self._fault("yaml-alias-unknown", event, name=event.anchor)
                self._scalar(event, self._anchored.get(str(event.anchor)))
            case yaml.ScalarEvent():
                self._refuse_marks(event)
                self._judge(event)
                value = self._value(event)
                if event.anchor is not None:
                    self._anchored[event.anchor] = value
                self._scalar(event, value)
            case yaml.SequenceStartEvent():
                self._enter(event, [])
            case yaml.MappingStartEvent():
                self._enter(event, {})
            case yaml.CollectionEndEvent():
                node = self._open.pop()
                if self.foreign:
                    self._settle(node)
                if node.path in self.places and not node.skipped:
                    start = self.places[node.path].start
                    self.places[node.path] = Span(start, max(1, self._point(event.end_mark).start - start))

    def _value(self, event: yaml.ScalarEvent) -> Value:
        """What the scalar *event* stands for."""
        if not self.foreign or event.style:
            # libyaml says "" and the parser in Python says None of a scalar without quotes.
            return event.value if event.value or event.style else None
        if event.tag == _ENVIRONMENT:
            return _environment([event.value], None)
        if event.tag is not None and event.tag.endswith(":str"):
            return str(event.value)
        value = Plain(event.value)
        return None if value.kind == "null" else value

    def _settle(self, node: _Node) -> None:
        """Resolve what another program makes of a list or mapping that is read to its end."""
        value: Value = node.value
        if isinstance(node.value, dict):
            merged = node.value.pop("<<", None)
            for other in merged if isinstance(merged, list) else [merged]:
                if isinstance(other, dict):
                    node.value.update({key: inner for key, inner in other.items() if key not in node.value})
        elif node.from_environment and node.value:
            *names, default = node.value if len(node.value) > 1 else [*node.value, None]
            value = _environment(names, default)
            self._replace(node, value)
        if node.anchor is not None:
            self._anchored[node.anchor] = value

    def _replace(self, node: _Node, value: Value) -> None:
        """Put *value* in the place of *node*."""
        if not self._open:
            self.root = value
        elif isinstance(outer := self._open[-1].value, list):
            outer[-1] = value
        elif not node.skipped:
            outer[str(node.path[-1])] = value

    def _judge(self, event: yaml.ScalarEvent) -> None:
        """Refuse what quotes can smuggle in, and what a lack of quotes leaves out."""
        refused = _REFUSED.search(event.value)
        if refused:
            self._refuse_character(self._span(event), refused[0])
        span = self._span(event)
        for found in doubtful(event.value) if event.style == '"' else ():
            if not refused and found.character not in self.source.text[span.start : span.start + span.length]:
                self.remarks.append(self.source.diagnostic(found.code, span, name=found.name))
        comment = _COMMENT.match(self.source.text, self._point(event.end_mark).start, self.end)
        if self.refuse_comments and comment and not event.style:
            span = Span(comment.start(1), len(comment[1].rstrip()))
            self.remarks.append(self.source.diagnostic("yaml-comment", span, text=comment[1].rstrip()))

    def _scalar(self, event: yaml.Event, value: Value) -> None:
        node = self._open[-1] if self._open else None
        if node is not None and node.awaits_key:
            self._begin_entry(node, event, str(value) if isinstance(value, str) else None)
        else:
            self._place(event, value)

    def _begin_entry(self, node: _Node, event: yaml.Event, key: str | None) -> None:
        node.key = "" if key is None else key
        path = (*node.path, node.key)
        node.key_skipped = node.skipped or key is None or path in self.keys
        if node.skipped:
            return
        if path in self.keys and key is not None:
            first = self.source.location(self.keys[path]).line
            self._fault("yaml-duplicate-key", event, key=key, first=first)
        elif key is not None:
            self.keys[path] = self._span(event)
        elif isinstance(event, yaml.ScalarEvent):
            self._fault("yaml-key", event)

    def _place(self, event: yaml.Event, value: Value) -> tuple[Path, bool]:
        """Put *value* where it belongs; say where that is, and whether it counts."""
        node = self._open[-1] if self._open else None
        if node is None:
            if self._documents == 1:
                self.root, self.root_span = value, self._point(event.start_mark)
            return (), self._documents == 1
        if isinstance(node.value, dict):
            path: Path = (*node.path, node.key or "")
            counts = not node.key_skipped
            if counts:
                node.value[node.key or ""] = value
            node.key = None
        else:
            path = (*node.path, len(node.value))
            counts = not node.skipped
            node.value.append(value)
        if counts:
            self.places[path] = self._span(event)
        return path, counts

    def _enter(self, event: yaml.SequenceStartEvent | yaml.MappingStartEvent, value: Value) -> None:
        self._refuse_marks(event)
        if len(self._open) == self.nesting:
            self._fault("yaml-too-deep", event, limit=self.nesting)
            raise _TooDeepError
        assert isinstance(value, list | dict)
        node = self._open[-1] if self._open else None
        if node is not None and node.awaits_key:
            if not node.skipped:
                self._refuse_key(event)
            node.key, node.key_skipped = "", True
            self._open.append(_Node(value, (), skipped=True))
        else:
            path, counts = self._place(event, value)
            from_environment = self.foreign and event.tag == _ENVIRONMENT
            self._open.append(_Node(value, path, not counts, event.anchor, from_environment))

    def _refuse_key(self, event: yaml.Event) -> None:
        """Refuse a list or mapping as a key; a text that begins with `{{` is read as such."""
        begin = self._point(event.start_mark).start
        if self.source.text[begin - 1 : begin + 1] == "{{":
            self._syntax(Span(begin - 1, 2), "a text may not begin with `{{`", "put the text in quotes")
        else:
            self._fault("yaml-key", event)

    def _refuse_marks(self, event: yaml.NodeEvent) -> None:
        if self.foreign:
            tag = getattr(event, "tag", None)
            if tag is not None and not _FOREIGN_TAG.match(tag):
                self._fault_of_mark("yaml-tag", event, "!", "remove it: MkDocs does not know it")
            return
        if event.anchor is not None:
            self._fault_of_mark("yaml-alias", event, "&", "remove it, or put the whole text in quotes")
        if getattr(event, "tag", None) is not None:
            self._fault_of_mark("yaml-tag", event, "!", "remove it, or put the whole text in quotes")

    def _span(self, event: yaml.Event) -> Span:
        start, end = self._point(event.start_mark).start, self._point(event.end_mark).start
        return Span(start, max(1, end - start))

    def _point(self, mark: Any) -> Span:
        # Marks count characters from the beginning of the text; their lines are those of YAML, not those of editors.
        return Span(min(self.start + mark.index, self.end))

    def _fault(self, code: str, event: yaml.Event, **values: object) -> None:
        self.faults.append(self.source.diagnostic(code, self._span(event), **values))

    def _fault_of_mark(self, code: str, event: yaml.Event, sign: str, repair: str) -> None:
        """Refuse the word that begins with *sign*, at or soon after the beginning of *event*."""
        begin = self._point(event.start_mark).start
        found = re.compile(rf"{sign}\S*").search(self.source.text, begin, self.end)
        span = Span(found.start(), len(found[0])) if found else self._span(event)
        text = self.source.text[span.start : span.start + span.length]
        self.faults.append(self.source.diagnostic(code, span, text=text, repair=repair))

    def _syntax(self, span: Span, problem: str, repair: str) -> None:
        self.faults.append(self.source.diagnostic("yaml-syntax", span, problem=problem, repair=repair))

    def _refuse_character(self, span: Span, character: str) -> None:
        self.faults.append(self.source.diagnostic("yaml-character", span, name=f"U+{ord(character):04X}"))


def _environment(names: Sequence[Value], default: Value) -> Value:
    """The value of the first variable among *names* that the environment has; *default*, if it has none."""
    for name in names:
        if isinstance(name, str) and name in os.environ:
            return Plain(os.environ[name])
    return default
