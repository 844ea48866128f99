"""Reports: how the readers of the dialect tell what they found amiss, and where."""

from __future__ import annotations

from typing import Protocol

from guichet.source import Span


class Report(Protocol):
    """Takes note of a fault of the kind *code* at *span*; *values* fill its message."""

    def __call__(self, code: str, span: Span, **values: object) -> None:
        """Take note."""


def unreported(code: str, span: Span, **values: object) -> None:
    """Takes no note: rendering shows what can be shown, the scan of the same text tells the faults."""
