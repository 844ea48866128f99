"""Dialect: the Markdown that authors write, as one tree, and what is made of it."""

from __future__ import annotations

from guichet.dialect import html_links
from guichet.dialect.context import Context, DrawnTable, Resolved
from guichet.dialect.directives import Known
from guichet.dialect.faults import check, check_words
from guichet.dialect.headings import Heading, outline
from guichet.dialect.html import HtmlWriter
from guichet.dialect.includes import Snippets
from guichet.dialect.markdown import DialectExtension
from guichet.dialect.nodes import Link
from guichet.dialect.read import Tree, read, read_words
from guichet.dialect.twin import TwinWriter

__all__ = [
    "Context",
    "DialectExtension",
    "DrawnTable",
    "Heading",
    "HtmlWriter",
    "Known",
    "Link",
    "Resolved",
    "Snippets",
    "Tree",
    "TwinWriter",
    "check",
    "check_words",
    "html_links",
    "outline",
    "read",
    "read_words",
]
