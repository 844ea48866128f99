"""Warnings: what MkDocs says while it works."""

from __future__ import annotations

import logging

from guichet.publishing.engine import LOGGER


class Warnings(logging.Handler):
    """Keeps what MkDocs warns of, from `listen` to `leave`."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message of *record*."""
        self.messages.append(record.getMessage())

    def listen(self) -> None:
        """Begin to keep."""
        LOGGER.addHandler(self)

    def leave(self) -> None:
        """Keep nothing more."""
        LOGGER.removeHandler(self)
