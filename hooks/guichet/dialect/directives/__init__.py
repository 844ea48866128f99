"""Directives: quotes that begin with `[!name]`. Each kind is a class that registers itself under its names."""

from __future__ import annotations

from guichet.dialect.directives import callouts, tables
from guichet.dialect.directives.registry import (
    BlockDirective,
    Builder,
    Known,
    directive_names,
    directive_of,
    register,
)

__all__ = [
    "BlockDirective",
    "Builder",
    "Known",
    "callouts",
    "directive_names",
    "directive_of",
    "register",
    "tables",
]
