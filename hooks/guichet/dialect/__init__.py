"""Dialect: the Markdown that authors write, as an extension of Python-Markdown, and the scan that finds its faults."""

from __future__ import annotations

from guichet.dialect.context import Context, Link
from guichet.dialect.directives import Known
from guichet.dialect.found_links import FoundLink
from guichet.dialect.headings import Heading
from guichet.dialect.includes import Snippets
from guichet.dialect.parser import Converted, Parser
from guichet.dialect.reading import Reading, read
from guichet.dialect.scanner import Scan, scan, scan_words

__all__ = [
    "Context",
    "Converted",
    "FoundLink",
    "Heading",
    "Known",
    "Link",
    "Parser",
    "Reading",
    "Scan",
    "Snippets",
    "read",
    "scan",
    "scan_words",
]
