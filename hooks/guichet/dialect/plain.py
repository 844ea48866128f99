"""Plain words: what a part of a tree says to those who read it without its markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from guichet.dialect.inlines import VALUE
from guichet.dialect.nodes import Break, Code, Link, Node, RawTag, Styled, Text, Value

Answer = Callable[[str], str | None]
"""The text of a value of the data file, by its name."""

_SPACES = re.compile(r"[ \t\n\r\f\v]+")


def collapsed(text: str) -> str:
    """*text* with one space wherever it has white space, save for spaces that keep words together: they stay."""
    return _SPACES.sub(" ", text).strip(" ")


def words_of(nodes: Iterable[Node], value: Answer = lambda name: None) -> str:
    """The words of inline *nodes*; an image says what stands for it."""
    return collapsed("".join(_words(nodes, value)))


def trimmed(nodes: list[Node]) -> list[Node]:
    """Inline *nodes* without the white space before the first word."""
    first = nodes[0] if nodes else None
    if isinstance(first, Break):
        return trimmed(nodes[1:])
    if isinstance(first, Text) and first.text[:1].isspace():
        text = first.text.lstrip()
        first = Text(first.source, first.end - len(text), first.end, text)
        return [first, *nodes[1:]] if text else trimmed(nodes[1:])
    return nodes


def with_values(text: str, value: Answer) -> str:
    """*text*, a target or a title, with the values that stand in it."""
    return VALUE.sub(lambda found: value(found["name"]) or found[0], text) if "{{" in text else text


def _words(nodes: Iterable[Node], value: Answer) -> Iterator[str]:
    for node in nodes:
        match node:
            case Text(text=text) | Code(text=text) | RawTag(text=text):
                yield text
            case Value(name=name):
                yield value(name) or node.source.text[node.start : node.end]
            case Break():
                yield " "
            case Styled(children=children) | Link(children=children):
                yield from _words(children, value)
