"""Sheets: a page per service and language, made from the data file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guichet.model.catalogue import Catalogue, Matrix, Parameters
from guichet.model.page import Sheet
from guichet.model.place import product_address
from guichet.schema.front_matter import PageHeader
from guichet.schema.words import words_in
from guichet.source import Document, SourceMapping, Span


def sheets(catalogue: Catalogue, languages: Iterable[str]) -> Iterator[Sheet]:
    """The sheets of the services that have a table of their servers alone, by language."""
    if catalogue.mapping is None:
        return
    source = catalogue.mapping.source
    document = Document(source, SourceMapping(source, {}, Span(0)), source.line_count + 1)
    for language in languages:
        words = words_in(language).interface
        for name, service in catalogue.data.services.items():
            parameters = tuple(_of_service(catalogue, name))
            if parameters:
                yield Sheet(
                    document=document,
                    header=PageHeader.model_construct(
                        title=words["sheet_title"].format(service=service.name.in_language(language)),
                        excerpt=words["sheet_excerpt"],
                    ),
                    address=f"{product_address(language, words['sheet_folder'])}{name}/",
                    language=language,
                    service=name,
                    parameters=parameters,
                    matrices=tuple(
                        table.name
                        for table in catalogue.tables.values()
                        if isinstance(table, Matrix) and table.service is service
                    ),
                )


def _of_service(catalogue: Catalogue, service: str) -> Iterator[str]:
    """The names of the tables that show servers of *service* and of no other."""
    for name, table in catalogue.tables.items():
        if isinstance(table, Parameters) and table.services == {service}:
            yield name
