"""The renderer: one page at a time, from the library alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any

from markupsafe import Markup

from guichet.diagnostics import Diagnostic, Location
from guichet.dialect import FoundLink, Known, Parser, Snippets, read, scan, scan_words
from guichet.model import Library, Page, Parameters, Product, Rows, Sheet
from guichet.rendering.addressing import Addressing
from guichet.rendering.deadline import DeadlineError, deadline
from guichet.rendering.former_names import former_name_faults, with_former_names
from guichet.rendering.page_context import PageContext
from guichet.rendering.reference import reference
from guichet.rendering.rendered import RenderedPage, RenderedTable
from guichet.schema.words import words_in
from guichet.source import Document
from guichet.tables import render_sheet


class Renderer:
    """Renders the pages of one library. What it makes of a page depends on the library alone."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.addressing = Addressing(library)
        self._parsers: dict[str, Parser] = {}
        self._snippets_by_language: dict[str, Snippets] = {}

    def __getstate__(self) -> dict[str, Any]:
        """Everything but the parsers, which cannot cross processes and are made again where they are missing."""
        return self.__dict__ | {"_parsers": {}}

    def render(self, page: Page) -> RenderedPage:
        """The HTML of *page*, with its links, anchors and faults; nothing of it, if that takes too long."""
        limit = self.library.settings.limits.seconds
        try:
            with deadline(limit):
                return self._render(page)
        except DeadlineError:
            # The parser may be in any state by now.
            self._parsers.pop(page.language, None)
            fault = Diagnostic.of("page-too-slow", Location(page.path), limit=limit)
            return RenderedPage(page.address, "", (), frozenset(), (), (), (fault,), {}, is_complete=False)

    def _render(self, page: Page) -> RenderedPage:
        parser = self._parser(page.language)
        below_guides = page.path.removeprefix(f"{self.library.settings.guides}/")
        limits = self.library.settings.limits
        reading = read(page.document, self._snippets(page.language), below_guides, limits)
        sections = [section.fragment for section in page.sections] if isinstance(page, Product) else []
        found = scan(reading, self._known, sections)
        context = PageContext(page, self.library, self.addressing, parser, found.links)
        converted = parser.convert(reading, context, sections)
        html = converted.html + (self._sheet(page, context) if isinstance(page, Sheet) else "")
        anchors = converted.anchors.union(context.anchors)
        faults = {
            *found.diagnostics,
            *context.faults,
            *self._marked_external(page, found.links),
            *former_name_faults(page, anchors),
        }
        return RenderedPage(
            address=page.address,
            html=with_former_names(html, page.anchors),
            headings=converted.headings,
            anchors=anchors,
            links=tuple(context.written.links),
            references=tuple(context.references),
            diagnostics=tuple(sorted(faults, key=lambda fault: fault.order)),
            answers=context.answers,
        )

    def tables(self, page: Page, names: Iterable[str], anchors: Iterable[str]) -> dict[str, RenderedTable]:
        """The tables *names* of the data file as *page*, which has *anchors*, shows them outside its body."""
        tables = {}
        taken = set(anchors)
        for name in names:
            context = PageContext(page, self.library, self.addressing, self._parser(page.language), ())
            context.take(taken)
            html = context.table(name, None)
            taken = context.anchors
            tables[name] = RenderedTable(
                html=Markup(html or ""),
                links=tuple(context.written.links),
                # A bare `#fragment` in a cell is meant for the pages that show the table in their body.
                references=tuple(found for found in context.references if not found.link.target.startswith("#")),
                diagnostics=tuple(context.faults),
            )
        return tables

    def cells(self) -> Iterator[Diagnostic]:
        """The faults of the inline Markdown in the data file, whichever pages show it."""
        mapping = self.library.catalogue.mapping
        known, limits = replace(self._known, typed={}), self.library.settings.limits
        for table in self.library.catalogue.tables.values():
            if isinstance(table, Rows) and mapping is not None:
                for text, span in table.spans.items():
                    yield from scan_words(text, mapping.source, span, known, limits)

    def _sheet(self, sheet: Sheet, context: PageContext) -> str:
        """The body of *sheet*: its tables, and what each port is for."""
        catalogue = self.library.catalogue
        drawn = {name: Markup(context.table(name, None) or "") for name in (*sheet.parameters, *sheet.matrices)}
        rows = [
            row
            for name in sheet.parameters
            if isinstance(table := catalogue.tables[name], Parameters)
            for row in table.rows
        ]
        return render_sheet(sheet, drawn, rows, context.words)

    @cached_property
    def _known(self) -> Known:
        """The names that texts may use; those of the data file are not judged while that has faults."""
        settings, catalogue = self.library.settings, self.library.catalogue
        is_sound = f"{settings.guides}/{settings.data}" not in self.library.unusable
        values = reversed(list(catalogue.values.items()))
        hosts = {text.casefold(): name for name, text in values if name.endswith(".host") and "." in text}
        return Known(
            tables=frozenset(catalogue.tables) if is_sound else None,
            values=frozenset(catalogue.values) if is_sound else None,
            consoles=frozenset(settings.api_consoles),
            typed=hosts,
        )

    def _snippets(self, language: str) -> Snippets:
        if language not in self._snippets_by_language:
            texts = {**self.library.snippets, **reference(self.library, words_in(language))}
            self._snippets_by_language[language] = Snippets(texts, self._documents)
        return self._snippets_by_language[language]

    @cached_property
    def _documents(self) -> dict[str, Document]:
        """The guides, by their path below the guides' folder."""
        folder = f"{self.library.settings.guides}/"
        return {guide.path.removeprefix(folder): guide.document for guide in self.library.guides}

    def _marked_external(self, page: Page, links: Iterable[FoundLink]) -> Iterator[Diagnostic]:
        """A hint for each of *links* that says it leaves the site and does not, or does not say so and does."""
        for link in links:
            destination = self.addressing.destination(link.target, page, link.source.path)
            if link.external_mark and not destination.external and not destination.missing:
                yield link.source.diagnostic("external-internal", link.external_mark)
            elif destination.external and not link.says_external:
                yield link.source.diagnostic("external-unmarked", link.span)

    def _parser(self, language: str) -> Parser:
        if language not in self._parsers:
            self._parsers[language] = Parser(words_in(language), self.library.settings.limits)
        return self._parsers[language]
