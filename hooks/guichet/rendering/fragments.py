"""Fragments between pages: each link to an element leads to an element that is there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from guichet.diagnostics import Diagnostic, did_you_mean
from guichet.rendering.rendered import RenderedPage, RenderedTable

_BROWSERS_OWN = frozenset({"", "top"})
"""Fragments that lead to the top of any page."""


def check_fragments(
    pages: Mapping[str, RenderedPage], parts: Iterable[RenderedPage | RenderedTable]
) -> list[Diagnostic]:
    """The links of *parts* whose fragment names no element of the page they lead to; *pages* are all, by address.

    Of a page that could not be rendered nobody knows the elements.
    """
    known = cache(lambda address: sorted(pages[address].anchors))
    return [
        Diagnostic.of(
            "unknown-fragment",
            reference.link.location,
            reference.link.excerpt,
            target=reference.link.target,
            fragment=reference.fragment,
            suggestion=did_you_mean(reference.fragment, known(reference.address)),
        )
        for part in parts
        for reference in part.references
        if reference.address in pages
        and pages[reference.address].is_complete
        and reference.fragment not in _BROWSERS_OWN
        and reference.fragment not in pages[reference.address].anchors
    ]
