"""Relations: the links to and from a page, and everything that changes when it moves."""

from __future__ import annotations

from guichet.relations.gathering import relations_of
from guichet.relations.move import as_it_would_be, file_changes
from guichet.relations.moved import Moved, MovedGuide, MoveError, moved
from guichet.relations.naming import UnknownNameError, page_named
from guichet.relations.relations import Relations
from guichet.relations.trial import broken, forgotten

__all__ = [
    "MoveError",
    "Moved",
    "MovedGuide",
    "Relations",
    "UnknownNameError",
    "as_it_would_be",
    "broken",
    "file_changes",
    "forgotten",
    "moved",
    "page_named",
    "relations_of",
]
