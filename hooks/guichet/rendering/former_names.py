"""Former names: what a place on a page was called before still leads there, by an empty element in it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from guichet.diagnostics import Diagnostic, did_you_mean
from guichet.model import Page

CLASS = "guichet-former"
"""The class of the elements, by which styles know that the place around them is meant."""

_THEMES_OWN = "__"
"""How the ids begin that are there for styles and scripts."""
_CLOSED = frozenset("details dl hr img input ol table ul".split())
"""Elements that may not begin with a `<span>`: it stands before them."""
_CELL = re.compile(r"<t[dh]\b[^<>]*>")


def former_name_faults(page: Page, anchors: Collection[str]) -> Iterator[Diagnostic]:
    """What is wrong with the former names of *page*, whose places are called *anchors* now."""
    header = page.document.header
    known = {anchor for anchor in anchors if not anchor.startswith(_THEMES_OWN)}
    for former, name in page.anchors.items():
        if former in anchors:
            yield header.diagnostic("anchor-taken", ("anchors", former), at_key=True, name=former)
        if name in page.anchors:
            yield header.diagnostic("anchor-chain", ("anchors", former), name=name)
        elif name not in known:
            suggestion = did_you_mean(name, known)
            yield header.diagnostic("anchor-unknown", ("anchors", former), name=name, suggestion=suggestion)


def with_former_names(html: str, names: Mapping[str, str]) -> str:
    """*html* in which a fragment may say the keys of *names*, too, each for the element that has its value as id."""
    if not names:
        return html
    formers: dict[str, list[str]] = {}
    for former, name in names.items():
        formers.setdefault(name, []).append(former)
    ids = "|".join(map(re.escape, formers))
    parts: list[str] = []
    end = 0
    for tag in re.finditer(rf'<(?P<name>[a-z][a-z0-9]*)\b[^<>]*?\sid="(?P<id>{ids})"[^<>]*>', html):
        place = _place(html, tag)
        parts += [html[end:place], *map(_anchor, formers.pop(tag["id"], []))]
        end = place
    return "".join([*parts, html[end:]])


def _anchor(name: str) -> str:
    return f'<span class="{CLASS}" id="{name}"></span>'  # the schema lets no name end the attribute


def _place(html: str, tag: re.Match[str]) -> int:
    """Where an element that belongs to that of *tag* may stand."""
    if tag["name"] in _CLOSED:
        return tag.start()
    cell = _CELL.search(html, tag.end()) if tag["name"] == "tr" else None
    return cell.end() if cell else tag.end()
