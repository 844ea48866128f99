"""Parts: the files of a site that are no pages and refer to others, and how each kind of them is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from guichet.diagnostics import ContentError
from guichet.links.feed import feed_occurrences
from guichet.links.markup import Occurrence, css_occurrences, json_occurrences, occurrences
from guichet.links.twin import twin_occurrences
from guichet.source import SourceText

_READERS: Mapping[str, Callable[[SourceText], Iterator[Occurrence]]] = {
    ".css": lambda source: css_occurrences(source.text),
    ".xml": feed_occurrences,
    ".webmanifest": lambda source: json_occurrences(source.text),
    ".json": lambda source: json_occurrences(source.text),
    ".md": lambda source: twin_occurrences(source.text),
    ".txt": lambda source: twin_occurrences(source.text),
}
"""By the end of the file's name. All others are markup."""


def part_occurrences(source: SourceText) -> Iterator[Occurrence]:
    """The references in *source*, in order, with their places.

    Raises:
        ContentError: its content does not match its file extension.
    """
    read = _READERS.get(source.path[source.path.rfind(".") :].lower())
    return occurrences(source.text) if read is None else read(source)


def places_in(source: SourceText) -> list[Occurrence]:
    """The references in *source*, of a page or of a part; none where it cannot be read."""
    try:
        return list(part_occurrences(source))
    except ContentError:
        return []
