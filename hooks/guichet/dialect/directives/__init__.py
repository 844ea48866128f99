"""Directives: quotes that begin with `[!name]`. Each kind is a class that registers itself under its names."""

from __future__ import annotations

from guichet.dialect.directives import api, callouts, carousel, faq, tables, tabs
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
    "api",
    "callouts",
    "carousel",
    "directive_names",
    "directive_of",
    "faq",
    "register",
    "tables",
    "tabs",
]
