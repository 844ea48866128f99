"""Source: bytes on disk become text with positions, and text becomes a header and a body."""

from __future__ import annotations

from guichet.source.characters import character_faults, doubtful, doubtful_entities
from guichet.source.document import Document, read_document
from guichet.source.files import SourceFolder
from guichet.source.history import History, read_history
from guichet.source.limits import MEBIBYTE, TextLimits
from guichet.source.opening import open_regular, read_regular
from guichet.source.strict_yaml import Plain, SourceMapping, Value, read_mapping
from guichet.source.text import SourceText, Span

__all__ = [
    "MEBIBYTE",
    "Document",
    "History",
    "Plain",
    "SourceFolder",
    "SourceMapping",
    "SourceText",
    "Span",
    "TextLimits",
    "Value",
    "character_faults",
    "doubtful",
    "doubtful_entities",
    "open_regular",
    "read_document",
    "read_history",
    "read_mapping",
    "read_regular",
]
