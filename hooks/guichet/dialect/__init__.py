"""Dialect: the Markdown that authors write, as an extension of Python-Markdown, and the scan that finds its faults."""

from __future__ import annotations

from guichet.dialect.context import Context, Link
from guichet.dialect.found_links import FoundLink
from guichet.dialect.headings import Heading
from guichet.dialect.parser import Converted, Parser
from guichet.dialect.reading import Reading, read
from guichet.dialect.scanner import Scan, scan

__all__ = ["Context", "Converted", "FoundLink", "Heading", "Link", "Parser", "Reading", "Scan", "read", "scan"]
