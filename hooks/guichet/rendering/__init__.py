"""Rendering: a page of the library becomes HTML, with everything that later stages ask about it. Knows no MkDocs."""

from __future__ import annotations

from guichet.rendering.addressing import Addressing, Destination, relative
from guichet.rendering.fragments import check_fragments
from guichet.rendering.rendered import Reference, RenderedPage, RenderedTable
from guichet.rendering.renderer import Renderer
from guichet.rendering.survey import Survey, authorship, survey, written_links

__all__ = [
    "Addressing",
    "Destination",
    "Reference",
    "RenderedPage",
    "RenderedTable",
    "Renderer",
    "Survey",
    "authorship",
    "check_fragments",
    "relative",
    "survey",
    "written_links",
]
