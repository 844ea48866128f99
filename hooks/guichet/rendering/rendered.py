"""What rendering makes of a page."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from guichet.diagnostics import Diagnostic
from guichet.dialect import Heading
from guichet.model import WrittenLink


@dataclass(frozen=True, slots=True)
class Reference:
    """A link to an element of a page of this site, to be held against that page once all are rendered."""

    address: str
    fragment: str
    link: WrittenLink


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """A page as HTML. Holds plain data alone, so that it can cross processes and be kept."""

    address: str
    html: str
    """The body, below the title."""
    headings: tuple[Heading, ...]
    """The outline of the body: the headings of the highest level, each with those below it."""
    anchors: frozenset[str]
    """The ids of the body that a fragment may name."""
    links: tuple[WrittenLink, ...]
    """Every link and image of the body, in reading order."""
    references: tuple[Reference, ...]
    """The links among them that name an element of a page."""
    diagnostics: tuple[Diagnostic, ...]
    """The faults of this page, as far as they show without the other pages' bodies."""
    twin: str
    """The body as plain Markdown; empty for a page that has no such twin."""
    answers: Mapping[str, str]
    """What the page asked of the library, each question with its answer."""
    is_complete: bool = True
    """Whether rendering came to its end."""

    @property
    def digest(self) -> str:
        """SHA-256 of the page and of the answers in it: it changes exactly when its HTML, links or faults do."""
        parts = [self.address, self.html, repr(self.headings), *sorted(self.anchors)]
        parts += [repr(part) for part in (*self.links, *self.references, *self.diagnostics)]
        parts += [f"{question}={answer}" for question, answer in sorted(self.answers.items())]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class RenderedTable:
    """A table of the data file, as a page shows it outside its body."""

    html: Markup
    links: tuple[WrittenLink, ...]
    """Its links, each where the data file writes it."""
    references: tuple[Reference, ...]
    """The links among them that name an element of a page."""
    diagnostics: tuple[Diagnostic, ...]
    """The faults of its cells."""
