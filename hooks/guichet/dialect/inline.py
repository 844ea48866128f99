"""Inline processors: what stands within running text becomes elements."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import ClassVar, TypeAlias
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import INLINE_PLACEHOLDER_PREFIX, AtomicString, code_escape

from guichet.dialect.conversion import Conversions
from guichet.dialect.links import AUTOLINK, MAIL, clean_target, read_links, without_entities
from guichet.dialect.markup import Kind, Tag, read_tags
from guichet.dialect.plain import settled
from guichet.dialect.texts import as_written, attribute_value, collapsed, literal
from guichet.dialect.values import VALUE
from guichet.dialect.verbatim import verbatim_parts

Match: TypeAlias = tuple[Element | str | None, int | None, int | None]
"""What a processor answers: an element or a text, and the stretch of the data that it replaces."""
_NOTHING: Match = (None, None, None)


class VerbatimProcessor(InlineProcessor):
    """Code spans; and comments, which are left out."""

    def __init__(self, md: Markdown, conversions: Conversions) -> None:
        super().__init__("`|<!--", md)
        self._parts = conversions.lookahead(lambda text: {part.start: part for part in verbatim_parts(text)})

    def handleMatch(self, m: re.Match[str], data: str) -> Match:  # type: ignore[override]  # as in the base class
        """The code, or nothing for a comment."""
        found = self._parts.at(data, m.start())
        if not found:
            return _NOTHING
        part, shift = found
        if part.kind == "comment":
            return "", m.start(), part.end + shift
        code = Element("code")
        code.text = AtomicString(code_escape(part.code))
        return code, m.start(), part.end + shift


class LinkFormProcessor(InlineProcessor):
    """Links and images, but within a link images alone."""

    def __init__(self, md: Markdown, conversions: Conversions) -> None:
        super().__init__(r"!?\[", md)
        self._conversions = conversions
        self._forms = conversions.lookahead(lambda text: read_links(text, conversions.current.definitions))

    def handleMatch(self, m: re.Match[str], data: str) -> Match:  # type: ignore[override]  # as in the base class
        """The link or image, with the target that the author wrote."""
        found = self._forms.at(data, m.start())
        if not found:
            return _NOTHING
        form, shift = found
        begin, end = form.label[0] + shift, form.label[1] + shift
        if form.definition:
            target = form.definition.target
        else:
            assert form.target is not None  # or it would have a definition
            target = clean_target(as_written(data[form.target[0] + shift : form.target[1] + shift]))
        if form.is_image:
            element = Element("img", {"src": target, "alt": self._words(self._with_values(data[begin:end]))})
        else:
            element = Element("a", {"href": target})
            element.text = settled(data[begin:end])
        if form.title:
            element.set("title", self._words(form.title))
        return element, m.start(), form.end + shift

    def _with_values(self, text: str) -> str:
        """*text* with the values that stand in it."""
        value = self._conversions.current.context.value
        return VALUE.sub(lambda found: value(found["name"]) or found[0], text)

    def _words(self, text: str) -> str:
        """*text* for an attribute: without markup, and with the characters that its entities stand for."""
        return attribute_value(without_entities(collapsed(self.unescape(text))))


class ImageInLinkProcessor(LinkFormProcessor):
    """The images within a link."""

    ANCESTOR_EXCLUDES: ClassVar[Collection[str]] = ()

    def __init__(self, md: Markdown, conversions: Conversions) -> None:
        super().__init__(md, conversions)
        self.compiled_re = re.compile(r"!\[")


LinkFormProcessor.ANCESTOR_EXCLUDES = ("a",)


class AutolinkProcessor(InlineProcessor):
    """`<https://…>` and `<name@example.org>`."""

    ANCESTOR_EXCLUDES: ClassVar[Collection[str]] = ("a",)

    def __init__(self, md: Markdown) -> None:
        super().__init__(f"{AUTOLINK.pattern}|{MAIL.pattern}", md)

    def handleMatch(self, m: re.Match[str], data: str) -> Match:  # type: ignore[override]  # as in the base class
        """The link, whose words are its address."""
        address = m[1] or m[2]
        link = Element("a", {"href": clean_target(as_written(address)) if m[1] else f"mailto:{address}"})
        link.text = AtomicString(address)
        return link, m.start(), m.end()


class TagProcessor(InlineProcessor):
    """The few HTML tags that authors may write; the others become text.

    Python-Markdown looks for tags within a tag only by the processors that come after the one that found it. So this
    one comes several times, and tags may be nested as often.
    """

    def __init__(self, md: Markdown, conversions: Conversions) -> None:
        super().__init__("<", md)
        self._tags = conversions.lookahead(read_tags)

    def handleMatch(self, m: re.Match[str], data: str) -> Match:  # type: ignore[override]  # as in the base class
        """The element, or the tag as text."""
        found = self._tags.at(data, m.start())
        if not found:
            return _NOTHING
        tag, shift = found
        end = tag.end + shift
        match tag.kind:
            case Kind.BREAK:
                return Element("br"), m.start(), end
            case Kind.PAIR | Kind.ANCHOR:
                element = Element(tag.name, dict(_safe_attributes(tag)))
                if tag.closing:
                    element.text = data[end : tag.closing[0] + shift]
                    end = tag.closing[1] + shift
                return element, m.start(), end
        written = data[m.start() : end]
        return (literal(written), m.start(), end) if INLINE_PLACEHOLDER_PREFIX not in written else _NOTHING


def _safe_attributes(tag: Tag) -> Iterator[tuple[str, str]]:
    for attribute in tag.attributes:
        value = attribute.safe_value
        if value is not None:
            yield ("id" if attribute.name == "name" else attribute.name), attribute_value(value)


class ValueProcessor(InlineProcessor):
    """`{{ imap.incoming.host }}`."""

    def __init__(self, md: Markdown, conversions: Conversions) -> None:
        super().__init__(VALUE.pattern, md)
        self._conversions = conversions

    def handleMatch(self, m: re.Match[str], data: str) -> Match:  # type: ignore[override]  # as in the base class
        """The value, in which no markup is looked for; what was written, if there is none."""
        value = self._conversions.current.context.value(m["name"])
        return _NOTHING if value is None else (literal(value), m.start(), m.end())


class LineBreakProcessor(InlineProcessor):
    """Two spaces, or a backslash, at the end of a line."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(r"(?<! ) {2,}\n|\\\n", md)

    def handleMatch(self, m: re.Match[str], data: str) -> Match:  # type: ignore[override]  # as in the base class
        """The line break."""
        return Element("br"), m.start(), m.end()
