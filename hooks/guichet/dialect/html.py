"""HTML: what a tree becomes on a page. Each kind of node has a function; all text is escaped here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from guichet.dialect import nodes as n
from guichet.dialect.context import Context
from guichet.dialect.directives.registry import directive_named
from guichet.dialect.highlighting import Palette
from guichet.dialect.markup import Attributes, escape, tag
from guichet.dialect.plain import collapsed
from guichet.dialect.read import Tree
from guichet.model import fragment_of
from guichet.schema.words import Words

FORMER = "guichet-former"
"""The class of the empty elements by which a former name still leads to its place."""
TITLE_LEVEL = 1
"""The level of a page's title, which no heading of its text has."""
_CLOSED = frozenset({"details", "dl", "hr", "img", "input", "ol", "table", "ul"})
"""Elements that may not begin with a `<span>`: it stands before them."""

Write = Callable[["HtmlWriter", Any], None]
WRITERS: dict[type[n.Node], Write] = {}
"""What writes each kind of node."""
Function = TypeVar("Function", bound=Write)


def writes(*kinds: type[n.Node]) -> Callable[[Function], Function]:
    """Register the decorated function as what writes nodes of *kinds*."""

    def register(write: Function) -> Function:
        for kind in kinds:
            WRITERS[kind] = write
        return write

    return register


