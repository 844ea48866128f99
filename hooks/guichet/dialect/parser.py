"""The parser: the dialect as an extension of Python-Markdown, and the HTML that comes of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.treeprocessors import UnescapeTreeprocessor
from markupsafe import Markup

from guichet.dialect.attribute_processor import AttributeProcessor
from guichet.dialect.context import Context
from guichet.dialect.conversion import Conversion, Conversions
from guichet.dialect.element_builder import ElementBuilder
from guichet.dialect.emphasis import EmphasisProcessor
from guichet.dialect.heading_processor import HeadingProcessor
from guichet.dialect.headings import Heading, outline
from guichet.dialect.inline import (
    AutolinkProcessor,
    ImageInLinkProcessor,
    LineBreakProcessor,
    LinkFormProcessor,
    TagProcessor,
    ValueProcessor,
    VerbatimProcessor,
)
from guichet.dialect.link_processor import LinkProcessor
from guichet.dialect.plain import settle_long
from guichet.dialect.reading import Reading
from guichet.dialect.texts import without_controls
from guichet.dialect.verbatim import ESCAPABLE
from guichet.schema.limits import Limits
from guichet.schema.words import Words

_ANY_TEXT = "-"
"""What Python-Markdown is given to convert: it makes nothing of an empty text."""
_TAG_DEPTH = 4
"""How deep HTML tags may be nested."""


@dataclass(frozen=True, slots=True)
class Converted:
    """A text as HTML."""

    html: str
    headings: tuple[Heading, ...]
    """The outline: the highest headings, each with those below it."""
    anchors: frozenset[str]
    """The ids that links may name."""


class DialectProcessor(BlockProcessor):
    """Builds the blocks of a whole text, in the place of all block processors of Python-Markdown."""

    def __init__(self, parser: BlockParser, conversions: Conversions, words: Words, limits: Limits) -> None:
        super().__init__(parser)
        self._conversions = conversions
        self._limits = limits
        self._builder = ElementBuilder(parser.md, conversions, words)

    def test(self, parent: Element, block: str) -> bool:
        """Every block is one of the dialect's."""
        return True

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Build the blocks of the reading. Python-Markdown's own are of no account."""
        blocks.clear()
        conversion = self._conversions.current
        body, conversion.body = conversion.body, None
        if body is not None:
            self._builder.forget()
            self._builder.build(parent, body)
            settle_long(parent, self._limits.paragraph)


class DialectExtension(Extension):
    """The dialect. What Python-Markdown knows by itself is left out, but for escapes and the serializer."""

    def __init__(self, words: Words, conversions: Conversions, limits: Limits) -> None:
        super().__init__()
        self._limits = limits
        self._words = words
        self._conversions = conversions

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the dialect's processors."""
        self._register_blocks(md)
        self._register_inlines(md)
        self._register_tree(md)

    def _register_blocks(self, md: Markdown) -> None:
        for name in ("normalize_whitespace", "html_block"):
            md.preprocessors.deregister(name)
        blocks = md.parser.blockprocessors
        for name in ("empty", "indent", "code", "hashheader", "setextheader", "hr", "olist", "ulist", "quote"):
            blocks.deregister(name)
        for name in ("reference", "paragraph"):
            blocks.deregister(name)
        processor = DialectProcessor(md.parser, self._conversions, self._words, self._limits)
        blocks.register(processor, "dialect", 100)

    def _register_inlines(self, md: Markdown) -> None:
        md.ESCAPED_CHARS = list(ESCAPABLE)
        inline = md.inlinePatterns
        for name in ("reference", "image_link", "image_reference", "short_reference", "short_image_ref"):
            inline.deregister(name)
        for name in ("automail", "html", "entity"):
            inline.deregister(name)
        inline.register(VerbatimProcessor(md, self._conversions), "backtick", 190)
        inline.register(LinkFormProcessor(md, self._conversions), "link", 170)
        inline.register(ImageInLinkProcessor(md, self._conversions), "image_in_link", 165)
        inline.register(AutolinkProcessor(md), "autolink", 160)
        inline.register(ValueProcessor(md, self._conversions), "value", 155)
        for depth in range(_TAG_DEPTH):
            inline.register(TagProcessor(md, self._conversions), f"tag_{depth}", 150 - depth)
        inline.register(LineBreakProcessor(md), "linebreak", 140)
        inline.register(EmphasisProcessor(md, self._conversions), "em_strong", 60)

    def _register_tree(self, md: Markdown) -> None:
        tree = md.treeprocessors
        tree.register(AttributeProcessor(md), "attributes", 18)
        tree.register(UnescapeTreeprocessor(md), "unescape", 16)
        tree.register(LinkProcessor(md, self._conversions, self._words), "links", 14)
        tree.register(HeadingProcessor(md, self._conversions, self._words), "headings", 12)


class Parser:
    """Turns texts of the dialect into HTML, for readers of one language. One text at a time."""

    def __init__(self, words: Words, limits: Limits) -> None:
        self._conversions = Conversions()
        self._limits = limits
        extension = DialectExtension(words, self._conversions, limits)
        self._text = Markdown(extensions=[extension], output_format="html")
        # A page's tables are drawn while the page is being converted, so that their cells need a parser of their own.
        self._cell_conversions = Conversions()
        extension = DialectExtension(words, self._cell_conversions, limits)
        self._cells = Markdown(extensions=[extension], output_format="html")

    def convert(self, reading: Reading, context: Context, taken: Iterable[str] = ()) -> Converted:
        """The HTML of *reading*; *taken* are the ids that other parts of its page have."""
        conversion = Conversion(context, reading.definitions, reading.palette, reading.body)
        for name in taken:
            conversion.claim(name)
        self._conversions.begin(conversion)
        try:
            html = self._text.reset().convert(_ANY_TEXT)
        finally:
            self._conversions.begin(None)
        return Converted(html, outline(conversion.headings), conversion.anchors)

    def inline(self, text: str, context: Context) -> Markup:
        """The HTML of *text*, a cell of a table: what stands within running text, without blocks."""
        self._cell_conversions.begin(Conversion(context))
        md = self._cells.reset()
        root = Element("div")
        SubElement(root, "span").text = without_controls(text).strip()
        settle_long(root, self._limits.paragraph)
        try:
            for processor in md.treeprocessors:
                processor.run(root)
            html = md.serializer(root[0])
            for postprocessor in md.postprocessors:
                html = postprocessor.run(html)
        finally:
            self._cell_conversions.begin(None)
        return Markup(html.strip().removeprefix("<span>").removesuffix("</span>"))
