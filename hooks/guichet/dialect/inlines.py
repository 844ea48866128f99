"""Inlines: attributes, values, HTML tags and bare addresses, found in what the parser of CommonMark left as text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from guichet.dialect.attributes import AttributeList, read_attributes
from guichet.dialect.nodes import Break, Code, Link, Node, RawTag, Styled, Text, Value
from guichet.dialect.tags import Kind, Tag, read_tag
from guichet.source import Span

_DEPTH_LIMIT = 24
"""How many HTML elements may be open at once in one paragraph. Tags beyond it are text."""

_BLANK = "[ \\t\\n\u00a0\u202f\u2009]*"
VALUE = re.compile(rf"\{{\{{{_BLANK}(?P<name>[\w-]+(?:\.[\w-]+)*){_BLANK}\}}\}}")
_MARKS = re.compile(
    rf"{VALUE.pattern}|(?<![^\s*_~(«“\"'…:;,])(?:(?P<url>https?://[\w.-]+[^\s<>\[\]\"`|\\^{{}}«»]*)"
    r"|(?P<mail>(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z][A-Za-z0-9]*(?![\w@-])))"
)
_TRAILING = re.compile(r"[?!.,:;*_~'’]+$|&[A-Za-z0-9]+;$")
_SPACED = re.compile(r"[ \t\u00a0]+(?=\{)")


@dataclass(slots=True, eq=False)
class Html(Node):
    """An HTML tag that is not judged yet. None is left in a tree that is whole."""

    text: str


def finished(nodes: list[Node], *, in_link: bool = False) -> list[Node]:
    """*nodes*, which stand side by side, with all that the parser of CommonMark does not know."""
    if any(isinstance(node, Html) for node in nodes):
        nodes = _paired(nodes)
    done: list[Node] = []
    for node in nodes:
        if isinstance(node, Text):
            _add_text(done, node, in_link)
        else:
            if isinstance(node, Link):
                node.children = finished(node.children, in_link=True)
            elif isinstance(node, Styled):
                node.children = finished(node.children, in_link=in_link)
            done.append(node)
    return done


def take_list(nodes: list[Node], *, own_line: bool = False) -> AttributeList | None:
    """Take the attribute list off the end of *nodes*, a heading or a cell; of a paragraph, from a line of its own."""
    last = nodes[-1] if nodes else None
    if not isinstance(last, Text) or not last.is_literal or not last.text.endswith("}"):
        return None
    begin = last.text.rfind("{")
    if begin < 0 or (own_line and (begin or len(nodes) < 2 or not isinstance(nodes[-2], Break))):
        return None
    given = read_attributes(last.text, begin, last.start)
    if given is None or given.end != last.end or (last.escaped and not begin):
        return None
    kept = last.text[:begin].rstrip()
    last.text, last.end = kept, last.start + len(kept)
    if own_line:
        del nodes[-2:]
    elif not kept:
        nodes.pop()
    return given


def _add_text(done: list[Node], node: Text, in_link: bool) -> None:
    """Add to *done* what *node* holds: the attributes of what stands before it, values, addresses."""
    text = node.text
    if not node.is_literal:
        done.append(node)
        return
    before = done[-1] if done else None
    position = 0
    if text[0] == "{" and not node.escaped and isinstance(before, Styled | Link | Code) and before.attributes is None:
        given = read_attributes(text, 0, node.start)
        if given:
            before.attributes = given
            position = given.end - node.start
    elif isinstance(before, Link) and (space := _SPACED.match(text)):
        given = read_attributes(text, space.end(), node.start)
        if given and given.is_external_mark:
            before.spaced_mark = Span(node.start, given.end - node.start)
    begin = position
    if "{{" in text or "://" in text or "@" in text:
        for found in _MARKS.finditer(text, position + (node.escaped and not position)):
            made = _made(node, found, in_link)
            if made is None or made.start < node.start + begin:
                continue
            _keep(done, node, begin, made.start - node.start)
            done.append(made)
            begin = made.end - node.start
    _keep(done, node, begin, len(text))


def _keep(done: list[Node], node: Text, begin: int, end: int) -> None:
    if begin == 0 and end == len(node.text):
        done.append(node)
    elif begin < end:
        escaped = node.escaped and not begin
        done.append(Text(node.source, node.start + begin, node.start + end, node.text[begin:end], escaped))


def _made(node: Text, found: re.Match[str], in_link: bool) -> Node | None:
    """The value or the link that *found* in the text of *node* is."""
    start, end = node.start + found.start(), node.start + found.end()
    if found["name"]:
        return Value(node.source, start, end, found["name"])
    if in_link:
        return None
    address = found[0]
    while (trail := _TRAILING.search(address)) or (address.endswith(")") and address.count(")") > address.count("(")):
        address = address[: trail.start() if trail else -1]
    if "://" in address and not address.partition("://")[2]:
        return None
    end = start + len(address)
    words = Text(node.source, start, end, address)
    target = address if found["url"] or address.startswith("mailto:") else f"mailto:{address}"
    return Link(node.source, start, end, target, words.span, children=[words], automatic=True)


def _paired(nodes: list[Node]) -> list[Node]:
    """*nodes* with an element for each opening tag that has its closing one."""
    done: list[Node] = []
    opened: list[tuple[int, Tag]] = []
    for node in nodes:
        if not isinstance(node, Html):
            done.append(node)
            continue
        tag = read_tag(node.text, node.start)
        match tag.kind:
            case Kind.COMMENT:
                continue
            case Kind.BREAK:
                done.append(Break(node.source, node.start, node.end, hard=True))
            case Kind.OPENING | Kind.ANCHOR if len(opened) < _DEPTH_LIMIT:
                opened.append((len(done), tag))
                done.append(node)
            case Kind.CLOSING if any(tag.name == other.name for _, other in opened):
                while opened[-1][1].name != tag.name:
                    _settle(done, *opened.pop())
                index, opening = opened.pop()
                start, children = done[index].start, done[index + 1 :]
                done[index:] = [Styled(node.source, start, node.end, tag.name, children, html=opening.attributes)]
            case kind:
                advice = "" if kind is Kind.TEXT else tag.advice
                done.append(RawTag(node.source, node.start, node.end, tag.name, node.text, advice))
    for index, tag in opened:
        _settle(done, index, tag)
    return done


def _settle(done: list[Node], index: int, tag: Tag) -> None:
    """Make of the opening tag at *index* in *done*, which has no closing one, an anchor or a text."""
    node = done[index]
    assert isinstance(node, Html)  # nothing else is opened
    if tag.kind is Kind.ANCHOR:
        done[index] = Styled(node.source, node.start, node.end, tag.name, [], html=tag.attributes)
    else:
        done[index] = RawTag(node.source, node.start, node.end, tag.name, node.text, tag.advice)
