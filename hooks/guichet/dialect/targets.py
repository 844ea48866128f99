"""Targets: what a link may lead to, and where it is written."""

from __future__ import annotations

import re

from guichet.source import Span

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
SCHEMES = frozenset({"http", "https", "mailto", "tel", "sms", "ftp", "ftps", "sftp"})
"""What the target of a link may begin with, if it has a scheme."""
_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_LINK_AS_TARGET = re.compile(r"\[[^\[\]]*\]\((?P<target>[^()]*)\)$")
_SPACE = re.compile(r"[\s>]*")
_STEP = re.compile(r"\\.|[()]|\s")
_DEFINITION = re.compile(r"\[(?:\\.|[^\[\]\\])+\]:")


def clean_target(written: str) -> str:
    """The target that *written*, without escapes and entities, means.

    A link that stands where a target should, as in `[t]([u](u))`, means that link's target.
    """
    link = _LINK_AS_TARGET.match(written)
    return _CONTROL.sub("", link["target"] if link else written).strip()


def refused_scheme(target: str) -> str | None:
    """The scheme of *target* where no link may begin with it, such as `javascript:`."""
    found = _SCHEME.match(_INVISIBLE.sub("", target))
    return f"{found[1].lower()}:" if found and found[1].lower() not in SCHEMES else None


def inline_place(text: str, label_end: int, end: int) -> Span:
    """Where the target of a link is written whose words end at *label_end* and which ends at *end* in *text*."""
    opening = text.find("](", label_end, end)
    return _place(text, opening + 2, end - 1) if opening >= 0 else Span(label_end)


def definition_place(text: str, start: int, end: int) -> Span:
    """Where the target is written in the definition that stands between *start* and *end* in *text*."""
    label = _DEFINITION.search(text, start, end)
    return _place(text, label.end(), end) if label else Span(start, max(1, end - start))


def _place(text: str, start: int, end: int) -> Span:
    space = _SPACE.match(text, start, end)
    start = space.end() if space else start
    if text.startswith("<", start):
        closing = text.find(">", start, end)
        return Span(start, closing + 1 - start if closing >= 0 else 1)
    depth = 0
    for step in _STEP.finditer(text, start, end):
        if step[0] == "(":
            depth += 1
        elif step[0] == ")":
            depth -= 1
        if step[0].isspace() or depth < 0:
            return Span(start, max(1, step.start() - start))
    return Span(start, max(1, end - start))
