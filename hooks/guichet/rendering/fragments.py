"""Fragments between pages: each link to an element leads to an element that is there."""

from __future__ import annotations

from collections.abc import Iterable

from guichet.diagnostics import Diagnostic, did_you_mean
from guichet.rendering.rendered import RenderedPage

_BROWSERS_OWN = frozenset({"", "top"})
"""Fragments that lead to the top of any page."""


def check_fragments(pages: Iterable[RenderedPage]) -> list[Diagnostic]:
    """The links of *pages* whose fragment names no element of the page they lead to; *pages* are all there are."""
    pages = list(pages)
    anchors = {page.address: page.anchors for page in pages}
    return [
        Diagnostic.of(
            "unknown-fragment",
            reference.link.location,
            reference.link.excerpt,
            target=reference.link.target,
            fragment=reference.fragment,
            suggestion=did_you_mean(reference.fragment, anchors[reference.address]),
        )
        for page in pages
        for reference in page.references
        if reference.address in anchors
        and reference.fragment not in _BROWSERS_OWN
        and reference.fragment not in anchors[reference.address]
    ]
