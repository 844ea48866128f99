"""Former names: what a place on a page was called before must still lead to a place that is there."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from guichet.diagnostics import Diagnostic, did_you_mean
from guichet.model import Page

_THEMES_OWN = "__"
"""How the ids begin that are there for styles and scripts."""


def former_name_faults(page: Page, anchors: Collection[str]) -> Iterator[Diagnostic]:
    """What is wrong with the former names of *page*, whose places are called *anchors* now."""
    header = page.document.header
    known = {anchor for anchor in anchors if not anchor.startswith(_THEMES_OWN)}
    for former, name in page.header.anchors.items():
        if former in anchors:
            yield header.diagnostic("anchor-taken", ("anchors", former), at_key=True, name=former)
        if name in page.header.anchors:
            yield header.diagnostic("anchor-chain", ("anchors", former), name=name)
        elif name not in known:
            suggestion = did_you_mean(name, known)
            yield header.diagnostic("anchor-unknown", ("anchors", former), name=name, suggestion=suggestion)
