"""The context of a page: what the dialect may ask while the page is rendered, and what its answers leave behind."""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Callable, Hashable, Iterable
from functools import partial
from typing import TypeVar
from urllib.parse import urljoin

from markupsafe import Markup

from guichet.diagnostics import Diagnostic, did_you_mean
from guichet.dialect import DrawnTable, HtmlWriter, Resolved, Tree, TwinWriter, read_words
from guichet.model import Library, Page, Rows, Table, Tutorial, WrittenLink
from guichet.rendering.addressing import Addressing, Destination
from guichet.rendering.rendered import Reference
from guichet.schema.words import words_in
from guichet.source import SourceText, Span
from guichet.tables import TableView, render_table, render_twin

_ELSEWHERE = re.compile(r"(https?:)?//", re.IGNORECASE)
_JOINT = re.compile(r"-|$")
Answer = TypeVar("Answer")


class PageContext:
    """Answers the dialect's questions about one page, and notes what the answers depended on."""

    def __init__(
        self,
        page: Page,
        library: Library,
        addressing: Addressing,
        drawn: dict[Hashable, tuple[Markup, tuple[str, ...]]] | None = None,
    ) -> None:
        """*drawn* are the tables of the library drawn so far."""
        self._drawn = {} if drawn is None else drawn
        self.page = page
        self.library = library
        self.addressing = addressing
        self.words = words_in(page.language)
        self.links: list[WrittenLink] = []
        """The links and images that were asked for, in reading order."""
        self.references: list[Reference] = []
        self.faults: list[Diagnostic] = []
        self.anchors: set[str] = set()
        """The ids of the tables."""
        self._stems: set[str] = set()
        """What these ids are, and what they begin with before a `-`: no table may be called so."""
        self.answers: dict[str, str] = {}
        """What was asked of the library, each question with its answer."""
        self._formers: dict[str, list[str]] = {}
        for former, present in page.header.anchors.items():
            self._formers.setdefault(present, []).append(former)
        self._table_count: dict[str, int] = {}
        self.is_settled = False
        """Whether the page is rendered: what is asked again for its twin leaves nothing behind."""
        self._destinations: dict[tuple[str, str], Destination] = {}
        self._cell_place: tuple[SourceText, Span] | None = None

    # What the dialect asks

    def value(self, name: str) -> str | None:
        """The value of the data file that `{{ name }}` shows; `None` if there is none."""
        return self._noted(f"value {name}", self.library.catalogue.values.get(name))

    def table(self, name: str, caption: str | None) -> DrawnTable | None:
        """The table *name*, under *caption* or its own; `None` if there is none."""
        table = self.library.catalogue.tables.get(name)
        if table is None:
            return None
        view = self._view(table, self._id_of(name), caption, self._cell)
        html = render_table(table, view)
        self.take(view.ids)
        self._noted(f"table {name} {view.id} {caption}", hashlib.sha256(html.encode()).hexdigest())
        return DrawnTable(html, view.ids)

    def table_twin(self, name: str, caption: str | None) -> str | None:
        """The same as Markdown. It asks nothing that the table has not asked."""
        table = self.library.catalogue.tables.get(name)
        if table is None:
            return None
        return render_twin(table, self._view(table, name, caption, self._cell_twin), self.complete)

    def _view(self, table: Table, own_id: str, caption: str | None, cell: Callable[[Table, str], Markup]) -> TableView:
        return TableView(
            language=self.page.language,
            words=self.words,
            catalogue=self.library.catalogue,
            id=own_id,
            caption=caption,
            tutorial=self._tutorial,
            inline=partial(cell, table),
            formers=self._formers,
            drawn=self._drawn,
        )

    def complete(self, href: str) -> str:
        """The address that leads from anywhere to where *href* leads from the page."""
        site = self.library.site_address
        try:
            return urljoin(f"{site.rstrip('/')}{self.page.address}", href) if site else href
        except ValueError:  # such as `http://[`, which is reported
            return href

    def _id_of(self, table: str) -> str:
        """An id for *table* with which neither it nor any of its cells is called like another element."""
        for count in itertools.count(self._table_count.get(table, 0)):
            name = f"{table}_{count}" if count else table
            if name not in self._stems:
                break
        self._table_count[table] = count + 1
        return name

    def take(self, ids: Iterable[str]) -> None:
        """Note that elements of the page have *ids*."""
        for name in ids:
            self.anchors.add(name)
            self._stems.update(name[: joint.start()] for joint in _JOINT.finditer(name))

    def console(self, name: str) -> str | None:
        """The pattern of the addresses of the API console *name*; `None` if there is none."""
        return self._noted(f"console {name}", self.library.settings.api_consoles.get(name))

    def link(self, target: str, source: SourceText, place: Span) -> Resolved:
        """Where a link to *target*, written at *place* in *source*, leads."""
        return self._resolved(target, source, place, "unknown-page")

    def image(self, target: str, source: SourceText, place: Span) -> Resolved:
        """Where the image *target*, written at *place* in *source*, lies."""
        return self._resolved(target, source, place, "unknown-image")

    def title(self, link: Resolved) -> str | None:
        """The title of the page that *link* leads to."""
        page = self.library.by_address.get(link.address) if link.address else None
        return self._noted(f"title {link.address}", page.header.title if page else None)

    def size(self, image: Resolved) -> tuple[int, int] | None:
        """Width and height of *image* in pixels."""
        return self._noted(f"size {image.address}", self.library.image_sizes.get(image.address or ""))

    # What the answers leave behind

    def _noted(self, question: str, answer: Answer) -> Answer:
        self.answers[question] = str(answer)
        return answer

    def destination(self, target: str, source: SourceText) -> Destination:
        """Where *target*, written in *source*, leads."""
        key = target, source.path
        found = self._destinations.get(key)
        if found is None:
            found = self._destinations[key] = self.addressing.destination(target, self.page, source.path)
        return found

    def _resolved(self, target: str, source: SourceText, place: Span, fault: str) -> Resolved:
        if self._cell_place is not None:
            source, place = self._cell_place
        destination = self.destination(target, source)
        if self.is_settled:
            return Resolved(destination.href, external=destination.external, address=destination.address)
        written = self._written(target, destination.href, source, place)
        self._judge(destination, written, fault)
        if fault == "unknown-image" and destination.external and _ELSEWHERE.match(destination.href):
            self.faults.append(Diagnostic.of("image-elsewhere", written.location, written.excerpt, target=target))
        self._noted(f"link {target} {source.path}", destination.href)
        return Resolved(destination.href, external=destination.external, address=destination.address)

    def _written(self, target: str, href: str, source: SourceText, place: Span) -> WrittenLink:
        """Take note of the link to *target*, written at *place*, with the *href* that stands in the page."""
        location = source.location(place)
        link = WrittenLink(target, href, location, source.line(location.line) if location.line else None)
        self.links.append(link)
        return link

    def _judge(self, destination: Destination, written: WrittenLink, fault: str) -> None:
        file = written.location.path
        if destination.problem:
            code, values = destination.problem
            self.faults.append(Diagnostic.of(code, written.location, written.excerpt, **values))
        elif destination.missing:
            if not self.addressing.is_unusable(written.target, file):
                near = self.addressing.neighbours(written.target, file, images=fault == "unknown-image")
                missing = {"target": written.target, "suggestion": did_you_mean(written.target, near)}
                self.faults.append(Diagnostic.of(fault, written.location, written.excerpt, **missing))
        elif destination.moved or destination.former_fragment:
            self._judge_detour(destination, written)
        if destination.page is not None and destination.fragment:
            self.references.append(Reference(destination.page.address, destination.fragment, written))

    def _judge_detour(self, destination: Destination, written: WrittenLink) -> None:
        """Report that a link says what its page, or the place in it, was called before."""
        assert destination.page is not None
        repaired = self.addressing.repaired(written.target, destination, written.location.path)
        values = {"target": written.target, "page": destination.page.path, "repaired": repaired}
        if not destination.moved:
            code = "link-former-anchor"
            values |= {"fragment": destination.former_fragment, "name": destination.fragment}
        elif "//" in written.target or written.target.startswith("{"):
            code = "link-former-address"
        else:
            code = "link-redirected"
        self.faults.append(Diagnostic.of(code, written.location, written.excerpt, **values))

    def _cell(self, table: Table, text: str) -> Markup:
        """The inline Markdown *text* of a cell of *table*; links in it are written in the data file."""
        return self._of_cell(table, text, HtmlWriter(self, self.words).cell)

    def _cell_twin(self, table: Table, text: str) -> Markup:
        """The same as Markdown."""
        return self._of_cell(table, text, TwinWriter(self, self.words).cell)

    def _of_cell(self, table: Table, text: str, write: Callable[[Tree], str]) -> Markup:
        mapping = self.library.catalogue.mapping
        if isinstance(table, Rows) and mapping is not None:
            self._cell_place = (mapping.source, table.spans[text])
        try:
            return Markup(write(read_words(SourceText("", text))))
        finally:
            self._cell_place = None

    def _tutorial(self, tutorial: Tutorial) -> tuple[str, bool]:
        """The address of a client's tutorial, and whether it lies elsewhere."""
        mapping = self.library.catalogue.mapping
        guide = tutorial.guide(self.page.language)
        target = guide.address if guide else tutorial.address or ""
        destination = self.addressing.destination(target, self.page)
        if mapping is not None and not self.is_settled:
            self._written(target, destination.href, mapping.source, tutorial.span)
        return destination.href, destination.external
