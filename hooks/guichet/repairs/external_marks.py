"""Repairs of `{.external}`: a space before it, and one on a link within the site."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guichet.diagnostics import Diagnostic
from guichet.editing import Edit
from guichet.repairs.registry import repair
from guichet.source import SourceText

_SPACE = re.compile(r"[ \t]+(?=\{)")
_LIST = re.compile(r"\{:?(?P<entries>[^{}\"']*)\}")
_MARK = re.compile(r"[ \t]+\.external(?!\S)|^\.external[ \t]+")


@repair("external-space")
def close_up(source: SourceText, fault: Diagnostic) -> Sequence[Edit]:
    """Remove the space between a link and its list of attributes."""
    found = _match(_SPACE, source, fault)
    return [_removal(fault, *found.span())] if found else ()


@repair("external-internal")
def remove_mark(source: SourceText, fault: Diagnostic) -> Sequence[Edit]:
    """Remove `.external`, and the braces if they hold nothing else."""
    found = _match(_LIST, source, fault)
    if found is None:
        return ()
    if set(found["entries"].split()) == {".external"}:
        return [_removal(fault, *found.span())]
    offset = found.start("entries")
    return [_removal(fault, offset + mark.start(), offset + mark.end()) for mark in _MARK.finditer(found["entries"])]


def _match(pattern: re.Pattern[str], source: SourceText, fault: Diagnostic) -> re.Match[str] | None:
    line, column = fault.location.line, fault.location.column
    return pattern.match(source.line(line), column - 1) if line is not None and column is not None else None


def _removal(fault: Diagnostic, start: int, end: int) -> Edit:
    assert fault.location.line is not None  # or nothing would have matched
    return Edit(fault.location.line, start + 1, end - start, "")