class HtmlWriter:
    """Writes one page, or one cell of a table."""

    def __init__(self, context: Context, words: Words, formers: Mapping[str, str] | None = None) -> None:
        """*formers* lead from what a place was called before to its present id."""
        self.context = context
        self.words = words
        self.images = 0
        """How many images have been shown so far."""
        self.tab_sets = 0
        self.in_link = False
        self.headings: list[tuple[int, str, str]] = []
        """Level, id and title of each heading, in reading order."""
        self.palette = Palette(())
        self.footnotes: dict[str, n.Footnote] = {}
        self.marks: list[str] = []
        """The labels of the footnotes that are referred to, by their numbers, which begin at 1."""
        self._numbers: dict[str, int] = {}
        self._formers: dict[str, list[str]] = {}
        for former, name in (formers or {}).items():
            self._formers.setdefault(name, []).append(former)
        self._out: list[str] = []
        self._ids: dict[str, int] = {}
        self._waiting: list[tuple[int, str, dict[str, str | None]]] = []
        """Elements whose authors gave them an id: where their tags go, their names and attributes."""
        self._titles: list[tuple[int, int, n.Heading, dict[str, str | None], str]] = []
        self._heard: list[str] | None = None

    # The whole

    def page(self, tree: Tree) -> str:
        """The HTML of *tree*."""
        self.footnotes = {one.label: one for one in tree.blocks if isinstance(one, n.Footnote)}
        self.palette = tree.palette
        self.blocks(tree.body.children)
        self._write_footnotes()
        self._settle_ids()
        return "".join(self._out).strip("\n")

    def cell(self, tree: Tree) -> str:
        """The HTML of *tree*, which holds running text alone."""
        for child in tree.body.children:
            self.inline(child.children)  # type: ignore[attr-defined]  # a text without blocks is paragraphs
        self._settle_ids()
        return "".join(self._out).strip()

    @property
    def anchors(self) -> frozenset[str]:
        """The ids that links may name."""
        return frozenset(self._ids)

    # What nodes and directives write

    def put(self, html: str) -> None:
        """Write *html*, which is safe."""
        self._out.append(html)

    def text(self, text: str) -> None:
        """Write *text*."""
        if self._heard is not None:
            self._heard.append(text)
        self._out.append(escape(text))

    def put_hidden(self, text: str) -> None:
        """Write *text*, which is no part of what its place says."""
        self._out.append(escape(text))

    def hear(self, text: str) -> None:
        """Take note of *text*, which stands for something that has no text of its own."""
        if self._heard is not None:
            self._heard.append(text)

    def node(self, node: n.Node) -> None:
        """Write *node*."""
        WRITERS[node.__class__](self, node)

    def inline(self, nodes: Iterable[n.Node]) -> None:
        """Write *nodes*, side by side."""
        for node in nodes:
            WRITERS[node.__class__](self, node)

    def blocks(self, nodes: Iterable[n.Node]) -> None:
        """Write *nodes*, one below the other."""
        for node in nodes:
            length = len(self._out)
            WRITERS[node.__class__](self, node)
            if len(self._out) > length:
                self._out.append("\n")

    def box(self, name: str, attributes: Attributes, nodes: Sequence[n.Node]) -> None:
        """Write an element that holds blocks."""
        self.open(name, attributes)
        if nodes:
            self.put("\n")
        self.blocks(nodes)
        self.put(f"</{name}>")

    def line(self, name: str, attributes: Attributes, nodes: Iterable[n.Node]) -> None:
        """Write an element that holds running text."""
        self.open(name, attributes)
        self.inline(nodes)
        self.put(f"</{name}>")

    def open(self, name: str, attributes: Attributes) -> None:
        """Write an opening tag. An id is given when those of the whole page are known."""
        if attributes.get("id"):
            self._waiting.append((len(self._out), name, dict(attributes)))
            self._out.append("")
        else:
            self._out.append(tag(name, attributes) if attributes else f"<{name}>")

    def as_written(self, quote: n.Quote) -> None:
        """Write *quote* as a plain quote, with its marker as text."""
        self.put("<blockquote>\n")
        if quote.marker:
            self.put("<p>")
            self.text(quote.source.text[quote.marker.start : quote.marker.end])
            self.put(" " if quote.marker.title else "")
            self.inline(quote.marker.title)
            self.put("</p>\n")
        self.blocks(quote.children)
        self.put("</blockquote>")

    def title(self, quote: n.Quote) -> None:
        """Write the words behind the marker of *quote*: its directive takes none, but none may be lost."""
        if quote.marker and quote.marker.title:
            self.line("p", {}, quote.marker.title)
            self.put("\n")

    def claim(self, wanted: str) -> str:
        """An id of its own for an element that should have the id *wanted*: a second one is called `wanted_1`."""
        name = wanted
        while name in self._ids:
            name = f"{wanted}_{self._ids[wanted]}"
            self._ids[wanted] += 1
        self._ids[name] = 1
        return name

    def listen(self) -> list[str]:
        """Hear the words that are written from now on."""
        heard: list[str] = []
        self._heard = heard
        return heard

    # Ids

    def heading(self, heading: n.Heading) -> None:
        """Write *heading*, whose id waits for those that authors chose."""
        given = given_attributes("h2", heading)
        begin = len(self._out)
        self._out.append("")
        heard = self.listen()
        self.inline(heading.children)
        self._heard = None
        words = collapsed("".join(heard))
        self._titles.append((begin, len(self._out), heading, given, words))
        self._out.append("")

    def _settle_ids(self) -> None:
        """Give the ids: first those that authors chose, then those made from the words of headings."""
        adopted = self._adopted()
        waiting = [one for one in self._waiting if one[0] not in adopted]
        waiting += [(index, "", given) for index, _, _, given, _ in self._titles if given.get("id")]
        for index, name, given in sorted(waiting, key=lambda one: one[0]):
            given["id"] = self.claim(given["id"] or "")
            self._out[index] = self._with_formers(name, given) if name else ""
        for begin, end, heading, given, words in self._titles:
            name = given["id"] = given.get("id") or self.claim(fragment_of(words))
            level = max(heading.level, TITLE_LEVEL + 1)
            self.headings.append((level, name, words))
            self._out[begin] = self._with_formers(f"h{level}", given)
            link = {"class": "headerlink", "href": f"#{name}", "title": self.words.interface["permalink"]}
            self._out[end] = f"{tag('a', link)}¶</a></h{level}>"

    def _adopted(self) -> set[int]:
        """The empty anchors in headings that are called as the heading itself would be: one of the two is enough."""
        adopted: set[int] = set()
        for begin, end, _, given, words in self._titles:
            for index, name, own in self._waiting if not given.get("id") else ():
                is_empty = begin < index < end and name == "a" and self._out[index + 1] == "</a>"
                if is_empty and own["id"] == fragment_of(words):
                    given["id"] = own["id"]
                    self._out[index + 1] = ""
                    adopted.add(index)
                    break
        return adopted

    def _with_formers(self, name: str, given: Attributes) -> str:
        """A tag with the elements by which former names of its id lead there."""
        spans = "".join(former_anchor(one) for one in self._formers.pop(given["id"] or "", ()))
        return f"{spans}{tag(name, given)}" if name in _CLOSED else f"{tag(name, given)}{spans}"

    # Footnotes

    def number_of(self, label: str) -> tuple[int, bool]:
        """The number of the footnote *label*, and whether nothing has referred to it before."""
        is_new = label not in self._numbers
        if is_new:
            self.marks.append(label)
            self._numbers[label] = len(self.marks)
        return self._numbers[label], is_new

    def _write_footnotes(self) -> None:
        if not self.marks:
            return
        self.put('<div class="footnote">\n<hr>\n<ol>\n')
        for number, label in enumerate(self.marks, start=1):  # a footnote may refer to another, which is written then
            self.put(f"{tag('li', {'id': self.claim(f'fn:{number}')})}\n")
            self.blocks(self.footnotes[label].children)
            back = {"class": "footnote-backref", "href": f"#fnref:{number}", "role": "doc-backlink"}
            back["aria-label"] = self.words.interface["footnote_back"]
            self.put(f"{tag('a', back)}↩</a></li>\n")
        self.put("</ol>\n</div>\n")


