"""Security: what a page has that its own policy would keep from working."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from guichet.diagnostics import Diagnostic, Location
from guichet.hosting import KNOWN_SCRIPTS, PAGE_POLICY, script_hash

_RUN = frozenset({"", "module", "text/javascript", "application/javascript"})
"""The types of scripts that browsers run; others hold data."""
_LOADED = (
    "script[src], img[src], iframe[src], embed[src], source[src], video[src], audio[src], object[data], link[href]"
)
"""The elements that load something."""
_LOADING = frozenset({"stylesheet", "icon", "preload", "modulepreload", "manifest"})
"""The relations of links that browsers load something for."""
_HANDLER = re.compile(r"""[\s"'/]on[a-z]+\s*=""", re.IGNORECASE)
"""What may be an attribute that holds a script, and is mostly text."""
_SHOWN = 60


def policy_faults(root: Path, name: str, site_address: str | None, *, static: Collection[str]) -> Iterator[Diagnostic]:
    """What is wrong with the pages of the built site in the folder *root*, which people call *name*.

    *static* are the paths of files that are published as people wrote them: no template has given them the policy.
    """
    own_host = urlsplit(site_address or "").netloc
    for file in sorted(root.rglob("*.html")):
        path = file.relative_to(root).as_posix()
        if path not in static:
            yield from _page_faults(file.read_text("utf-8"), Location(f"{name}/{path}"), own_host)


def _page_faults(html: str, place: Location, own_host: str) -> Iterator[Diagnostic]:
    tree = LexborHTMLParser(html)
    head = list(tree.head.iter()) if tree.head else []
    if [node.attributes for node in head[:2]] != _BEGINNING:
        yield Diagnostic.of("site-policy-missing", place)
    for what, repair in dict.fromkeys(_breaches(tree, html, own_host)):
        yield Diagnostic.of("site-policy-breach", place, what=what, repair=repair)


_BEGINNING = [{"charset": "utf-8"}, {"http-equiv": "Content-Security-Policy", "content": PAGE_POLICY}]
"""The attributes of the first two elements of a head."""


def _breaches(tree: LexborHTMLParser, html: str, own_host: str) -> Iterator[tuple[str, str]]:
    """What the policy forbids in *tree*, the page *html*, each with what to do about it."""
    for script in tree.css("script:not([src])"):
        text = script.text()
        if (script.attributes.get("type") or "").lower() in _RUN and script_hash(text) not in KNOWN_SCRIPTS:
            yield f"the script `{_shown(text)}`", "put it into a file, and list that under `extra_javascript`"
    for style in tree.css("style"):
        yield f"the styles `{_shown(style.text())}`", "put them into a file, and list that under `extra_css`"
    for node in tree.css("[style]"):
        shown = _shown(node.attributes["style"] or "")
        yield f'`style="{shown}"`', "give the element a class, and style that in a file"
    for node in tree.css("*") if _HANDLER.search(html) else ():
        for name, value in node.attributes.items():
            if name.startswith("on"):
                yield f'`{name}="{_shown(value or "")}"`', "have a script of a file listen to the element"
    for node in tree.css(_LOADED):
        target = _foreign(node, own_host)
        if target:
            yield f"`{_shown(target)}`", "take the file into the site"


def _foreign(node: LexborNode, own_host: str) -> str | None:
    """What *node* loads from another host; `None` if nothing."""
    given = node.attributes
    if node.tag == "link" and not _LOADING.intersection((given.get("rel") or "").lower().split()):
        return None
    target = next((given[name] or "" for name in ("src", "data", "href") if name in given), "")
    host = urlsplit(target).netloc if target.lower().startswith(("http:", "https:", "//")) else ""
    return target if host and host != own_host else None


def _shown(text: str) -> str:
    """*text* on one line, as far as a message has room for it."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
