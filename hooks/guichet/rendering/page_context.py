"""The context of a page: what the dialect may ask while the page is rendered, and what its answers leave behind."""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Iterable
from functools import partial
from typing import TypeVar

from markupsafe import Markup

from guichet.diagnostics import Diagnostic, did_you_mean
from guichet.dialect import FoundLink, Link, Parser
from guichet.model import Library, Page, Rows, Table, Tutorial, WrittenLink
from guichet.rendering.addressing import Addressing, Destination
from guichet.rendering.rendered import Reference
from guichet.rendering.written import WrittenLinks
from guichet.schema.words import words_in
from guichet.source import SourceText, Span
from guichet.tables import TableView, render_table

_JOINT = re.compile(r"-|$")
_ID = re.compile(r'\bid="([^"]+)"')
Answer = TypeVar("Answer")


class PageContext:
    """Answers the dialect's questions about one page, and notes what the answers depended on."""

    def __init__(
        self, page: Page, library: Library, addressing: Addressing, parser: Parser, links: Iterable[FoundLink]
    ) -> None:
        """*links* are those that the scan of the source found, with their places."""
        self.page = page
        self.library = library
        self.addressing = addressing
        self.parser = parser
        self.words = words_in(page.language)
        self.written = WrittenLinks(page.document.source, links)
        self.references: list[Reference] = []
        self.faults: list[Diagnostic] = []
        self.anchors: set[str] = set()
        """The ids of the tables, which the dialect takes as they are."""
        self._stems: set[str] = set()
        """What these ids are, and what they begin with before a `-`: no table may be called so."""
        self._table_count: dict[str, int] = {}
        self.answers: dict[str, str] = {}
        """What was asked of the library, each question with its answer."""
        self._cell_place: tuple[SourceText, Span] | None = None

    # What the dialect asks

    def value(self, name: str) -> str | None:
        """The value of the data file that `{{ name }}` shows; `None` if there is none."""
        return self._noted(f"value {name}", self.library.catalogue.values.get(name))

    def table(self, name: str, caption: str | None) -> str | None:
        """The table *name* as safe HTML, under *caption* or its own; `None` if there is none."""
        table = self.library.catalogue.tables.get(name)
        if table is None:
            return None
        view = TableView(
            language=self.page.language,
            words=self.words,
            catalogue=self.library.catalogue,
            id=self._id_of(name),
            caption=caption,
            tutorial=self._tutorial,
            inline=partial(self._cell, table),
        )
        html = render_table(table, view)
        self.take(_ID.findall(html))
        self._noted(f"table {name} {view.id} {caption}", hashlib.sha256(html.encode()).hexdigest())
        return html

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

    def link(self, target: str) -> Link:
        """Where a link to *target* leads."""
        return self._link(target, "unknown-page")

    def image(self, target: str) -> Link:
        """Where the image *target* lies."""
        return self._link(target, "unknown-image")

    def title(self, link: Link) -> str | None:
        """The title of the page that *link* leads to."""
        page = self.library.by_address.get(link.address) if link.address else None
        return self._noted(f"title {link.address}", page.title if page else None)

    def size(self, image: Link) -> tuple[int, int] | None:
        """Width and height of *image* in pixels."""
        return self._noted(f"size {image.address}", self.library.image_sizes.get(image.address or ""))

    # What the answers leave behind

    def _noted(self, question: str, answer: Answer) -> Answer:
        self.answers[question] = str(answer)
        return answer

    def _link(self, target: str, fault: str) -> Link:
        spot = self._cell_place or self.written.next_spot(target)
        destination = self.addressing.destination(target, self.page, spot[0].path if spot else None)
        written = self.written.add(target, destination.href, spot)
        self._judge(destination, written, fault)
        self._noted(f"link {target} {written.location.path}", destination.href)
        return Link(destination.href, external=destination.external, address=destination.address)

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
        mapping = self.library.catalogue.mapping
        if isinstance(table, Rows) and mapping is not None:
            self._cell_place = (mapping.source, table.spans[text])
        try:
            return self.parser.inline(text, self)
        finally:
            self._cell_place = None

    def _tutorial(self, tutorial: Tutorial) -> tuple[str, bool]:
        """The address of a client's tutorial, and whether it lies elsewhere."""
        mapping = self.library.catalogue.mapping
        guide = tutorial.guide(self.page.language)
        target = guide.address if guide else tutorial.address or ""
        destination = self.addressing.destination(target, self.page)
        if mapping is not None:
            self.written.add(target, destination.href, (mapping.source, tutorial.span))
        return destination.href, destination.external
