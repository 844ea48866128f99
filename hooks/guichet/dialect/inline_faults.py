"""Faults of running text: links, images, values, HTML and attributes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from guichet.diagnostics import did_you_mean
from guichet.dialect import nodes as n
from guichet.dialect.attributes import Attribute, AttributeList, author_id
from guichet.dialect.classes import ALLOWED, advice
from guichet.dialect.directives.registry import Known
from guichet.dialect.inlines import VALUE
from guichet.dialect.report import Report
from guichet.dialect.tags import is_html
from guichet.dialect.targets import refused_scheme
from guichet.source import Span, doubtful_entities

_SHOWN = 40
"""Characters of a tag that a message shows."""
_WITHIN = ("#", "mailto:", "tel:", "sms:")
"""Beginnings of targets that lead to no other web page, whatever the site."""
_LEFT = re.compile(
    r"(?P<link>\]\()|(?P<strong>\*\*)|(?P<comment><!--)|(?P<tag><(?:/?[A-Za-z][\w-]*(?=\s|$)|\?|!\[))"
    r"|(?P<address>(?<![\w./@])www\.[\w-]+\.[\w.-]*\w)"
)
"""What the parser of CommonMark left as text, and authors mean as a mark."""
_LINK = "write `[text](address)`, without a space or a line end in the address"
_STRONG = "write it right before the first and right behind the last word, or put a backslash before each `*`"
_INCLUDE = re.compile(r"\{!>[^{}\n]*!\}")
"""An include that is not read as a block, for it shares its line with other text or is refused."""
_OTHERS = "remove it: only classes, `#id`, and an image's `width`, `height` and `loading` are allowed"
_ADVICE = {
    "name": "begin its name with a letter, and go on with letters, digits and hyphens",
    "id": "begin its name with a letter, and go on with letters, digits and hyphens",
    "width": "write it behind an image, as a number of pixels or a percentage",
    "height": "write it behind an image, as a number of pixels or a percentage",
    "loading": "write it behind an image, as `lazy` or `eager`",
    "target": "remove it: a link that leaves the site is marked anyway",
}


class InlineFaults:
    """Checks the running text of one page."""

    def __init__(self, known: Known, taken: Iterable[str] = ()) -> None:
        """*taken* are ids that no author can give on this page."""
        self._values = known.values
        self._typed, self._typed_names = known.typed_pattern, known.typed
        self._ids = set(taken)
        self._in_link = False
        self._refused: set[str] = set()
        """The tags refused so far: their closing tags are not worth a second word."""
        self.notes: set[str] = set()
        """The labels of the footnotes that something refers to."""

    def check(self, nodes: Iterable[n.Node], report: Report) -> None:
        """Report what is wrong in *nodes*."""
        for node in nodes:
            _CHECKS[node.__class__](self, node, report)

    def attributes(self, given: AttributeList, tag: str, report: Report) -> None:
        """Report the attributes of a list that an element *tag* may not have, and ids that are given twice."""
        for attribute in given.attributes:
            span = Span(attribute.start, attribute.end - attribute.start)
            if not attribute.is_allowed(tag):
                _refuse(attribute, span, report)
            elif attribute.name == "id":
                self._claim(author_id(attribute.value), span, report)

    def _text(self, node: n.Text, report: Report) -> None:
        if not node.is_literal:
            for entity in doubtful_entities(node.source.text[node.start : node.end]):
                span = Span(node.start + entity.start, entity.end - entity.start)
                report(entity.code, span, name=entity.name)
            return
        text = node.text
        for found in self._typed.finditer(text) if self._typed else ():
            name = self._typed_names[found[0].casefold()]
            report("typed-value", _within(node, found), text=found[0], name=name)
        for found in _INCLUDE.finditer(text) if "{!" in text else ():
            report("include-inline", _within(node, found))
        if "<" in text or "](" in text or "**" in text or "www." in text:
            for found in _LEFT.finditer(text, int(node.escaped)):
                self._left(found, _within(node, found), report)

    def _left(self, found: re.Match[str], span: Span, report: Report) -> None:
        """Report what an author meant as a mark, and readers see."""
        match found.lastgroup:
            case "link":
                report("mark-unread", span, mark="](", suggestion=_LINK)
            case "strong":
                report("mark-unread", span, mark="**", suggestion=_STRONG)
            case "address" if not self._in_link:
                report("address-without-scheme", span, address=found[0])
            case "comment":
                report("html-refused", span, tag="<!--", suggestion="close the comment with `-->`")
            case "tag" if is_html(found[0]):
                report("html-refused", span, tag=found[0], suggestion="close it with `>`, or put it between backticks")

    def _value(self, node: n.Value, report: Report) -> None:
        start = node.source.text.find(node.name, node.start)
        self._name(node.name, Span(start, len(node.name)), report)

    def _name(self, name: str, span: Span, report: Report) -> None:
        if self._values is not None and name not in self._values:
            report("unknown-value", span, name=name, suggestion=did_you_mean(name, self._values))

    def _link(self, node: n.Link, report: Report) -> None:
        if isinstance(node, n.Image) and not node.children:
            report("alt-missing", node.place, target=node.target)
        if node.target in ("", "#"):
            report("link-empty", node.place)
        scheme = refused_scheme(node.target)
        if scheme:
            report("scheme-refused", node.place, scheme=scheme)
        if node.external_mark and node.target.lower().startswith(_WITHIN):
            report("external-internal", node.external_mark)
        if node.spaced_mark and not isinstance(node, n.Image):
            report("external-space", node.spaced_mark)
        for text in (node.target, node.title):
            for found in VALUE.finditer(text) if "{{" in text else ():
                self._name(found["name"], node.place, report)
        self._list(node, "img" if isinstance(node, n.Image) else "a", report)
        if not node.automatic:
            self._in_link = True
            self.check(node.children, report)
            self._in_link = False

    def _raw_tag(self, node: n.RawTag, report: Report) -> None:
        if not node.name and node.advice:
            report("mark-unread", node.span, mark=node.text, suggestion=node.advice)
        if not node.name or not node.advice:
            return
        if not node.text.startswith("</") or node.name not in self._refused:
            shown = node.text if len(node.text) <= _SHOWN else f"{node.text[:_SHOWN]}…"
            report("html-refused", node.span, tag=" ".join(shown.split()), suggestion=node.advice)
        self._refused.add(node.name)

    def _styled(self, node: n.Styled, report: Report) -> None:
        for attribute in node.html.attributes if node.html else ():
            span = Span(attribute.start, attribute.end - attribute.start)
            if attribute.safe_value is None:
                _refuse(attribute, span, report)
        if node.html:
            end = node.source.text.find(">", node.html.end) + 1
            for name in dict.fromkeys(one.safe_value for one in node.html.attributes if one.name in ("id", "name")):
                self._claim(name, Span(node.start, end - node.start), report)
        self._list(node, "span", report)
        self.check(node.children, report)

    def _code(self, node: n.Code, report: Report) -> None:
        self._list(node, "span", report)

    def _list(self, node: Any, tag: str, report: Report) -> None:
        if node.attributes is not None:
            self.attributes(node.attributes, tag, report)

    def _claim(self, name: str | None, span: Span, report: Report) -> None:
        """Take note of an id that an author gave; a second one of the same name is reported."""
        if name in self._ids:
            report("anchor-duplicate", span, name=name)
        if name:
            self._ids.add(name)

    def _note(self, node: n.FootnoteMark, report: Report) -> None:
        self.notes.add(node.label)

    def _nothing(self, node: n.Node, report: Report) -> None:
        """Nothing can be wrong with it."""


def _refuse(attribute: Attribute, span: Span, report: Report) -> None:
    name, suggestion = attribute.name, _ADVICE.get(attribute.name, _OTHERS)
    if name == "class":
        refused = next((one for one in attribute.value.split() if one not in ALLOWED), "")
        name, suggestion = f".{refused}", advice(refused)
    report("attribute-refused", span, name=name, suggestion=suggestion)


def _within(node: n.Text, found: re.Match[str]) -> Span:
    return Span(node.start + found.start(), found.end() - found.start())


_CHECKS: dict[type[n.Node], Callable[[InlineFaults, Any, Report], None]] = {
    n.Text: InlineFaults._text,
    n.Value: InlineFaults._value,
    n.Link: InlineFaults._link,
    n.Image: InlineFaults._link,
    n.RawTag: InlineFaults._raw_tag,
    n.Styled: InlineFaults._styled,
    n.Code: InlineFaults._code,
    n.Break: InlineFaults._nothing,
    n.TaskMark: InlineFaults._nothing,
    n.FootnoteMark: InlineFaults._note,
}
"""What checks each kind of inline node."""
