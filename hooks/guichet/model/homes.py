"""Homes: the home page of each language in which nobody wrote one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guichet.model.page import Home
from guichet.model.place import home_address, page_address
from guichet.model.reading import Readings
from guichet.schema.front_matter import PageHeader
from guichet.schema.settings import Settings
from guichet.schema.words import words_in
from guichet.source import Document, SourceFolder, SourceMapping, SourceText, Span


def homes(
    folder: SourceFolder, settings: Settings, readings: Readings, languages: Iterable[str], title: str
) -> Iterator[Home]:
    """A home page called *title* for each of *languages* that has none among *readings*, those of the pages' *folder*.

    Where one was written and has faults, none is made.
    """
    first = settings.language
    known = {first, *settings.languages}
    written = {page.address for page in readings.pages}
    written |= {page_address(place, place.language_in(known, first), first) for place in readings.unusable.values()}
    for language in languages:
        address = home_address(language, first)
        if address not in written:
            source = SourceText(f"{folder.name}index{'' if language == first else f'.{language}'}.md", "")
            yield Home(
                document=Document(source, SourceMapping(source, {}, Span(0)), source.line_count + 1),
                address=address,
                language=language,
                header=PageHeader.model_construct(title=title or words_in(language).interface["home"]),
            )