def former_anchor(name: str) -> str:
    """The empty element by which the former *name* leads to the element around it."""
    return tag("span", {"class": FORMER, "id": name}) + "</span>"


def given_attributes(name: str, node: Any) -> dict[str, str | None]:
    """The attributes that the author of *node*, which becomes an element *name*, gave it."""
    given: dict[str, str | None] = {}
    if node.attributes is not None:
        for key, value in node.attributes.given_to(name):
            given[key] = f"{given[key]} {value}" if key == "class" and key in given else value
    return given


# Running text


@writes(n.Text)
def _text(writer: HtmlWriter, node: n.Text) -> None:
    writer.text(node.text)


@writes(n.RawTag)
def _raw_tag(writer: HtmlWriter, node: n.RawTag) -> None:
    writer.text(node.text)


@writes(n.Code)
def _code(writer: HtmlWriter, node: n.Code) -> None:
    writer.open("code", given_attributes("code", node))
    writer.text(node.text)
    writer.put("</code>")


@writes(n.Break)
def _break(writer: HtmlWriter, node: n.Break) -> None:
    writer.put("<br>" if node.hard else "")
    writer.text("\n")


@writes(n.Value)
def _value(writer: HtmlWriter, node: n.Value) -> None:
    value = writer.context.value(node.name)
    writer.text(node.source.text[node.start : node.end] if value is None else value)


@writes(n.Styled)
def _styled(writer: HtmlWriter, node: n.Styled) -> None:
    given: dict[str, str | None] = dict(node.html.safe) if node.html else {}
    for key, value in given_attributes(node.tag, node).items():
        given[key] = f"{given[key]} {value}" if key == "class" and key in given else value
    writer.line(node.tag, given, node.children)


@writes(n.TaskMark)
def _task_mark(writer: HtmlWriter, node: n.TaskMark) -> None:
    words = writer.words.interface["task_done" if node.done else "task_open"]
    given = {"aria-label": words, "disabled": None, "type": "checkbox"}
    writer.put(tag("input", given | {"checked": None} if node.done else given) + " ")


