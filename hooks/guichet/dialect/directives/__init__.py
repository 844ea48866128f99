"""Directives: quotes that begin with `[!name]`. Each kind is a class that registers itself under its names."""

from __future__ import annotations

from guichet.dialect.directives import api, callouts, carousel, faq, tables, tabs
from guichet.dialect.directives.registry import BlockDirective, Known, directive_named, directive_names, register

__all__ = [
    "BlockDirective",
    "Known",
    "api",
    "callouts",
    "carousel",
    "directive_named",
    "directive_names",
    "faq",
    "register",
    "tables",
    "tabs",
]
