"""Guichet: a generator of help-centre sites on MkDocs."""

from __future__ import annotations

__version__ = "0.1.0"
