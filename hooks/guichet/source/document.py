"""A document: a header of `key: value` lines, and the body below it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from frontmatter.default_handlers import BaseHandler

from guichet.diagnostics import ContentError, Diagnostic
from guichet.source.limits import TextLimits
from guichet.source.strict_yaml import SourceMapping, read_mapping
from guichet.source.text import SourceText, Span


@dataclass(frozen=True)
class Document:
    """A text file with front matter. The body is never looked at for metadata again."""

    source: SourceText
    header: SourceMapping
    body_line: int
    """The line of the source, counted from 1, on which the body begins."""

    @property
    def body(self) -> str:
        """Everything below the header, as written."""
        return self.source.text[self.body_start :]

    @property
    def body_start(self) -> int:
        """The offset of the body in the source."""
        if self.body_line > self.source.line_count:
            return len(self.source.text)
        return self.source.line_start(self.body_line)


_KEY = re.compile(r"\s*(?:- )?[\w-]+:(?:\s|$)")


class StrictHandler(BaseHandler):
    """Front matter as python-frontmatter understands it, read strictly and with positions."""

    FM_BOUNDARY = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
    START_DELIMITER = "---"
    END_DELIMITER = "---"

    def __init__(self, source: SourceText, limits: TextLimits) -> None:
        super().__init__()
        self.source = source
        self.limits = limits

    def detect(self, text: str) -> bool:
        """Whether the first line is exactly `---`: a body may begin with a ruler or with `Note: text`."""
        return text == "---" or text.startswith("---\n")

    def load(self, fm: str) -> dict[str, Any]:
        """The header's values, each a text, a list or a mapping."""
        return dict(self.read(fm).values)

    def read(self, header: str) -> SourceMapping:
        """The header's values with their places; *header* is what `split` gave.

        Raises:
            ContentError: it is too long, or one diagnostic per fault of the YAML.
        """
        start, limit = len("---"), self.limits.header
        if len(header) > limit:
            raise ContentError([self.source.diagnostic("header-too-long", Span(0, start), limit=limit)])
        end = start + len(header)
        try:
            return read_mapping(
                self.source,
                start + 1,
                end,
                what="the front matter",
                refuse_comments=True,
                nesting=self.limits.nesting,
            )
        except ContentError as error:
            raise ContentError(self._runs_on(found) or found for found in error.diagnostics) from None

    def _runs_on(self, fault: Diagnostic) -> Diagnostic | None:
        """What to say instead of *fault*, if it is that the body began without an end of the header."""
        line = fault.location.line
        if fault.code != "yaml-syntax" or line is None or _KEY.match(self.source.line(line)):
            return None
        if all(self.source.line(above).strip() for above in range(1, line)):
            return None
        begin = Span(self.source.line_start(line), len(self.source.line(line)))
        return self.source.diagnostic("header-runs-on", begin)


def read_document(source: SourceText, limits: TextLimits = TextLimits()) -> Document:  # noqa: B008  # it is frozen
    """The header and the body of *source*.

    Raises:
        ContentError: the header is missing, not closed, too long, or not strict YAML.
    """
    handler = StrictHandler(source, limits)
    first = Span(0, max(1, len(source.line(1))))
    if not handler.detect(source.text):
        raise ContentError([source.diagnostic("header-missing", first, repair=_repair_of(source))])
    try:
        header, body = handler.split(source.text)
    except ValueError:
        raise ContentError([source.diagnostic("header-unclosed", first)]) from None
    mapping = handler.read(header)
    body_start = Span(max(0, len(source.text) - len(body)))
    return Document(source, mapping, (source.location(body_start).line or 1) + 1)


def _repair_of(source: SourceText) -> str:
    """What to do about a *source* that does not begin with `---`."""
    if source.line(1).strip() == "---":
        return "remove the spaces around the first `---`"
    if source.text.lstrip().startswith("---\n"):
        return "remove what stands above the first `---`"
    return "begin it with a line `---`, then the keys, then another line `---`"
