"""XML: the elements of a sitemap or a feed, each with its offset."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from guichet.diagnostics import ContentError
from guichet.source import SourceText, Span


@dataclass(slots=True)
class XmlElement:
    """One element."""

    name: str
    """Its namespace and name, separated by a space; only its name if it has no namespace."""
    attributes: dict[str, str]
    source: SourceText
    start: int
    """Offset of its start tag."""
    text: str = ""
    """Its direct text, stripped."""
    _texts: list[str] = field(default_factory=list)
    _text_start: int | None = None

    @property
    def local_name(self) -> str:
        """Its name without the namespace."""
        return self.name.rpartition(" ")[2]

    def span_of(self, attribute: str) -> Span:
        """The span of an *attribute*'s value."""
        value = self.attributes[attribute]
        return Span(max(self.start, self.source.text.find(value, self.start)), max(1, len(value)))

    @property
    def text_span(self) -> Span:
        """The span of its text, or of its start tag if it has none."""
        return Span(self.start if self._text_start is None else self._text_start, max(1, len(self.text)))


def elements(source: SourceText, code: str) -> list[XmlElement]:
    """The elements of *source* in the order of their end tags.

    Raises:
        ContentError: it is not well-formed XML. *code* is the code of that diagnostic.
    """
    reader = _Reader(source)
    try:
        reader.parser.Parse(source.text, True)
    except expat.ExpatError as error:
        span = Span(source.line_start(error.lineno) + error.offset)
        raise ContentError([source.diagnostic(code, span, problem=expat.ErrorString(error.code))]) from None
    return reader.elements


class _Reader:
    """Gathers elements while the XML is parsed."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.elements: list[XmlElement] = []
        self._open: list[XmlElement] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.CharacterDataHandler = self._read
        self.parser.EndElementHandler = self._end

    def _place(self) -> int:
        return self.source.line_start(self.parser.CurrentLineNumber) + self.parser.CurrentColumnNumber

    def _start(self, name: str, attributes: dict[str, Any]) -> None:
        self._open.append(XmlElement(name, attributes, self.source, self._place()))

    def _read(self, text: str) -> None:
        element = self._open[-1]
        if element._text_start is None:
            bare = text.lstrip()
            if not bare:
                return
            element._text_start = self._place() + len(text) - len(bare)
        element._texts.append(text)

    def _end(self, name: str) -> None:
        element = self._open.pop()
        element.text = "".join(element._texts).strip()
        self.elements.append(element)
