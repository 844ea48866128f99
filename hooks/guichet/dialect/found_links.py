"""Found links: the links and images of a stretch of running text, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from guichet.dialect.attributes import read_attributes
from guichet.dialect.links import AUTOLINK, MAIL, Definition, LinkForm, clean_target, read_links
from guichet.dialect.runs import Run
from guichet.dialect.verbatim import CODE_MASK, masked
from guichet.source import SourceText, Span

_SPACE = re.compile(r"[ \t\u00a0]+(?=\{)")
_AUTOLINKS = re.compile(f"{AUTOLINK.pattern}|{MAIL.pattern}")


@dataclass(frozen=True, slots=True)
class FoundLink:
    """A link or an image, as its author wrote it."""

    target: str
    span: Span
    """Where the target stands; of a link that refers to a definition, in the definition."""
    source: SourceText
    """The file that it is written in."""
    is_image: bool = False
    external_mark: Span | None = None
    """Where `{.external}` stands behind it."""
    words: str = ""
    """The words of a link as written, or those that stand for an image."""
    spaced_mark: Span | None = None
    """Where `{.external}` and the space before it stand, which makes it text."""

    @property
    def says_external(self) -> bool:
        """Whether its author has said that it leaves the site, or need not: of `<https://…>` the words say it."""
        return bool(self.external_mark or self.spaced_mark) or self.is_image or self.words == self.target


class LinkedText:
    """A run with its links taken out."""

    def __init__(self, run: Run, definitions: Mapping[str, Definition]) -> None:
        self.run = run
        self.masked = masked(run.text)
        """The text with its verbatim parts masked."""
        self._forms = read_links(self.masked, definitions)
        self._links: list[tuple[int, int, FoundLink]] = []
        self.words = self._without_targets()
        """The masked text without targets and images: where values and tags are looked for."""
        self._links.sort(key=lambda link: link[0])

    @property
    def links(self) -> list[FoundLink]:
        """The links and images, in the order in which they begin."""
        return [link for _, _, link in self._links]

    @property
    def ends(self) -> Iterator[tuple[int, FoundLink]]:
        """The links and images, each with the offset behind it."""
        return ((end, link) for _, end, link in self._links)

    @property
    def alternatives(self) -> Iterator[tuple[int, str]]:
        """The words that stand for images, each with its offset, with their verbatim parts masked."""
        return ((form.label[0], self.masked[slice(*form.label)]) for form in self._forms.values() if form.is_image)

    def _without_targets(self) -> str:
        words = list(self.masked)
        labels = bytearray(len(words))
        for form in self._forms.values():
            start = form.start if form.is_image else form.label[1]
            words[start : form.end] = CODE_MASK * (form.end - start)
            if not form.is_image:
                labels[slice(*form.label)] = b"\1" * (form.label[1] - form.label[0])
            self._links.append((form.start, form.end, self._of_form(form)))
        for found in _AUTOLINKS.finditer("".join(words)) if "<" in self.masked else ():
            if labels[found.start()]:
                continue
            target = clean_target(found[1]) if found[1] else f"mailto:{found[2]}"
            span = self.run.span(found.start() + 1, found.end() - 1)
            mark, spaced = self._external_mark(found.end()), self._spaced_mark(found.end())
            link = FoundLink(target, span, self.run.source, False, mark, target, spaced)
            self._links.append((found.start(), found.end(), link))
            words[found.start() : found.end()] = CODE_MASK * (found.end() - found.start())
        return "".join(words)

    def _of_form(self, form: LinkForm) -> FoundLink:
        mark = self._external_mark(form.end)
        words = self.run.text[slice(*form.label)].strip()
        if form.definition:
            target, span, source = form.definition.target, form.definition.span, form.definition.source
        else:
            assert form.target is not None  # or it would have a definition
            start, end = form.target
            target = clean_target(self.run.text[start:end])
            span, source = self.run.span(start, max(end, start + 1)), self.run.source
        spaced = None if form.is_image else self._spaced_mark(form.end)
        return FoundLink(target, span, source, form.is_image, mark, words, spaced)

    def _spaced_mark(self, position: int) -> Span | None:
        space = _SPACE.match(self.masked, position)
        given = read_attributes(self.masked, space.end()) if space else None
        return self.run.span(position, given.end) if given and given.is_external_mark else None

    def _external_mark(self, position: int) -> Span | None:
        given = read_attributes(self.masked, position)
        return self.run.span(given.start, given.end) if given and given.is_external_mark else None
