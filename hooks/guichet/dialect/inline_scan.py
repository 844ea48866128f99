"""The inline scan: what is wrong within running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from guichet.diagnostics import did_you_mean
from guichet.dialect.attributes import (
    Attribute,
    AttributeList,
    author_id,
    list_at_end,
    list_on_last_line,
    read_attributes,
)
from guichet.dialect.classes import ALLOWED, advice
from guichet.dialect.directives import Known
from guichet.dialect.found_links import FoundLink, LinkedText
from guichet.dialect.links import refused_scheme
from guichet.dialect.markup import Kind, Tag, read_tags
from guichet.dialect.report import Report, unreported
from guichet.dialect.runs import Run
from guichet.dialect.values import VALUE
from guichet.dialect.verbatim import CODE_MASK
from guichet.source import Span, doubtful_entities

_SHOWN = 40
"""Characters of a tag that a message shows."""
_WITHIN = ("#", "mailto:", "tel:", "sms:")
"""Beginnings of targets that lead to no other web page, whatever the site."""
_REFERENCE = re.compile(r"\[(?P<words>[^\[\]]+)\]\[(?P<label>[^\[\]]*)\]")
_INCLUDE = re.compile(r"\{!>[^{}\n]*!\}")
"""An include that is not read as a block, for it shares its line with other text or is refused."""


class InlineScan:
    """Checks the runs of one page."""

    def __init__(self, known: Known, taken: Iterable[str] = ()) -> None:
        """*taken* are ids that no author can give on this page."""
        self._values = known.values
        self._typed, self._typed_names = known.typed_pattern, known.typed
        self._report: Report = unreported
        self._ids = set(taken)
        self._refused: set[str] = set()
        """The tags refused so far: their closing tags are not worth a second word."""

    def check(self, text: LinkedText, report: Report) -> None:
        """Report what is wrong in *text*."""
        self._report = report
        for link in text.links:
            self._check_link(link)
        self._check_values(text)
        self.check_words(text.words, text.run, report)
        for entity in doubtful_entities(text.masked):
            report(entity.code, text.run.span(entity.start, entity.end), name=entity.name)
        for found in _REFERENCE.finditer(text.words) if "][" in text.words else ():
            name = "label" if found["label"] else "words"
            self._report("reference-undefined", text.run.span(*found.span(name)), label=found[name])
        for found in _INCLUDE.finditer(text.words) if "{!" in text.words else ():
            self._report("include-inline", text.run.span(*found.span()))
        for tag in read_tags(text.words).values():
            self._check_tag(tag, text)
        for tag_name, given in _lists(text):
            for attribute in given.attributes:
                self._check_attribute(attribute, tag_name, text)

    def _check_link(self, link: FoundLink) -> None:
        if link.is_image and not link.words:
            self._report("alt-missing", link.span, target=link.target)
        if link.target in ("", "#"):
            self._report("link-empty", link.span)
        scheme = refused_scheme(link.target)
        if scheme:
            self._report("scheme-refused", link.span, scheme=scheme)
        if link.external_mark and link.target.lower().startswith(_WITHIN):
            self._report("external-internal", link.external_mark)
        if link.spaced_mark:
            self._report("external-space", link.spaced_mark)

    def _check_values(self, text: LinkedText) -> None:
        for start, words in ((0, text.words), *text.alternatives):
            for found in VALUE.finditer(words):
                if self._values is not None and found["name"] not in self._values:
                    suggestion = did_you_mean(found["name"], self._values)
                    span = text.run.span(start + found.start("name"), start + found.end("name"))
                    self._report("unknown-value", span, name=found["name"], suggestion=suggestion)

    def check_words(self, words: str, run: Run, report: Report) -> None:
        """Hint at what is typed out in *words*, of *run*, and stands in the data file: one change there reaches all."""
        for found in self._typed.finditer(words) if self._typed else ():
            name = self._typed_names[found[0].casefold()]
            report("typed-value", run.span(*found.span()), text=found[0], name=name)

    def _check_tag(self, tag: Tag, text: LinkedText) -> None:
        if tag.kind is Kind.REFUSED:
            written = text.run.text[tag.start : tag.end]
            if not written.startswith("</") or tag.name not in self._refused:
                shown = written if len(written) <= _SHOWN else f"{written[:_SHOWN]}…"
                span = text.run.span(tag.start, tag.end)
                self._report("html-refused", span, tag=" ".join(shown.split()), suggestion=tag.advice)
            self._refused.add(tag.name)
        elif tag.kind is not Kind.BREAK:
            for attribute in tag.attributes:
                span = text.run.span(attribute.start, attribute.end)
                if attribute.safe_value is None:
                    self._refuse(attribute.name, attribute.value, span)
            for name in dict.fromkeys(a.safe_value for a in tag.attributes if a.name in ("id", "name")):
                self._claim(name, text.run.span(tag.start, tag.end))

    def _check_attribute(self, attribute: Attribute, tag_name: str, text: LinkedText) -> None:
        span = text.run.span(attribute.start, attribute.end)
        if not attribute.is_allowed(tag_name):
            self._refuse(attribute.name, attribute.value, span)
        elif attribute.name == "id":
            self._claim(author_id(attribute.value), span)

    def _claim(self, name: str | None, span: Span) -> None:
        """Take note of an id that an author gave; a second one of the same name is reported."""
        if name in self._ids:
            self._report("anchor-duplicate", span, name=name)
        if name:
            self._ids.add(name)

    def _refuse(self, name: str, value: str, span: Span) -> None:
        if name == "class":
            refused = next((one for one in value.split() if one not in ALLOWED), "")
            self._report("attribute-refused", span, name=f".{refused}", suggestion=advice(refused))
        else:
            self._report("attribute-refused", span, name=name, suggestion=_ADVICE.get(name, _OTHERS))


_OTHERS = "remove it: only classes, `#id`, and an image's `width`, `height` and `loading` are allowed"
_ADVICE = {
    "id": "begin its name with a letter, and go on with letters, digits and hyphens",
    "name": "begin its name with a letter, and go on with letters, digits and hyphens",
    "width": "write it behind an image, as a number of pixels or a percentage",
    "height": "write it behind an image, as a number of pixels or a percentage",
    "loading": "write it behind an image, as `lazy` or `eager`",
    "target": "remove it: a link that leaves the site is marked anyway",
}


def _lists(text: LinkedText) -> Iterator[tuple[str, AttributeList]]:
    """The attribute lists of *text*, each with the element that it belongs to."""
    if "{" not in text.words:
        return
    tags = {end: "img" if link.is_image else "a" for end, link in text.ends}
    last = list_at_end(text.masked) if text.run.ends_block else list_on_last_line(text.masked)
    for brace in re.finditer(r"\{", text.words):
        position = brace.start()
        given = read_attributes(text.masked, position)
        if given is None:
            continue
        before = text.masked[position - 1] if position else ""
        if position in tags:
            yield tags[position], given
        elif before and before in f"{CODE_MASK}*_>":
            yield "span", given
        elif last and last.start == position:
            yield "p", given
