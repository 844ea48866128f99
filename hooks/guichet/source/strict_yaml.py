"""Strict YAML: a mapping as its author wrote it, with the place of every key and value.

YAML 1.1 turns `yes` into a truth, `010` into eight and `12:34` into 754. Here every scalar stays the text that was
written; the schemas say what it must be. Anchors, aliases, tags, duplicate keys and several documents are refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from guichet.diagnostics import ContentError, Diagnostic
from guichet.source.limits import TextLimits
from guichet.source.text import SourceText, Span
from guichet.source.yaml_reading import Path, Plain, Value, YamlReading

__all__ = ["Path", "Plain", "SourceMapping", "Value", "read_mapping"]

ValuePlaces: TypeAlias = Mapping[Path, Span]


@dataclass(frozen=True)
class SourceMapping:
    """A mapping with the place of each of its keys and values."""

    source: SourceText
    values: Mapping[str, Value]
    span: Span
    """Where the mapping begins."""
    keys: ValuePlaces = field(default_factory=dict)
    places: ValuePlaces = field(default_factory=dict)
    remarks: tuple[Diagnostic, ...] = ()
    """What its author should know although the mapping can be used."""

    def span_of(self, path: Path, *, at_key: bool = False) -> Span:
        """The place of the value at *path*, or of its key; the nearest enclosing value's where there is none."""
        first, second = (self.keys, self.places) if at_key else (self.places, self.keys)
        while path:
            if path in first:
                return first[path]
            if path in second:
                return second[path]
            path = path[:-1]
        return self.span

    def diagnostic(self, code: str, path: Path, *, at_key: bool = False, **values: object) -> Diagnostic:
        """A diagnostic of the kind *code* at the value at *path*, or at its key."""
        origin = self.origin(path)
        return origin.source.diagnostic(code, origin.span_of(path, at_key=at_key), **values)

    def origin(self, path: Path) -> SourceMapping:
        """The mapping of one file in which the value at *path*, or what is nearest around it, was written."""
        return self

    def is_in_braces(self, path: Path) -> bool:
        """Whether the mapping at *path* is written as `{key: value}`."""
        origin = self.origin(path)
        return origin.source.text[origin.span_of(path).start] == "{"

    def at(self, *path: str | int) -> Value:
        """The value at *path*; `None`, where there is none."""
        value: Value = dict(self.values)
        for step in path:
            match value, step:
                case dict(), str():
                    value = value.get(step)
                case list(), int() if step < len(value):
                    value = value[step]
                case _:
                    return None
        return value

    def without(self, key: str) -> SourceMapping:
        """The same mapping without *key*."""
        return replace(self, values={name: value for name, value in self.values.items() if name != key})

    def below(self, *path: str | int) -> SourceMapping:
        """The mapping at *path*, whose values have the places that they have here."""
        values = self.at(*path)
        return SourceMapping(
            self.source,
            values if isinstance(values, dict) else {},
            self.span_of(path, at_key=True),
            _below(self.keys, path),
            _below(self.places, path),
        )


def _below(places: ValuePlaces, path: Path) -> ValuePlaces:
    size = len(path)
    return {key[size:]: span for key, span in places.items() if key[:size] == path and len(key) > size}


def read_mapping(
    source: SourceText,
    start: int = 0,
    end: int | None = None,
    *,
    what: str,
    foreign: bool = False,
    refuse_comments: bool = False,
    nesting: int = TextLimits.nesting,
) -> SourceMapping:
    """The mapping written in *source* between the offsets *start*, at the beginning of a line, and *end*.

    Args:
        source: the file.
        start: where the YAML begins.
        end: where it ends; the end of the file, if not given.
        what: names the text in messages, such as "the front matter".
        foreign: whether MkDocs reads the text too, so that it may use all of YAML and the tags of MkDocs. Values of the
            environment, aliases and merged mappings are resolved as MkDocs does; other tags leave what they stand at.
            Texts without quotes are `Plain`.
        refuse_comments: whether a comment behind a text is a remark: authors who write `Ticket #12` mean no comment.
        nesting: how deep lists and mappings may be nested.

    Raises:
        ContentError: one diagnostic per fault of the YAML itself.
    """
    stop = len(source.text) if end is None else end
    reading = YamlReading(source, start, stop, foreign=foreign, refuse_comments=refuse_comments, nesting=nesting)
    reading.run()
    if reading.faults:
        raise ContentError([*reading.faults, *reading.remarks])
    root = reading.root
    if not isinstance(root, dict):
        found = "a text" if isinstance(root, str) else "a list" if isinstance(root, list) else "empty"
        raise ContentError([source.diagnostic("yaml-not-mapping", reading.root_span, what=what, found=found)])
    return SourceMapping(source, root, reading.root_span, reading.keys, reading.places, tuple(reading.remarks))
