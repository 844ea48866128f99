"""Headers: the front matter of an old guide, made readable where that is safe, with a slug."""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

from guichet.diagnostics import ContentError, Diagnostic
from guichet.editing import applied
from guichet.importing.arrival import Arrival
from guichet.model import fragment_of
from guichet.repairs import REPAIRS
from guichet.source import Document, SourceText, read_document

_ROUNDS = 50
"""How many lines of a header are quoted at most."""
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SLUG_LENGTH = 120


def readable(source: SourceText, arrival: Arrival) -> Document:
    """The document that *source* is, once what YAML cannot read of its header stands in quotes.

    Raises:
        ContentError: no safe change makes it readable.
    """
    text = source.text.lstrip()
    if text != source.text and text.startswith("---\n"):
        source = SourceText(source.path, text)
        arrival.changes.append("what stood above the front matter, white space alone, is gone")
    for _ in range(_ROUNDS):
        try:
            document = read_document(source)
        except ContentError as error:
            faults: Sequence[Diagnostic] = error.diagnostics
            failure: ContentError | None = error
        else:
            faults, failure = document.header.remarks, None
        repaired = _repaired(source, faults)
        if repaired is None:
            if failure:
                raise failure
            return document
        source, line = repaired
        arrival.changes.append(f"line {line}: its text is in quotes")
    raise ContentError(faults)


def _repaired(source: SourceText, faults: Sequence[Diagnostic]) -> tuple[SourceText, int] | None:
    """*source* with the first of *faults* repaired that has a repair, and the line of it."""
    for fault in faults:
        repair = REPAIRS.get(fault.code)
        edits = repair.edits(source, fault) if repair else ()
        if edits:
            text = applied(source.text.encode("utf-8"), edits).decode("utf-8")
            return SourceText(source.path, text), edits[0].line
    return None


def with_slug(document: Document, arrival: Arrival) -> Document:
    """*document* with a slug that can be part of an address; one that has neither slug nor title stays as it is."""
    written, title = (str(document.header.values.get(key) or "") for key in ("slug", "title"))
    if _SLUG.fullmatch(written) and len(written) <= _SLUG_LENGTH:
        return document
    slug = slug_of(written or title)
    if not written and not title:
        return document
    if not written:
        arrival.changes.append(f"its slug, which it lacked, is `{slug}`, from its title")
        return _with_line(document, f"slug: {slug}", behind="title")
    arrival.changes.append(f"its slug was `{written}`, and is `{slug}`")
    arrival.decisions.append(f"is the old address, which ended in `{written}`, to live on?")
    span = document.header.span_of(("slug",))
    text = document.source.text
    return _reread(document, text[: span.start] + slug + text[span.start + span.length :])


def slug_of(text: str) -> str:
    """The slug that *text*, a title or a slug by other rules, comes nearest to."""
    return fragment_of(text).replace("_", "-").strip("-")[:_SLUG_LENGTH].strip("-")


def with_sections(document: Document, sections: Sequence[str]) -> Document:
    """*document*, the page of a product, with the order of its *sections*."""
    return _with_line(document, _dump({"sections": list(sections)}))


def index_text(title: str, sections: Sequence[str]) -> str:
    """A generated page for a product that has none."""
    header: dict[str, object] = {"title": title}
    if len(sections) > 1:
        header["sections"] = list(sections)
    return f"---\n{_dump(header)}\n---\n"


def _dump(values: dict[str, object]) -> str:
    return yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=10_000).rstrip("\n")


def _with_line(document: Document, line: str, behind: str | None = None) -> Document:
    """*document* with *line* behind the entry *behind* of its header, or else at the end of it."""
    source, header = document.source, document.header
    end = source.line_start(document.body_line - 1)
    after = header.keys[(behind,)].start if behind else end
    below = [span.start for path, span in header.keys.items() if len(path) == 1 and span.start > after]
    position = min(below, default=end)
    return _reread(document, f"{source.text[:position]}{line}\n{source.text[position:]}")


def _reread(document: Document, text: str) -> Document:
    return read_document(SourceText(document.source.path, text))
