"""Twins: what a tree becomes as plain Markdown, for people who copy it and for programs that read it.

No directive and no value is left in it, and no character of a text can be taken for a mark.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from guichet.dialect import nodes as n
from guichet.dialect.context import Context
from guichet.dialect.directives.registry import directive_named
from guichet.dialect.plain import collapsed, with_values, words_of
from guichet.dialect.read import Tree
from guichet.dialect.targets import refused_scheme
from guichet.schema.words import Words

_MARK = re.compile(r"[\\`*\[\]<]|~~|&(?=#?\w+;)|(?<!\w)_|_(?!\w)")
_BEGINS = re.compile(r"^([ \t]*)(?:([#>+=~-])|(\d{1,9})([.)]))", re.MULTILINE)
"""What a line begins with that could be taken for the mark of a block."""
_WRITTEN = {"<": "&lt;", "&": "&amp;"}
"""Those of them that some programs take for a mark behind a backslash, too."""
_ENCODED = {ord(mark): f"%{ord(mark):02X}" for mark in ' "<>\\^`{|}\n'}
"""What no address holds as it is; browsers write it like this, too."""
_PLAIN_TARGET = re.compile(r"[^\s()<>\\]*")

Inline = Callable[["TwinWriter", Any], str]
Block = Callable[["TwinWriter", Any], None]
Function = TypeVar("Function", bound=Callable[..., Any])
_INLINES: dict[type[n.Node], Inline] = {}
_BLOCKS: dict[type[n.Node], Block] = {}


def _writes(registry: dict[type[n.Node], Any], *kinds: type[n.Node]) -> Callable[[Function], Function]:
    def register(write: Function) -> Function:
        registry.update(dict.fromkeys(kinds, write))
        return write

    return register


def escaped(text: str) -> str:
    """*text* in one line, with a backslash before each character that Markdown could take for a mark."""
    return _MARK.sub(lambda found: _WRITTEN.get(found[0], f"\\{found[0]}"), text.replace("\n", " "))


def code(text: str) -> str:
    """*text* as a code span."""
    if "`" not in text:
        return f"`{text}`"
    longest = max(len(run) for run in re.findall("`+", text))
    ticks = "`" * (longest + 1)
    return f"{ticks} {text} {ticks}"


def link(words: str, target: str, title: str = "") -> str:
    """A link that says *words*, which are Markdown."""
    target = target.translate(_ENCODED)
    if not _PLAIN_TARGET.fullmatch(target):
        target = f"<{target}>"
    told = escaped(title).replace('"', '\\"')
    return f'[{words}]({target} "{told}")' if title else f"[{words}]({target})"


class TwinWriter:
    """Writes one page, or one cell of a table, as Markdown."""

    def __init__(self, context: Context, words: Words) -> None:
        self.context = context
        self.words = words
        self._parts: list[str] = []
        self._in_table = False

    def page(self, tree: Tree) -> str:
        """The Markdown of *tree*."""
        self.blocks(tree.body.children)
        for note in (one for one in tree.blocks if isinstance(one, n.Footnote)):
            with self.inside("    "):
                self.blocks(note.children)
            self._parts[-1] = f"[^{note.label}]: {self._parts[-1].lstrip()}"
        return "\n\n".join(self._parts)

    def cell(self, tree: Tree) -> str:
        """The Markdown of *tree*, running text in a cell of a table."""
        self._in_table = True
        return "".join(self.inline(child.children) for child in tree.body.children)  # type: ignore[attr-defined]

    def blocks(self, nodes: Iterable[n.Node]) -> None:
        """Write *nodes*, one below the other."""
        for node in nodes:
            _BLOCKS[node.__class__](self, node)

    def inline(self, nodes: Iterable[n.Node]) -> str:
        """The Markdown of *nodes*, side by side."""
        return "".join(_INLINES[node.__class__](self, node) for node in nodes)

    def text(self, text: str) -> str:
        """*text*, escaped."""
        text = escaped(text)
        return text.replace("|", "\\|").replace("\n", " ") if self._in_table else text

    def raw(self, markdown: str) -> None:
        """Write *markdown*, a block."""
        if markdown:
            self._parts.append(markdown)

    def paragraph(self, nodes: Iterable[n.Node]) -> None:
        """Write *nodes* as a paragraph."""
        self.raw(_BEGINS.sub(_unmarked, self.inline(nodes).strip()))

    def strong(self, nodes: Sequence[n.Node], default: str = "") -> None:
        """Write a line in strong letters: the words of *nodes*, or the *default* text."""
        words = words_of(nodes, self.context.value) or default
        self.raw(f"**{self.text(words)}**" if words else "")

    def title(self, quote: n.Quote) -> None:
        """Write the words behind the marker of a directive that takes none."""
        if quote.marker and quote.marker.title:
            self.paragraph(quote.marker.title)

    def quoted(self, quote: n.Quote) -> None:
        """Write *quote* as a plain quote, with its marker as text."""
        with self.inside("> "):
            if quote.marker:
                written = self.text(quote.source.text[quote.marker.start : quote.marker.end])
                self.raw(f"{written} {self.inline(quote.marker.title)}".strip())
            self.blocks(quote.children)

    def item(self, nodes: Sequence[n.Node], mark: str = "- ", *, tight: bool = False) -> None:
        """Write *nodes* as an item of a list."""
        with self.inside(" " * len(mark), "\n" if tight else "\n\n"):
            self.blocks(nodes)
        self._parts[-1] = f"{mark}{self._parts[-1].lstrip()}".rstrip()

    @contextmanager
    def inside(self, prefix: str, between: str = "\n\n") -> Iterator[None]:
        """Write what is written meanwhile as one block, each line of which begins with *prefix*."""
        parts, self._parts = self._parts, []
        yield
        lines = between.join(self._parts).split("\n")
        self._parts = [*parts, "\n".join(f"{prefix}{line}".rstrip() for line in lines)]

    def address(self, node: n.Link) -> str | None:
        """Where *node* leads from anywhere; `None` where it may not lead."""
        target = with_values(node.target, self.context.value)
        if refused_scheme(target):
            return None
        ask = self.context.image if isinstance(node, n.Image) else self.context.link
        return self.context.complete(ask(target, node.source, node.place).href)

    def words_of_title(self, node: n.Link) -> str:
        """The title of *node*, with its values."""
        return collapsed(with_values(node.title, self.context.value))


def _unmarked(found: re.Match[str]) -> str:
    return f"{found[1]}\\{found[2]}" if found[2] else f"{found[1]}{found[3]}\\{found[4]}"


# Running text


@_writes(_INLINES, n.Text, n.RawTag)
def _text(writer: TwinWriter, node: Any) -> str:
    return writer.text(node.text)


@_writes(_INLINES, n.Code)
def _code(writer: TwinWriter, node: n.Code) -> str:
    return code(node.text.replace("|", "\\|") if writer._in_table else node.text)


@_writes(_INLINES, n.Break)
def _break(writer: TwinWriter, node: n.Break) -> str:
    if writer._in_table:
        return ", " if node.hard else " "
    return "\\\n" if node.hard else "\n"


@_writes(_INLINES, n.Value)
def _value(writer: TwinWriter, node: n.Value) -> str:
    value = writer.context.value(node.name)
    return writer.text(node.source.text[node.start : node.end] if value is None else value)


@_writes(_INLINES, n.Styled)
def _styled(writer: TwinWriter, node: n.Styled) -> str:
    words = writer.inline(node.children)
    marks = {"em": "*", "strong": "**", "del": "~~", "i": "*", "b": "**", "s": "~~"}.get(node.tag, "")
    return f"{marks}{words}{marks}" if words.strip() else words


@_writes(_INLINES, n.Link)
def _link(writer: TwinWriter, node: n.Link) -> str:
    address, words = writer.address(node), writer.inline(node.children)
    if address is None:
        return words
    if not words.strip():
        found = writer.context.link(with_values(node.target, writer.context.value), node.source, node.place)
        words = writer.text(writer.context.title(found) or address)
    return link(words, address, writer.words_of_title(node))


@_writes(_INLINES, n.Image)
def _image(writer: TwinWriter, node: n.Image) -> str:
    address, words = writer.address(node), collapsed(writer.inline(node.children))
    return words if address is None else f"!{link(words, address, writer.words_of_title(node))}"


@_writes(_INLINES, n.TaskMark)
def _task_mark(writer: TwinWriter, node: n.TaskMark) -> str:
    return "[x] " if node.done else "[ ] "


@_writes(_INLINES, n.FootnoteMark)
def _footnote_mark(writer: TwinWriter, node: n.FootnoteMark) -> str:
    return f"[^{node.label}]"


# Blocks


@_writes(_BLOCKS, n.Paragraph)
def _paragraph(writer: TwinWriter, node: n.Paragraph) -> None:
    writer.paragraph(node.children)


@_writes(_BLOCKS, n.Heading)
def _heading(writer: TwinWriter, node: n.Heading) -> None:
    words = writer.inline(node.children).replace("\n", " ").strip()
    writer.raw(f"{'#' * max(2, node.level)} {words}")


@_writes(_BLOCKS, n.Rule)
def _rule(writer: TwinWriter, node: n.Rule) -> None:
    writer.raw("---")


@_writes(_BLOCKS, n.CodeBlock)
def _code_block(writer: TwinWriter, node: n.CodeBlock) -> None:
    longest = max((len(run) for run in re.findall("`{3,}", node.text)), default=2)
    fence = "`" * (longest + 1)
    text = node.text if node.text.endswith("\n") or not node.text else f"{node.text}\n"
    writer.raw(f"{fence}{node.language}\n{text}{fence}")


@_writes(_BLOCKS, n.Table)
def _table(writer: TwinWriter, node: n.Table) -> None:
    writer._in_table = True
    rows = [[writer.inline(cell.children).strip() for cell in row.cells] for row in node.rows]
    writer._in_table = False
    dashes = {"": "---", "left": ":--", "center": ":-:", "right": "--:"}
    lines = [rows[0], [dashes[one] for one in node.alignments], *rows[1:]]
    writer.raw("\n".join(f"| {' | '.join(cells)} |" for cells in lines))


@_writes(_BLOCKS, n.Quote)
def _quote(writer: TwinWriter, node: n.Quote) -> None:
    directive = directive_named(node.marker.name) if node.marker else None
    if directive:
        directive.write_twin(node, writer)
    else:
        writer.quoted(node)


@_writes(_BLOCKS, n.Listing)
def _listing(writer: TwinWriter, node: n.Listing) -> None:
    tight = not any(isinstance(one, n.Paragraph) and not one.tight for item in node.children for one in _children(item))
    with writer.inside("", "\n" if tight else "\n\n"):
        for rank, item in enumerate(node.children):
            mark = "- " if node.first is None else f"{node.first + rank}. "
            writer.item(_children(item), mark, tight=tight)


def _children(node: n.Node) -> list[n.Node]:
    return node.children if isinstance(node, n.Container) else []


@_writes(_BLOCKS, n.Details)
def _details(writer: TwinWriter, node: n.Details) -> None:
    writer.strong(node.title, writer.words.interface["details"])
    writer.blocks(node.children)


@_writes(_BLOCKS, n.Included)
def _included(writer: TwinWriter, node: n.Included) -> None:
    writer.blocks(node.children)


@_writes(_BLOCKS, n.Footnote)
def _footnote(writer: TwinWriter, node: n.Footnote) -> None:
    """Footnotes stand at the end of the page."""


@_writes(_BLOCKS, n.Definitions)
def _definitions(writer: TwinWriter, node: n.Definitions) -> None:
    for child in node.children:
        if isinstance(child, n.Term):
            writer.strong(child.children)
        else:
            writer.blocks(_children(child))
