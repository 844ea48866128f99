"""Events: what the parser of CommonMark finds, from the first byte to the last, becomes a tree of nodes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from guichet.dialect.inlines import Html, finished, take_list
from guichet.dialect.nodes import (
    Break,
    Cell,
    Code,
    CodeBlock,
    Container,
    Definitions,
    Footnote,
    FootnoteMark,
    Heading,
    Image,
    Item,
    Link,
    Listing,
    Meaning,
    Node,
    Paragraph,
    Quote,
    RawTag,
    Row,
    Rule,
    Styled,
    Table,
    TaskMark,
    Term,
    Text,
)
from guichet.dialect.offsets import APART, Offsets
from guichet.dialect.tags import parts
from guichet.dialect.targets import SCHEMES, clean_target, inline_place
from guichet.source import SourceText, Span

INLINE_LIMIT = 32
"""How deep inline elements may be nested; markup beyond it has no effect on its words."""

_LANGUAGE = re.compile(r"[ \t]*(?:\{[ \t]*)?\.?(?P<language>[\w#.+-]*)[ \t]*\}?[ \t]*(?P<rest>.*)$")
_STYLES = {"Emphasis": "em", "Strong": "strong", "Strikethrough": "del"}


class TreeBuilder:
    """Builds the tree of one text from its events."""

    def __init__(self, source: SourceText, offsets: Offsets, places: dict[str, Span], start: int) -> None:
        """*places* are those of the targets of definitions, by label; the text begins at *start*."""
        self._source = source
        self._offsets = offsets
        self._places = places
        self.body = Container(source, start, len(source.text))
        self.used: set[str] = set()
        """The labels of the definitions that links refer to."""
        self.too_deep: list[Span] = []
        """Where inline elements are nested too deep."""
        self._node: Node = self.body
        self._children: list[Node] = self.body.children
        self._stack: list[tuple[Node, list[Node]]] = []
        self._depth = 0
        self._is_special = False
        self._lines: list[tuple[str, int]] = []
        self._in_code = False

    def build(self, events: Iterable[tuple[Any, Any]]) -> Container:
        """The tree of *events*, each with its range in bytes."""
        offsets, source, text = self._offsets, self._source, self._source.text
        key = following = 0  # most offsets lie in the same piece as the last one
        growing: Text | None = None
        grown: list[str] = []  # joined once: a text may come in as many events as it has characters
        for event, place in events:
            if growing is not None and (event.__class__ is str or "Text" not in event):
                growing.text, growing = "".join(grown), None
            if event.__class__ is str:
                self._add_mark(event, offsets(place["start"]), offsets(place["end"]))
                continue
            [(kind, value)] = event.items()
            if kind == "End":
                self._end()
                continue
            byte = place["start"]
            if not key <= byte < following:
                key, following, base, slope = offsets.piece(byte)
            start = base + slope * (byte - key)
            byte = place["end"]
            end = base + slope * (byte - key) if byte < following else offsets(byte)
            if kind == "Text":
                if self._in_code:
                    self._lines.append((value, start))
                elif start < end:
                    self._open_words(start)
                    children = self._children
                    last = children[-1] if children else None
                    if growing is not None and last is growing and last.end == start and len(value) == end - start:
                        grown.append(value)
                        last.end = end
                    elif last.__class__ is Text and last.end == start and len(value) == end - start and last.is_literal:
                        growing, grown = last, [last.text, value]
                        last.end = end
                    else:
                        if growing is not None:
                            growing.text, growing = "".join(grown), None
                        gap = start > 0 and text[start - 1] == "\\" and (last is None or last.end < start)
                        children.append(Text(source, start, end, value, gap))
                    if "{" in value or ":/" in value or "@" in value:
                        self._is_special = True
            elif kind == "Start":
                if value.__class__ is str:
                    self._start(value, None, start, end)
                else:
                    [(name, details)] = value.items()
                    self._start(name, details, start, end)
            elif kind == "Html":
                put_in = value.startswith(APART) and not text.startswith(APART, start)
                self._lines.append((value.removeprefix(APART) if put_in else value, start))
            else:
                self._open_words(start)
                if kind == "Code":
                    self._children.append(Code(source, start, end, self._code(value, start, end)))
                elif kind == "InlineHtml":
                    self._children.append(Html(source, start, end, text[start:end]))
                    self._is_special = True
                elif kind == "TaskListMarker":
                    self._children.append(TaskMark(source, start, end, value))
                elif kind == "FootnoteReference":
                    self._children.append(FootnoteMark(source, start, end, label_of(value)))
        return self.body

    def _add_mark(self, name: str, start: int, end: int) -> None:
        if name == "Rule":
            self._close_words()
            self._children.append(Rule(self._source, start, end))
        else:
            self._open_words(start)
            self._children.append(Break(self._source, start, end, name == "HardBreak"))

    def _code(self, value: str, start: int, end: int) -> str:
        """What a code span shows; as in the source where preparation has changed it."""
        if "{{" not in value or value in self._source.text[start:end]:
            return value
        return self._source.text[start:end].strip("`").strip()

    # What begins and ends

    def _open_words(self, start: int) -> None:
        """Begin a paragraph where words stand right in a block: in an item whose parts no empty line separates."""
        if isinstance(self._node, Container):
            words = Paragraph(self._source, start, start, tight=True)
            self._push(words, words.children)

    def _close_words(self) -> None:
        if self._node.__class__ is Paragraph and self._node.tight:
            self._pop()

    def _push(self, node: Node, children: list[Any]) -> None:
        self._children.append(node)
        self._enter(node, children)

    def _enter(self, node: Node, children: list[Any]) -> None:
        self._stack.append((self._node, self._children))
        self._node, self._children = node, children

    def _pop(self) -> None:
        node = self._node
        self._node, self._children = self._stack.pop()
        finish = _FINISHES.get(node.__class__)
        if finish:
            finish(self, node)

    def _end(self) -> None:
        self._close_words()
        self._pop()

    def _start(self, name: str, details: Any, start: int, end: int) -> None:
        if name in _STYLES or name in ("Link", "Image"):
            self._open_words(start)
            self._start_inline(name, details, start, end)
            return
        self._close_words()
        made = _BLOCKS[name](self._source, start, end, details)
        if made.__class__ is CodeBlock:
            self._describe_code(made, details, start)
            self._in_code, self._lines = True, []
        elif name == "HtmlBlock":
            self._lines = []
        children = made.rows if isinstance(made, Table) else made.cells if isinstance(made, Row) else None
        self._push(made, children if children is not None else getattr(made, "children", []))

    def _start_inline(self, name: str, details: Any, start: int, end: int) -> None:
        source = self._source
        self._depth += 1
        if self._depth > INLINE_LIMIT:
            self.too_deep.append(Span(start, end - start))
            self._enter(Styled(source, start, end, ""), self._children)
        elif name in _STYLES:
            node = Styled(source, start, end, _STYLES[name])
            self._push(node, node.children)
        elif details["link_type"] in ("Autolink", "Email"):
            self._start_automatic(details, start, end)
        else:
            kind = Link if name == "Link" else Image
            target = clean_target(details["dest_url"])
            place = self._places.get(label_of(details["id"])) if details["id"] else None
            if place is not None:
                self.used.add(label_of(details["id"]))
            link = kind(source, start, end, target, place or Span(start), details["title"])
            self._push(link, link.children)

    def _start_automatic(self, details: Any, start: int, end: int) -> None:
        """`<https://example.org>`; `<IP:PORT>` and `<user@domain>` are placeholders, and text."""
        target, source = details["dest_url"], self._source
        is_mail = details["link_type"] == "Email"
        if is_mail:
            is_link, target = "." in target.partition("@")[2], f"mailto:{target}"
        else:
            is_link = "://" in target or target.partition(":")[0].lower() in SCHEMES
        if is_link:
            link = Link(source, start, end, target, Span(start + 1, end - start - 2), automatic=True)
            self._push(link, link.children)
        else:
            rest = target.partition(":")[2]
            advice = (
                ""
                if is_mail or rest.isdigit() or rest.isupper()
                else "write `<https://…>`, or put it between backticks"
            )
            self._children.append(RawTag(source, start, end, "", source.text[start:end], advice))
            self._enter(Styled(source, start, end, ""), [])

    def _describe_code(self, block: CodeBlock, details: Any, start: int) -> None:
        if details == "Indented":
            return
        text = self._source.text
        line_end = text.find("\n", start)
        line = text[start : line_end if line_end >= 0 else len(text)]
        info = line.lstrip(line[:1])
        block.fence = line[: len(line) - len(info)]
        found = _LANGUAGE.match(info)
        if found:
            block.language = found["language"].lower()
            rest, begin = found["rest"].rstrip(), start + len(block.fence) + found.start("rest")
            block.rest = Text(self._source, begin, begin + len(rest), rest) if rest else None

    # What is whole

    def _finish_words(self, node: Any) -> None:
        """Look into words that are whole for what the parser of CommonMark does not know."""
        if self._lines:
            node.children, self._lines = list(self._html_nodes()), []
            node.tight = True
            if not node.children:
                self._children.pop()
        if self._is_special:
            node.children = finished(node.children)
            node.attributes = take_list(node.children, own_line=isinstance(node, Paragraph))
            self._is_special = False
        if node.children and node.tight:
            node.start, node.end = node.children[0].start, node.children[-1].end

    def _finish_heading(self, node: Any) -> None:
        if self._is_special:
            node.children = finished(node.children)
            node.attributes = take_list(node.children)
            self._is_special = False

    def _finish_inline(self, node: Any) -> None:
        self._depth -= 1

    def _finish_link(self, node: Link) -> None:
        self._depth -= 1
        if node.place.start == node.start and not node.automatic:
            behind = node.children[-1].end if node.children else node.start + 1
            node.place = inline_place(self._source.text, behind, node.end)

    def _finish_code(self, node: CodeBlock) -> None:
        node.text = "".join(text for text, _ in self._lines)
        self._in_code, self._lines = False, []

    def _finish_row(self, node: Row) -> None:
        text = self._source.text
        end = text.find("\n", node.start)
        line_end = node.start + len(text[node.start : end if end >= 0 else len(text)].rstrip())
        node.written = sum(1 for cell in node.cells if cell.start < line_end)

    def _finish_table(self, node: Table) -> None:
        """Put behind the table what the parser leaves inside it beside the rows, once these have very many cells."""
        self._children += [child for child in node.rows if not isinstance(child, Row)]
        node.rows[:] = [child for child in node.rows if isinstance(child, Row)]

    def _html_nodes(self) -> Iterable[Node]:
        """The tags and texts of a block of HTML, which holds no Markdown."""
        whole = "".join(text for text, _ in self._lines)
        places = [start + rank for text, start in self._lines for rank in range(len(text))]
        for text, position, is_tag in parts(whole):
            begin, end = places[position], places[position + len(text) - 1] + 1
            if is_tag:
                self._is_special = True
                yield Html(self._source, begin, end, text)
            elif text.strip():
                yield Text(self._source, begin, end, text)


def label_of(text: str) -> str:
    """The form in which labels of definitions are compared."""
    return " ".join(text.split()).casefold()


def _aligned(details: Iterable[str]) -> tuple[str, ...]:
    return tuple("" if one == "None" else one.lower() for one in details)


_BLOCKS: dict[str, Callable[[SourceText, int, int, Any], Any]] = {
    "Paragraph": lambda source, start, end, _: Paragraph(source, start, end),
    "HtmlBlock": lambda source, start, end, _: Paragraph(source, start, end),
    "Heading": lambda source, start, end, details: Heading(source, start, end, int(details["level"][1])),
    "BlockQuote": lambda source, start, end, _: Quote(source, start, end),
    "List": lambda source, start, end, first: Listing(source, start, end, first=first),
    "Item": lambda source, start, end, _: Item(source, start, end),
    "CodeBlock": lambda source, start, end, _: CodeBlock(source, start, end),
    "Table": lambda source, start, end, details: Table(source, start, end, _aligned(details)),
    "TableHead": lambda source, start, end, _: Row(source, start, end),
    "TableRow": lambda source, start, end, _: Row(source, start, end),
    "TableCell": lambda source, start, end, _: Cell(source, start, end),
    "FootnoteDefinition": lambda source, start, end, label: Footnote(source, start, end, label=label_of(label)),
    "DefinitionList": lambda source, start, end, _: Definitions(source, start, end),
    "DefinitionListTitle": lambda source, start, end, _: Term(source, start, end),
    "DefinitionListDefinition": lambda source, start, end, _: Meaning(source, start, end),
}
"""The node that each kind of block becomes."""

_FINISHES: dict[type[Node], Callable[[TreeBuilder, Any], None]] = {
    Paragraph: TreeBuilder._finish_words,
    Heading: TreeBuilder._finish_heading,
    Cell: TreeBuilder._finish_heading,
    Term: TreeBuilder._finish_heading,
    Styled: TreeBuilder._finish_inline,
    Link: TreeBuilder._finish_link,
    Image: TreeBuilder._finish_link,
    CodeBlock: TreeBuilder._finish_code,
    Row: TreeBuilder._finish_row,
    Table: TreeBuilder._finish_table,
}
"""What is done with a node that is whole."""
