"""Model: guides, products, sections and the catalogue, frozen and cross-checked: to hold one is to know it is right."""

from __future__ import annotations

from guichet.model.authorship import Authorship
from guichet.model.catalogue import Catalogue, Cell, Column, Matrix, Parameters, Rows, ServerRow, Table, Tutorial
from guichet.model.fragment import fold, fragment_of, same_fragment
from guichet.model.library import Library
from guichet.model.link import WrittenLink
from guichet.model.number_pattern import NumberPattern
from guichet.model.page import Guide, Home, Page, Product, Section, Sheet

__all__ = [
    "Authorship",
    "Catalogue",
    "Cell",
    "Column",
    "Guide",
    "Home",
    "Library",
    "Matrix",
    "NumberPattern",
    "Page",
    "Parameters",
    "Product",
    "Rows",
    "Section",
    "ServerRow",
    "Sheet",
    "Table",
    "Tutorial",
    "WrittenLink",
    "fold",
    "fragment_of",
    "same_fragment",
]
