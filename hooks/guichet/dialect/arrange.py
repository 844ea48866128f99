"""Arrangement: what a tree of CommonMark holds becomes directives, details and included files."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from guichet.dialect.nodes import Container, Details, Item, Listing, Marker, Node, Paragraph, Quote, Row, Table, Text
from guichet.dialect.plain import trimmed
from guichet.dialect.prepare import MARKER, NAMES, IncludeLine, Prepared, Slashes
from guichet.source import Span

Resolve = Callable[[Paragraph, Slashes | IncludeLine], Node | None]
"""What a line that is no Markdown stands for; `None` where it is text."""

_GAP = re.compile(r"\n[ \t>]*\n")


def arranged(container: Container, prepared: Prepared, resolve: Resolve) -> None:
    """Arrange what *container*, made of a *prepared* text, holds."""
    done: list[Node] = []
    opened: list[tuple[Details, list[Node]]] = []
    for child in container.children:
        if isinstance(child, Container):
            arranged(child, prepared, resolve)
        if isinstance(child, Quote):
            done += _parted(child)
            continue
        if isinstance(child, Listing) and prepared.has_gaps:
            _tighten(child)
        line = prepared.lines.get(child.start) if isinstance(child, Paragraph) else None
        if isinstance(line, Slashes) and line.name.lower() in NAMES and isinstance(child, Paragraph):
            block = _details(child, line)
            done.append(block)
            opened.append((block, done))
            done = block.children
        elif isinstance(line, Slashes) and any(block.marks == line.marks for block, _ in opened) and not line.name:
            while opened[-1][0].marks != line.marks:
                done = opened.pop()[1]
            block, done = opened.pop()
            block.closed, block.end = True, child.end
        elif line and isinstance(child, Paragraph):
            done.append(resolve(child, line) or child)
        else:
            done.append(child)
    container.children = opened[0][1] if opened else done


def _details(words: Paragraph, line: Slashes) -> Details:
    title = _behind(words.children, line.title)
    return Details(words.source, words.start, words.end, [], title, line.marks, line.open)


def _behind(nodes: list[Node], start: int) -> list[Node]:
    """What of *nodes*, a line, stands behind the offset *start*."""
    kept = [node for node in nodes if node.end > start]
    first = kept[0] if kept else None
    if isinstance(first, Text) and first.is_literal and first.start < start:
        kept[0] = Text(first.source, start, first.end, first.text[start - first.start :])
    return trimmed(kept)


def _parted(quote: Quote) -> list[Node]:
    """*quote* as it stands, or the directives whose markers stand in it, one beside the other."""
    quotes = [quote]
    children, quote.children = quote.children, []
    for child in children:
        marker = _marker(child) if isinstance(child, Paragraph) else None
        if marker is None:
            quotes[-1].children.append(child)
        elif quotes[-1].children or quotes[-1].marker:
            quotes[-1].end = child.start
            quotes.append(Quote(quote.source, child.start, quote.end, [], marker))
        else:
            quotes[-1].marker = marker
    return [*quotes]


def _marker(words: Paragraph) -> Marker | None:
    first = words.children[0] if words.children else None
    if not isinstance(first, Text) or first.escaped or not first.is_literal:
        return None
    found = MARKER.match(first.text)
    if not found:
        return None
    end = first.start + found.end()
    title = _behind(words.children, end)
    last = title[-1] if title else None
    if isinstance(last, Text) and last.is_literal:
        last.text = last.text.rstrip()
        last.end = last.start + len(last.text)
        if not last.text:
            title.pop()
    span = Span(title[0].start, max(1, title[-1].end - title[0].start)) if title else Span(end)
    written = words.source.text[title[0].start : title[-1].end] if title else ""
    name = first.start + found.end("name") + 1
    return Marker(words.source, first.start, name, found["name"].lower(), found["fold"] or "", title, span, written)


def _tighten(listing: Listing) -> None:
    """Take the empty lines that preparation has put into *listing* for none: only those of the source make it loose."""
    words = [one for item in listing.children if isinstance(item, Item) for one in item.children]
    loose = [one for one in words if isinstance(one, Paragraph) and not one.tight]
    if not loose or _has_gap([one for item in listing.children for one in (_first(item), *_rest(item)) if one]):
        return
    for one in loose:
        one.tight = True


def _first(item: Node) -> Node | None:
    return item.children[0] if isinstance(item, Container) and item.children else None


def _rest(item: Node) -> list[Node]:
    return item.children[1:] if isinstance(item, Container) else []


def _has_gap(nodes: list[Node]) -> bool:
    pairs = pairwise(nodes)
    return any(_GAP.search(one.source.text, max(0, end_of_words(one) - 1), other.start) for one, other in pairs)


def end_of_words(node: Node) -> int:
    """The offset behind the last words of *node*."""
    match node:
        case Container(children=[*_, last]) | Paragraph(children=[*_, last]):
            return end_of_words(last)
        case Table(rows=[*_, Row() as last]):
            return last.end
    return node.end
