"""Reports: how the parts of the dialect tell what they found wrong, and where."""

from __future__ import annotations

from typing import Protocol

from guichet.source import Span


class Report(Protocol):
    """Takes note of a fault of the kind *code* at *span* of one file; *values* fill its message."""

    def __call__(self, code: str, span: Span, **values: object) -> None:
        """Take note."""
