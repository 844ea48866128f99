"""Survey: every page of a site read once, each of its references followed as far as the files tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from guichet.diagnostics import ContentError, Diagnostic, Location
from guichet.links import check
from guichet.links.extract import Extracted, extract
from guichet.links.fault import Fault, Link
from guichet.links.identity import Alternate, check_canonical
from guichet.links.nearest import Nearest
from guichet.links.resolve import Elsewhere, Local, Resolver, Target
from guichet.links.search_index import ENTRY, entry_address
from guichet.links.site import PAGE_FOR_MISSING_PAGES, Site, address_of, is_page, is_stylesheet, legible
from guichet.links.stylesheet import css_references
from guichet.source.text import decode


@dataclass(frozen=True, slots=True)
class FragmentUse:
    """A reference to an element of another file, to be held against that file, if it is a page, once all are read."""

    link: Link
    target: str
    """The other file."""
    fragment: str


@dataclass(slots=True)
class Survey:
    """What is known of a site. Grows with every page."""

    site: Site
    resolver: Resolver
    site_address: str | None
    nearest: Nearest
    links: int = 0
    """References of all pages, repetitions included."""
    faults: list[Fault] = field(default_factory=list)
    unreadable: list[Diagnostic] = field(default_factory=list)
    anchors: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The anchors of every page that could be read, by its file."""
    fragments: list[FragmentUse] = field(default_factory=list)
    alternates: dict[str, tuple[Alternate, ...]] = field(default_factory=dict)
    """By file, of the pages that have any."""
    linked: set[str] = field(default_factory=set)
    """The files that a link of another page leads to."""
    used: set[str] = field(default_factory=set)
    """The files that anything refers to."""
    onward: dict[str, str] = field(default_factory=dict)
    """Where the pages that only send readers on send them to: file by file, as far as that is in the site."""
    foreign: list[Link] = field(default_factory=list)
    """The references to other sites."""
    unlisted: dict[str, str] = field(default_factory=dict)
    """The files of the pages that have no place in a sitemap, with the reason."""
    _folder: str = ""
    _targets: dict[tuple[str | None, str], Target] = field(default_factory=dict)

    def read(self, file: str) -> None:
        """Add the page *file*."""
        path = self.site.path_of(file)
        try:
            text, faults = page_text(path, self.site.content(file))
        except OSError as error:
            reason = error.strerror or str(error)
            self.unreadable.append(Diagnostic.of("file-unreadable", Location(path), reason=reason))
            return
        self.unreadable += faults
        found = extract(text)
        self.anchors[file] = found.anchors
        self.links += len(found.references)
        if found.redirects:
            self.unlisted[file] = "which only sends readers on to another page"
        elif found.noindex:
            self.unlisted[file] = "which asks search engines not to list it"
        elif file == PAGE_FOR_MISSING_PAGES:
            self.unlisted[file] = "which stands for missing pages"
        self._follow(file, found)
        for name, count in found.doubled:
            self._add(Fault("site-id-duplicate", file, values={"id": legible(name), "count": str(count)}))

    def read_part(self, file: str) -> None:
        """Add *file*, which is no page."""
        path = self.site.path_of(file)
        try:
            content = self.site.content(file)
        except OSError as error:
            reason = error.strerror or str(error)
            self.unreadable.append(Diagnostic.of("file-unreadable", Location(path), reason=reason))
            return
        if file.endswith(ENTRY):
            self._follow_entry(file, content)
            return
        text, _ = page_text(path, content)
        if is_stylesheet(file):
            references = tuple(reference for reference, *_ in css_references(text))
            self._follow(file, Extracted(references, (), (), (), (), None, False, None))
        else:
            found = extract(text)
            self.anchors[file] = found.anchors
            self._follow(file, found)

    def _follow_entry(self, file: str, content: bytes) -> None:
        """Follow the address of an entry of the search index: it is given from the site's root."""
        address = entry_address(content)
        if address is None:
            reason = "it is no entry of a search index"
            self.unreadable.append(Diagnostic.of("file-unreadable", Location(self.site.path_of(file)), reason=reason))
        elif self.site.file_at(address) is None:
            self.faults.append(check.missing(Link(file, address, folder="/"), address, self.nearest))

    def _follow(self, file: str, found: Extracted) -> None:
        """Follow the references of the page *file*."""
        folder, itself = self._start(file, found)
        anchors = frozenset(found.anchors)
        links = frozenset(found.links)
        for reference, times in Counter(found.references).items():
            target = self._target(reference, folder)
            if isinstance(target, Elsewhere):
                if not target.scheme:
                    self.foreign.append(Link(file, reference, times, folder))
                elif target.scheme != "data" or reference in links:  # a picture may be in the page
                    self._add(check.foreign(Link(file, reference, times, folder), target.scheme))
                continue
            link = Link(file, reference, times, folder)
            if reference in links and reference.strip() in ("", "#"):
                self._add(Fault("site-target-empty", file, link))
            if not isinstance(target, Local):
                self.faults.append(check.unresolved(link, target))
                continue
            address = itself if target.address is None else target.address
            to = self.site.file_at(address)
            if to is not None:
                self.used.add(to)
                if to != file and reference in links:
                    self.linked.add(to)
            if to is None:
                self.faults.append(check.missing(link, address, self.nearest))
            elif to == file and target.fragment:
                self._add(check.misplaced(link, to, target.fragment, anchors))
            elif target.fragment:
                self.fragments.append(FragmentUse(link, to, target.fragment))
        if found.onward:
            target = self._target(found.onward, folder)
            if isinstance(target, Local) and target.address is not None:
                self.onward[file] = self.site.file_at(target.address) or ""
        if not found.redirects:
            for canonical in found.canonicals:
                self._add(check_canonical(file, canonical, folder, self.resolver, self.site_address))
        if found.alternates:
            self.alternates[file] = tuple(self._alternates(found, folder, itself))

    def _start(self, file: str, found: Extracted) -> tuple[str | None, str]:
        """The folder that relative references of a page start from, and the address that a lone fragment is on.

        Both are the page's own, unless it has a `<base>`. The folder is `None` where that leads to another site.
        """
        address = address_of(file)
        folder = address.rpartition("/")[0] + "/"
        if found.base is None:
            return folder, address
        target = self._target(found.base, folder)
        if isinstance(target, Local):
            itself = target.address or address
            return itself.rpartition("/")[0] + "/", itself
        if not isinstance(target, Elsewhere):
            self.faults.append(check.unresolved(Link(file, found.base), target))
        return None, address

    def _target(self, reference: str, folder: str | None) -> Target:
        """Where *reference* leads. Pages come folder by folder, so that what is kept for one folder is bounded."""
        if folder is not None and folder != self._folder:
            self._folder = folder
            self._targets.clear()
        key = folder, reference
        if key not in self._targets:
            self._targets[key] = self.resolver.resolve(reference, folder)
        return self._targets[key]

    def _alternates(self, found: Extracted, folder: str | None, itself: str) -> Iterator[Alternate]:
        for language, reference in found.alternates:
            target = self._target(reference, folder)
            if isinstance(target, Local):
                file = self.site.file_at(target.address if target.address is not None else itself)
                if file is not None:
                    yield Alternate(language, reference, file)

    def _add(self, fault: Fault | None) -> None:
        if fault is not None:
            self.faults.append(fault)

    def references_to(self, files: Collection[str]) -> Iterator[tuple[Link, str]]:
        """The links of all pages that lead to one of *files*, each with that file. Reads every page again."""
        for file in self.anchors:
            if not is_page(file) or file in self.onward:
                continue
            found = extract(page_text(self.site.path_of(file), self.site.content(file))[0])
            folder, _ = self._start(file, found)
            counts = Counter(found.references)
            for reference in found.links:
                target = self._target(reference, folder)
                to = self.site.file_at(target.address) if isinstance(target, Local) and target.address else None
                if to is not None and to in files:
                    yield Link(file, reference, counts[reference], folder), to

    def check_fragments(self) -> None:
        """Hold the references to elements of other pages against those pages, all of which have been read."""
        self.fragments.sort(key=lambda use: use.target)
        for target, uses in groupby(self.fragments, key=lambda use: use.target):
            if target in self.anchors:
                anchors = frozenset(self.anchors[target])
                for use in uses:
                    self._add(check.misplaced(use.link, target, use.fragment, anchors))
        self.fragments.clear()


def page_text(path: str, content: bytes) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text of a page, and what is wrong with its bytes. One that is not UTF-8 is read as browsers guess it."""
    faults: tuple[Diagnostic, ...] = ()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
        try:
            decode(path, content)
        except ContentError as error:
            faults = error.diagnostics
    return text.replace("\r\n", "\n").replace("\r", "\n"), faults
