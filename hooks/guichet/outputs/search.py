"""Search: the index that a built site is searched by, and what the browser must know to fold a query."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from fnmatch import fnmatch
from pathlib import Path

from markupsafe import escape

from guichet.outputs.indexer import Indexer, IndexerError

BUNDLE = "pagefind"
"""The folder of the site that holds the index."""


_INTERFACES = "pagefind-*ui*", "pagefind-highlight.js"
"""What the indexer adds for sites that have no search box of their own."""
_FOUND = "data-pagefind-body"
"""What marks the parts of a page that can be found."""
_NOT_FOUND = ".headerlink, .visually-hidden"
"""What is part of the text to a program, but not to a reader."""
_ELISION = re.compile(r"(?<!\w)(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quelqu)[’'](?=\w)", re.IGNORECASE)
_ENTRY = "pagefind-entry.json"
"""The file of the index that is read first."""


class IndexingError(Exception):
    """The index could not be made; the text says why."""


def index_site(root: Path, keywords: Mapping[str, Sequence[str]]) -> None:
    """Index the pages of the built site in the folder *root*, one index per language.

    *keywords* are further words that pages are found by, by address. The indexer hands its files over, rather than
    write them: where it cannot, it says nothing.

    Raises:
        IndexingError: the indexer failed.
        OSError: a page cannot be read, or a file of the index not be written.
    """
    try:
        with Indexer({"exclude_selectors": [_NOT_FOUND]}) as indexer:
            for page in sorted(root.rglob("*.html")):
                text = page.read_text("utf-8", errors="replace")
                if _FOUND in text:
                    path = page.relative_to(root).as_posix()
                    indexer.add(path, _as_indexed(text, keywords.get(f"/{posixpath.dirname(path)}/", ())))
            for path, content in indexer.files():
                if not any(fnmatch(path, pattern) for pattern in _INTERFACES):
                    file = root / BUNDLE / path
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_bytes(_in_order(content) if path == _ENTRY else content)
    except IndexerError as error:
        raise IndexingError(str(error)) from None


def _as_indexed(page: str, keywords: Sequence[str]) -> str:
    """The HTML of *page* with its *keywords*, and a space behind each elision.

    To the indexer `l’erreur` is one word. Who searches means `erreur`; the script takes the space away again.
    """
    text = _ELISION.sub(r"\g<0> ", page)
    if keywords:
        mark = f'<i data-pagefind-meta="keywords">{escape(" ".join(keywords))}</i>'
        text = text.replace("</article>", f"{mark}</article>", 1)
    return text


def _in_order(entry: bytes) -> bytes:
    """The JSON *entry* with its keys sorted: the indexer gives languages in another order every time."""
    return json.dumps(json.loads(entry), ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def copied_index(site: Path) -> Iterator[tuple[str, bytes]]:
    """Path and content of each file of the index that the site in the folder *site* has, as far as it can be read."""
    for file in sorted((site / BUNDLE).rglob("*")):
        with suppress(OSError):  # a build may replace the site meanwhile
            if file.is_file():
                yield file.relative_to(site).as_posix(), file.read_bytes()
