"""Survey: every page of a site read once, each of its references followed as far as the files tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from guichet.diagnostics import ContentError, Diagnostic, Location
from guichet.links import check
from guichet.links.extract import Extracted, extract
from guichet.links.fault import Fault, SiteLink
from guichet.links.identity import Alternate, check_canonical
from guichet.links.nearest import Nearest
from guichet.links.parts import part_occurrences
from guichet.links.resolve import Elsewhere, Former, Local, Malformed, Outside, Resolver
from guichet.links.site import PAGE_FOR_MISSING_PAGES, Site, address_of, is_page, is_twin, legible
from guichet.links.ways import Ways
from guichet.source import SourceText
from guichet.source.text import decode

FragmentUse: TypeAlias = tuple[str, str, str, int, str | None]
"""A fragment and the fields of its `SiteLink`. A tuple, as there are very many."""


@dataclass(slots=True)
class SiteSurvey:
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
    fragments: dict[str, list[FragmentUse]] = field(default_factory=dict)
    """The references to elements of other files, by the file: held against it, if it is a page, once all are read."""
    alternates: dict[str, tuple[Alternate, ...]] = field(default_factory=dict)
    """By file, of the pages that have any."""
    languages: dict[str, str] = field(default_factory=dict)
    """What the pages say that they are written in, by file."""
    linked: set[str] = field(default_factory=set)
    """The files that a link of another page leads to."""
    used: set[str] = field(default_factory=set)
    """The files that another one refers to."""
    onward: dict[str, str] = field(default_factory=dict)
    """Where the pages that only send readers on send them to: file by file, as far as that is in the site."""
    foreign: list[SiteLink] = field(default_factory=list)
    """The references to other sites."""
    unlisted: dict[str, str] = field(default_factory=dict)
    """The files of the pages that have no place in a sitemap, with the reason."""
    ways: Ways = field(default_factory=Ways)

    def read(self, file: str) -> None:
        """Add the page *file*."""
        path = self.site.path_of(file)
        content = self.content(file)
        if content is None:
            return
        text, faults = page_text(path, content)
        self.unreadable += faults
        found = extract(text)
        self.anchors[file] = found.anchors
        self.links += len(found.references)
        if found.language:
            self.languages[file] = found.language
        if found.redirects:
            self.unlisted[file] = "which only sends readers on to another page"
        elif found.noindex:
            self.unlisted[file] = "which asks search engines not to list it"
        elif file == PAGE_FOR_MISSING_PAGES:
            self.unlisted[file] = "which stands for missing pages"
        self._follow(file, found)
        for name, count in found.doubled:
            self._add(Fault("site-id-duplicate", file, values={"id": legible(name), "count": str(count)}, id=name))

    def read_part(self, file: str) -> None:
        """Add *file*, which is no page."""
        path = self.site.path_of(file)
        content = self.content(file)
        if content is None:
            return
        text, _ = page_text(path, content)
        if file.endswith(".svg"):
            found = extract(text)
            self.anchors[file] = found.anchors
            self._follow(file, found)
            return
        try:
            references = tuple(one.reference for one in part_occurrences(SourceText(path, text)))
        except ContentError as error:
            self.unreadable += error.diagnostics
            return
        opened = frozenset(references) if is_twin(file) else frozenset[str]()
        self._follow(file, Extracted(references, opened=opened))

    def content(self, file: str) -> bytes | None:
        """The bytes of *file*; `None` if it cannot be read, which is then told."""
        try:
            return self.site.content(file)
        except OSError as error:
            reason = error.strerror or str(error)
            self.unreadable.append(Diagnostic.of("file-unreadable", Location(self.site.path_of(file)), reason=reason))
            return None

    def _follow(self, file: str, found: Extracted) -> None:
        """Follow the references of *file*."""
        folder, itself = self._start(file, found)
        anchors = frozenset(found.anchors)
        links = frozenset(found.links)
        ways, has_base = self.ways, found.base is not None
        ways.start(folder)
        for reference, times in Counter(found.references).items():
            path, _, fragment = reference.partition("#")
            if not path and fragment in anchors and not has_base:
                continue
            to = ways.file(path) if not fragment or fragment.replace("-", "").isalnum() else None
            if to is None:  # no page before has had this way, or it is no plain one
                target = self.resolver.resolve(reference, folder)
                if not isinstance(target, Local):
                    self._follow_out(target, SiteLink(file, reference, times, folder), found)
                    continue
                address, fragment = itself if target.address is None else target.address, target.fragment
                to = self.site.file_at(address)
                if to is None:
                    self.faults.append(check.missing(SiteLink(file, reference, times, folder), address, self.nearest))
                elif to != file:
                    self.used.add(to)
                    ways.learn(path, to)
            if to is not None and to != file:
                if reference in links:
                    self.linked.add(to)
                if fragment:
                    self.fragments.setdefault(to, []).append((fragment, file, reference, times, folder))
            elif to is not None and fragment and fragment not in anchors:
                self._add(check.misplaced(SiteLink(file, reference, times, folder), to, fragment, anchors))
            if len(reference) < 2 and (not reference.strip() or (reference == "#" and reference in links)):
                self.faults.append(Fault("site-target-empty", file, SiteLink(file, reference, times, folder)))
        if file == PAGE_FOR_MISSING_PAGES and found.base is None:
            self._check_depth(file, found, folder)
        self._follow_identity(file, found, folder, itself)

    def _follow_out(self, target: Former | Elsewhere | Outside | Malformed, link: SiteLink, found: Extracted) -> None:
        """Judge a *link* to a *target* that is not in the site."""
        match target:
            case Elsewhere(scheme) if scheme:
                if scheme != "data" or link.reference in found.opened or link.reference in found.links:
                    # Images may be embedded as `data:` addresses.
                    self._add(check.foreign(link, scheme))
            case Former(address, fragment):
                to = self.site.file_at(address) or self.site.file_at(f"{address}/")
                if to is None:
                    self._add_foreign(link)
                else:
                    self.used.add(to)
                    if link.reference in found.links:
                        self.linked.add(to)
                    self.faults.append(check.former(link, to, self.resolver.base))
                    if fragment:
                        use = (fragment, link.file, link.reference, link.times, link.folder)
                        self.fragments.setdefault(to, []).append(use)
            case Elsewhere():
                self._add_foreign(link)
            case _:
                self.faults.append(check.unresolved(link, target))

    def _add_foreign(self, link: SiteLink) -> None:
        """Record a *link* to another site. Skip twins: their page has the same links."""
        if not is_twin(link.file):
            self.foreign.append(link)

    def _check_depth(self, file: str, found: Extracted, folder: str | None) -> None:
        """Report relative references of the page *file*, which the server shows at addresses of any depth."""
        for reference, times in Counter(found.references).items():
            target = self.resolver.resolve(reference, folder)
            is_relative = not reference.lstrip().lower().startswith(("/", "http:", "https:"))
            if isinstance(target, Local) and target.address is not None and is_relative:
                self._add(check.relative(SiteLink(file, reference, times, folder), target, self.resolver.base))

    def _follow_identity(self, file: str, found: Extracted, folder: str | None, itself: str) -> None:
        """Check the redirect, the canonical address and the alternate languages that the page *file* declares."""
        if found.onward:
            target = self.resolver.resolve(found.onward, folder)
            if isinstance(target, Local) and target.address is not None:
                self.onward[file] = self.site.file_at(target.address) or ""
        for canonical in found.canonicals:
            own = address_of(self.onward.get(file) or file) if found.redirects else address_of(file)
            self._add(check_canonical(file, own, canonical, folder, self.resolver, self.site_address))
        if found.alternates:
            self.alternates[file] = tuple(self._alternates(found, folder, itself))

    def _start(self, file: str, found: Extracted) -> tuple[str | None, str]:
        """The base folder of a page's relative references, and the address that bare fragments refer to.

        Both are the page's own, unless it has a `<base>`. The folder is `None` if the `<base>` is on another site.
        """
        address = file[: file.rindex("/") + 1] if is_twin(file) else address_of(file)
        folder = address.rpartition("/")[0] + "/"
        if found.base is None:
            return folder, address
        target = self.resolver.resolve(found.base, folder)
        if isinstance(target, Local):
            itself = target.address or address
            return itself.rpartition("/")[0] + "/", itself
        if not isinstance(target, Elsewhere | Former):
            self.faults.append(check.unresolved(SiteLink(file, found.base), target))
        return None, address

    def _alternates(self, found: Extracted, folder: str | None, itself: str) -> Iterator[Alternate]:
        for language, reference in found.alternates:
            target = self.resolver.resolve(reference, folder)
            if isinstance(target, Local):
                file = self.site.file_at(target.address if target.address is not None else itself)
                if file is not None:
                    yield Alternate(language, reference, file)

    def _add(self, fault: Fault | None) -> None:
        if fault is not None:
            self.faults.append(fault)

    def references_to(self, files: Collection[str]) -> Iterator[tuple[SiteLink, str]]:
        """Every link of a page to one of *files*, with its target file. Reads every page again."""
        for file in self.anchors:
            if not is_page(file) or file in self.onward:
                continue
            found = extract(page_text(self.site.path_of(file), self.site.content(file))[0])
            folder, _ = self._start(file, found)
            counts = Counter(found.references)
            for reference in found.links:
                target = self.resolver.resolve(reference, folder)
                to = self.site.file_at(target.address) if isinstance(target, Local) and target.address else None
                if to is not None and to in files:
                    yield SiteLink(file, reference, counts[reference], folder), to

    def check_fragments(self) -> None:
        """Check the fragments of links between pages. Call this once all pages have been read."""
        for target, uses in self.fragments.items():
            if target not in self.anchors:
                continue
            anchors = frozenset(self.anchors[target])
            for fragment, file, reference, times, folder in uses:
                if fragment not in anchors:
                    self._add(check.misplaced(SiteLink(file, reference, times, folder), target, fragment, anchors))
        self.fragments.clear()


def page_text(path: str, content: bytes) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text of a page, and its encoding faults. A page that is not UTF-8 is decoded as Windows-1252."""
    faults: tuple[Diagnostic, ...] = ()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
        try:
            decode(path, content)
        except ContentError as error:
            faults = error.diagnostics
    return (text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text), faults