@writes(n.FootnoteMark)
def _footnote_mark(writer: HtmlWriter, node: n.FootnoteMark) -> None:
    number, is_new = writer.number_of(node.label)
    name = writer.claim(f"fnref:{number}") if is_new else ""
    writer.put(tag("sup", {"id": name} if name else {}))
    writer.put(f"{tag('a', {'class': 'footnote-ref', 'href': f'#fn:{number}'})}{number}</a></sup>")


# Blocks


@writes(n.Paragraph)
def _paragraph(writer: HtmlWriter, node: n.Paragraph) -> None:
    if node.tight:
        writer.inline(node.children)
    elif node.children:
        writer.line("p", given_attributes("p", node) if node.attributes else {}, node.children)


@writes(n.Heading)
def _heading(writer: HtmlWriter, node: n.Heading) -> None:
    writer.heading(node)


@writes(n.Rule)
def _rule(writer: HtmlWriter, node: n.Rule) -> None:
    writer.put("<hr>")


@writes(n.CodeBlock)
def _code_block(writer: HtmlWriter, node: n.CodeBlock) -> None:
    writer.put(writer.palette.highlighted(node.text, node.language))


@writes(n.Table)
def _table(writer: HtmlWriter, node: n.Table) -> None:
    head, *rows = node.rows
    writer.put("<table>\n<thead>\n")
    _row(writer, "th", head, node.alignments)
    writer.put("</thead>\n<tbody>\n" if rows else "</thead>\n")
    for row in rows:
        _row(writer, "td", row, node.alignments)
    writer.put("</tbody>\n</table>" if rows else "</table>")


def _row(writer: HtmlWriter, name: str, row: n.Row, alignments: Sequence[str]) -> None:
    writer.put("<tr>\n")
    for cell, alignment in zip(row.cells, alignments, strict=False):
        given = given_attributes(name, cell)
        if alignment:
            given["align"] = alignment
        writer.line(name, given, cell.children)
        writer.put("\n")
    writer.put("</tr>\n")


@writes(n.Quote)
def _quote(writer: HtmlWriter, node: n.Quote) -> None:
    directive = directive_named(node.marker.name) if node.marker else None
    if directive:
        directive.write(node, writer)
    else:
        writer.as_written(node)


@writes(n.Listing)
def _listing(writer: HtmlWriter, node: n.Listing) -> None:
    given = {} if node.first in (None, 1) else {"start": str(node.first)}
    writer.box("ul" if node.first is None else "ol", given, node.children)


@writes(n.Item, n.Meaning)
def _item(writer: HtmlWriter, node: n.Container) -> None:
    name = "li" if isinstance(node, n.Item) else "dd"
    writer.put(f"<{name}>")
    behind_words = not node.children
    for child in node.children:
        is_words = isinstance(child, n.Paragraph) and child.tight
        if not behind_words and not is_words:
            writer.put("\n")
        writer.node(child)
        behind_words = is_words
    writer.put(f"</{name}>" if behind_words else f"\n</{name}>")


@writes(n.Details)
def _details(writer: HtmlWriter, node: n.Details) -> None:
    writer.put("<details open>\n" if node.open else "<details>\n")
    writer.put("<summary>")
    if node.title:
        writer.inline(node.title)
    else:
        writer.text(writer.words.interface["details"])
    writer.put("</summary>\n")
    writer.blocks(node.children)
    writer.put("</details>")


@writes(n.Included)
def _included(writer: HtmlWriter, node: n.Included) -> None:
    for index, child in enumerate(node.children):
        writer.put("\n" if index else "")
        writer.node(child)


@writes(n.Footnote)
def _footnote(writer: HtmlWriter, node: n.Footnote) -> None:
    """Footnotes stand at the end of the page."""


@writes(n.Definitions)
def _definitions(writer: HtmlWriter, node: n.Definitions) -> None:
    writer.box("dl", {}, node.children)


@writes(n.Term)
def _term(writer: HtmlWriter, node: n.Term) -> None:
    writer.line("dt", {}, node.children)
