"""The extension of Python-Markdown: `markdown.markdown(text, extensions=["guichet.markdown"])` reads the dialect.

Python-Markdown's own readers are left out: the text is read into a tree, and the tree is written.
"""

from __future__ import annotations

import re
from typing import Any

from markdown import Markdown
from markdown.blockprocessors import ParagraphProcessor
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.util import Registry

from guichet.dialect.context import Alone
from guichet.dialect.headings import Heading, outline
from guichet.dialect.html import HtmlWriter
from guichet.dialect.read import read_text
from guichet.schema.words import words_in
from guichet.source import SourceText

_LINE_END = re.compile(r"\r\n?")


class DialectExtension(Extension):
    """The dialect, for texts that stand for themselves: without data, and with links that lead where they say.

    The site's renderer overrides `render`.
    """

    def __init__(self, **configs: Any) -> None:
        self.config = {"language": ["fr", "Language of the words that the dialect adds, such as titles of callouts"]}
        super().__init__(**configs)
        self.html = ""
        """The text that is being converted, between Python-Markdown's first step and its last."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Put the dialect in the place of all that Python-Markdown reads by itself."""
        md.preprocessors = Registry()
        md.inlinePatterns = Registry()
        md.treeprocessors = Registry()
        md.parser.blockprocessors = Registry()
        md.parser.blockprocessors.register(ParagraphProcessor(md.parser), "paragraph", 10)  # takes the empty rest
        md.preprocessors.register(_Conversion(md, self), "guichet", 100)
        md.postprocessors.register(_Result(md, self), "guichet", -100)

    def render(self, text: str, md: Markdown) -> str:
        """The HTML of *text*."""
        tree = read_text(SourceText("", _LINE_END.sub("\n", text)))
        writer = HtmlWriter(Alone(), words_in(self.getConfig("language")))
        html = writer.page(tree)
        md.toc_tokens = [_token(heading) for heading in outline(writer.headings)]  # type: ignore[attr-defined]
        return html


class _Conversion(Preprocessor):
    """Converts the whole text, of which it leaves nothing for Python-Markdown."""

    def __init__(self, md: Markdown, extension: DialectExtension) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, lines: list[str]) -> list[str]:
        """Convert *lines*."""
        self._extension.html = self._extension.render("\n".join(lines), self.md)
        return []


class _Result(Postprocessor):
    """Gives the HTML as what Python-Markdown has converted."""

    def __init__(self, md: Markdown, extension: DialectExtension) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, text: str) -> str:
        """The HTML, which is forgotten by that."""
        html, self._extension.html = self._extension.html, ""
        return html


def _token(heading: Heading) -> dict[str, Any]:
    """*heading* as Python-Markdown's extension `toc` gives it to its host."""
    children = [_token(child) for child in heading.children]
    return {"level": heading.level, "id": heading.id, "name": heading.title, "children": children}
