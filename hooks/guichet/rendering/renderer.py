"""The renderer: one page at a time, from the library alone."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any

from markdown import Markdown
from markupsafe import Markup

from guichet.diagnostics import Diagnostic, Location
from guichet.dialect import (
    DialectExtension,
    HtmlWriter,
    Known,
    Link,
    Snippets,
    Tree,
    TwinWriter,
    check,
    check_words,
    outline,
    read,
    read_words,
)
from guichet.dialect.targets import refused_scheme
from guichet.model import Guide, Library, Page, Parameters, Product, Rows, ServerRow, Sheet
from guichet.rendering.addressing import Addressing
from guichet.rendering.deadline import DeadlineError, deadline
from guichet.rendering.former_names import former_name_faults
from guichet.rendering.page_context import PageContext
from guichet.rendering.reference import reference
from guichet.rendering.rendered import RenderedPage, RenderedTable
from guichet.schema.limits import Limits
from guichet.schema.words import words_in
from guichet.source import Document, SourceText, Span
from guichet.tables import render_sheet, render_sheet_twin


class Renderer:
    """Renders the pages of one library. What it makes of a page depends on the library alone."""

    def __init__(self, library: Library, *, twins: bool = False) -> None:
        """*twins* says whether pages are wanted as Markdown, too."""
        self.library = library
        self._twins = twins
        self._drawn: dict[Hashable, tuple[Markup, tuple[str, ...]]] = {}
        self.addressing = Addressing(library)
        self._extension: _SiteExtension | None = None
        self._markdown: Markdown | None = None
        self._snippets_by_language: dict[str, Snippets] = {}

    def __getstate__(self) -> dict[str, Any]:
        """Everything but Python-Markdown, which cannot cross processes and is made again where it is missing."""
        return self.__dict__ | {"_markdown": None, "_extension": None}

    def render(self, page: Page) -> RenderedPage:
        """The HTML of *page*, with its links, anchors and faults; nothing of it, if that takes too long."""
        limit = self.library.settings.limits.seconds
        try:
            with deadline(limit):
                return self._render(page)
        except DeadlineError:
            # Python-Markdown may be in any state by now.
            self._markdown = None
            fault = Diagnostic.of("page-too-slow", Location(page.path), limit=limit)
            return RenderedPage(page.address, "", (), frozenset(), (), (), (fault,), "", {}, is_complete=False)

    def _render(self, page: Page) -> RenderedPage:
        below_guides = page.path.removeprefix(f"{self.library.settings.guides}/")
        limits = self.library.settings.limits
        tree = read(page.document, self._snippets(page.language), below_guides, limits)
        sections = [section.fragment for section in page.sections] if isinstance(page, Product) else []
        context = PageContext(page, self.library, self.addressing, self._drawn)
        writer = HtmlWriter(context, context.words, page.header.anchors)
        for section in sections:
            writer.claim(section)
        html = self._converted(page, lambda: writer.page(tree))
        html += self._sheet(page, context) if isinstance(page, Sheet) else ""
        anchors = writer.anchors.union(context.anchors)
        faults = {
            *check(tree, self._known, limits, sections),
            *context.faults,
            *_marked_external(context, tree.links),
            *former_name_faults(page, anchors),
        }
        return RenderedPage(
            address=page.address,
            html=html,
            headings=outline(writer.headings),
            anchors=anchors,
            links=tuple(context.links),
            references=tuple(context.references),
            diagnostics=tuple(sorted(faults, key=lambda fault: fault.order)),
            twin=self._twin(page, tree, context),
            answers=context.answers,
        )

    def _converted(self, page: Page, write: Callable[[], str]) -> str:
        """The body of *page*, as Python-Markdown converts it by the dialect's extension, which has *write* do it."""
        if self._markdown is None or self._extension is None:
            self._extension = _SiteExtension()
            self._markdown = Markdown(extensions=[self._extension], output_format="html")
        self._extension.write = write
        try:
            return self._markdown.reset().convert(page.document.body or " ")
        finally:
            self._extension.write = str

    def tables(self, page: Page, names: Iterable[str], anchors: Iterable[str]) -> dict[str, RenderedTable]:
        """The tables *names* of the data file as *page*, which has *anchors*, shows them outside its body."""
        tables = {}
        taken = set(anchors)
        for name in names:
            context = PageContext(page, self.library, self.addressing, self._drawn)
            context.take(taken)
            drawn = context.table(name, None)
            taken = context.anchors
            tables[name] = RenderedTable(
                html=Markup(drawn.html if drawn else ""),
                links=tuple(context.links),
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
                    yield from _cell_faults(text, mapping.source, span, known, limits)

    def _twin(self, page: Page, tree: Tree, context: PageContext) -> str:
        """The body of *page* as Markdown, if it has a twin."""
        if not self._twins or not isinstance(page, Guide | Sheet) or page.header.hidden:
            return ""
        context.is_settled = True
        text = TwinWriter(context, context.words).page(tree)
        if isinstance(page, Sheet):
            tables = {name: context.table_twin(name, None) or "" for name in (*page.parameters, *page.matrices)}
            drawn = render_sheet_twin(page, tables, self._servers(page), context.words)
            text = f"{text}\n\n{drawn}".strip()
        return text

    def _sheet(self, sheet: Sheet, context: PageContext) -> str:
        """The body of *sheet*: its tables, and what each port is for."""
        tables = {name: context.table(name, None) for name in (*sheet.parameters, *sheet.matrices)}
        drawn = {name: Markup(table.html if table else "") for name, table in tables.items()}
        return render_sheet(sheet, drawn, self._servers(sheet), context.words)

    def _servers(self, sheet: Sheet) -> list[ServerRow]:
        """The servers that *sheet* shows."""
        tables = (self.library.catalogue.tables[name] for name in sheet.parameters)
        return [row for table in tables if isinstance(table, Parameters) for row in table.rows]

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


def _marked_external(context: PageContext, links: Iterable[Link]) -> Iterator[Diagnostic]:
    """A hint for each of *links* that says it leaves the site and does not, or does not say so and does."""
    for link in links:
        if refused_scheme(link.target):
            continue
        destination = context.destination(link.target, link.source)
        if link.external_mark and not destination.external and not destination.missing:
            yield link.source.diagnostic("external-internal", link.external_mark)
        elif destination.external and not link.says_external:
            yield link.source.diagnostic("external-unmarked", link.place)


class _SiteExtension(DialectExtension):
    """The dialect, for the page that is being rendered."""

    write: Callable[[], str] = str

    def render(self, text: str, md: Markdown) -> str:
        """The HTML of the page whose body *text* is."""
        return self.write()


def _cell_faults(text: str, source: SourceText, place: Span, known: Known, limits: Limits) -> Iterator[Diagnostic]:
    """The faults of *text*, a cell of a table that the data file *source* writes at *place*, in quotes or as it is."""
    if len(text) > limits.paragraph:
        yield source.diagnostic("text-too-long", place, limit=limits.paragraph)
        return
    start = source.text.find(text, place.start, place.start + place.length)
    for code, span, values in check_words(read_words(SourceText(source.path, text)), known):
        # With escapes in it, the text stands otherwise in the file.
        yield source.diagnostic(code, Span(start + span.start, span.length) if start >= 0 else place, **values)
