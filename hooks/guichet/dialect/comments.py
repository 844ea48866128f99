"""Comments: `<!-- … -->` is for those who write, and is left out of the page."""

from __future__ import annotations

from guichet.dialect.lines import Cursor
from guichet.dialect.report import Report
from guichet.dialect.verbatim import masked, verbatim_parts
from guichet.source import Span

_OPENING, _CLOSING = "<!--", "-->"


class Comments:
    """The comments of one text that take up whole lines, or go on over several."""

    def __init__(self, text: str, start: int, report: Report) -> None:
        self._text = text
        self._start = start
        self._report = report
        self._end = start
        """The offset behind the comment that is being read."""
        self._none_closes_after = len(text)

    def hides(self, cursor: Cursor) -> bool:
        """Whether the line *cursor* begins within a comment; if the comment ends in it, it is taken up to there."""
        if cursor.start >= self._end:
            return False
        cursor.position = cursor.column = min(len(cursor.text), self._end - cursor.start)
        return True

    def fill(self, cursor: Cursor) -> bool:
        """Whether comments are all that is left of *cursor*. One that goes on behind the line is cut off from it."""
        if _OPENING not in cursor.rest:
            return False
        self._cut_off(cursor)
        rest = cursor.rest
        words, done = "", 0
        for part in verbatim_parts(rest):
            if part.kind == "comment":
                words += rest[done : part.start]
                done = part.end
        return not (words + rest[done:]).strip()

    def _cut_off(self, cursor: Cursor) -> None:
        """Take the comment that is open at the end of *cursor* away from it, and remember where it ends."""
        opening = masked(cursor.rest).find(_OPENING)
        if opening < 0:
            return
        begin = cursor.start + cursor.position + opening - self._start
        end = self._text.find(_CLOSING, begin) if begin < self._none_closes_after else -1
        if end >= 0:
            self._end = self._start + end + len(_CLOSING)
            cursor.text = cursor.text[: cursor.position + opening]
        else:
            self._none_closes_after = min(begin, self._none_closes_after)
            place = Span(self._start + begin, len(_OPENING))
            self._report("html-refused", place, tag=_OPENING, suggestion=f"close the comment with `{_CLOSING}`")
