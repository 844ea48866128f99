"""Moves a guide: the new contents of its files, and of every text that links to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from guichet.diagnostics import ContentError, Diagnostic, Location
from guichet.editing import Edit, FileChange, applied
from guichet.model import Library
from guichet.model.place import Place, alias_address, alias_for
from guichet.relations.data_file import DataFile
from guichet.relations.mentions import Mentions
from guichet.relations.moved import Moved, MovedGuide
from guichet.relations.targets import Targets
from guichet.repairs.header import with_entry, with_values
from guichet.source import SourceFolder
from guichet.source.strict_yaml import Path as ValuePath

_PLAIN = re.compile(r"[A-Za-z0-9-]+")


def file_changes(library: Library, moved: Moved, folders: Iterable[SourceFolder]) -> list[FileChange]:
    """Every file that changes or moves, sorted by its new path; *folders* are those of the guides and the pages.

    Raises:
        ContentError: a target exists already, or a guide's front matter cannot be changed.
    """
    _require_free(library, moved)
    places = tuple(folders)
    edits = _edits(library, moved)
    headers = {one.guide.path: one for one in moved.guides}
    changes = []
    for path in sorted({*moved.files, *headers, *edits}):
        folder = next(one for one in places if path.startswith(one.name))
        file, target = folder.project / path, moved.files.get(path, path)
        if target != path and folder.exists(folder.project / target):
            raise ContentError([Diagnostic.of("move-taken", Location(target), path=target)])
        before = folder.content(file)
        after = applied(before, edits.get(path, ())) if path in edits else before
        if path in headers:
            after = _with_header(after, headers[path])
        is_moved = target != path
        if is_moved or after != before:
            origin = (file, path) if is_moved else (None, None)
            changes.append(FileChange(folder.project / target, target, before, after, *origin))
    return sorted(changes, key=lambda change: change.path)


def _require_free(library: Library, moved: Moved) -> None:
    """Refuse a move to an address that leads to another page.

    Raises:
        ContentError: there is one.
    """
    taken = [
        one.guide.document.header.diagnostic("address-duplicate", ("slug",), address=one.address, other=other.path)
        for one in moved.guides
        if (other := library.redirects.get(one.address)) is not None and other is not one.guide
    ]
    if taken:
        raise ContentError(taken)


def as_it_would_be(changes: Iterable[FileChange]) -> dict[Path, bytes | None]:
    """The contents of the files after *changes*."""
    listed = list(changes)
    return {
        **{change.origin: None for change in listed if change.origin},
        **{change.file: change.after for change in listed},
    }


def _edits(library: Library, moved: Moved) -> Mapping[str, list[Edit]]:
    """The edits of each text that links to a moved file, or that moves itself, by its old path."""
    mentions, targets = Mentions(library), Targets(library, moved)
    first = next(iter(library.homes), None) or library.everything[0]
    signs = _signs(moved, f"{library.settings.guides}/")
    found: dict[str, list[Edit]] = {}
    for path, (document, page) in mentions.texts.items():
        source = document.source
        changed = []
        may_mention = path in moved.files or any(one in source.text for one in signs)
        for link in mentions.links(document) if may_mention else ():
            raw = source.text[link.place.start : link.place.start + link.place.length]
            new = targets.rewritten(raw, link.target, page or first, path)
            if new is not None:
                changed.append(Edit.at(source, link.place, new))
        changed += [
            Edit.at(source, include.span, moved.files[include.path].removeprefix(f"{library.settings.guides}/"))
            for include in mentions.includes(document)
            if include.path in moved.files
        ]
        if changed:
            found[path] = list(dict.fromkeys(changed))
    mapping = library.catalogue.mapping
    changed = list(dict.fromkeys(DataFile(library, moved, targets, mentions).edits(first)))
    if mapping is not None and changed:
        found[mapping.source.path] = changed
    return found


def _signs(moved: Moved, folder: str) -> frozenset[str]:
    """Words that a text must contain to link to a moved file: the longest part of each name that is never encoded."""
    names = {Place.of(PurePosixPath(path.removeprefix(folder))).own_name for path in moved.files}
    names |= {one.guide.header.slug for one in moved.guides}
    return frozenset(max(_PLAIN.findall(name), key=len, default="") for name in names)


def _with_header(content: bytes, moved: MovedGuide) -> bytes:
    """The guide's file *content* with its new slug and its former address.

    Raises:
        ContentError: its front matter is written in a form that cannot be changed.
    """
    guide = moved.guide
    if moved.address == guide.address:
        return content
    header = guide.document.header
    former = alias_for(guide.address, guide.language, moved.product)
    values: dict[ValuePath, str] = {("slug",): moved.slug} if moved.slug != guide.header.slug else {}
    is_there = False
    listed = header.values.get("aliases") or []
    for rank, alias in enumerate(listed):
        assert isinstance(alias, str)
        meant = alias_address(alias, guide.language, guide.product)
        if meant == moved.address:
            # The guide moves back: its alias and its address swap roles.
            values["aliases", rank], is_there = former, True
        elif alias_address(alias, guide.language, moved.product) != meant:
            values["aliases", rank] = alias_for(meant, guide.language, moved.product)
    after = with_values(content, guide.path, values)
    if after is not None and not is_there:
        after = with_entry(after, guide.path, "aliases", former)
    if after is None:
        raise ContentError([header.diagnostic("move-header", ("slug",), at_key=True)])
    return after
