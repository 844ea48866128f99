"""Search: the index that a built site is searched by, and what the browser must know to fold a query."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from markupsafe import escape
from pagefind_bin import get_executable

from guichet.model import Library, Matrix
from guichet.model.fragment import fold
from guichet.rendering import Survey
from guichet.schema.words import words_in

BUNDLE = "pagefind"
"""The folder of the site that holds the index."""
VOCABULARY = 2500
"""How many words of the titles and headings are kept to put a misspelled query right: some 7 kB on the wire."""

_INTERFACES = "pagefind-*ui*", "pagefind-highlight.js"
"""What the indexer adds for sites that have no search box of their own."""
_WORD = re.compile(r"[a-z]{4,}")
_FOUND = "data-pagefind-body"
"""What marks the parts of a page that can be found."""
_NOT_FOUND = ".headerlink, .visually-hidden"
"""What is part of the text to a program, but not to a reader."""
_ELISION = re.compile(r"(?<!\w)(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quelqu)[’'](?=\w)", re.IGNORECASE)
_TIME = 1800
"""Seconds after which indexing is given up."""


class IndexingError(Exception):
    """The index could not be made; the text says why."""


def index_site(root: Path, keywords: Mapping[str, Sequence[str]]) -> None:
    """Index the pages of the built site in the folder *root*, one index per language.

    *keywords* are further words that pages are found by, by address.

    Raises:
        IndexingError: the indexer failed.
    """
    with tempfile.TemporaryDirectory(prefix="guichet-") as folder:
        try:
            _copy_pages(root, Path(folder), keywords)
            command = [str(get_executable()), "--site", folder, "--output-path", str(root / BUNDLE), "--quiet"]
            command += ["--exclude-selectors", _NOT_FOUND]
            done = subprocess.run(command, capture_output=True, text=True, timeout=_TIME, check=False)
        except (OSError, subprocess.SubprocessError) as error:
            raise IndexingError(str(error)) from None
    if done.returncode:
        raise IndexingError((done.stderr or done.stdout).strip().splitlines()[-1] if done.stderr or done.stdout else "")
    for pattern in _INTERFACES:
        for file in (root / BUNDLE).glob(pattern):
            file.unlink()


def _copy_pages(root: Path, folder: Path, keywords: Mapping[str, Sequence[str]]) -> None:
    """Copy the pages that can be found from *root* to *folder*, with their keywords, and a space behind each elision.

    To the indexer `l’erreur` is one word. Who searches means `erreur`; the script takes the space away again.
    """
    for page in root.rglob("*.html"):
        text = page.read_text("utf-8")
        if _FOUND in text:
            copy = folder / page.relative_to(root)
            copy.parent.mkdir(parents=True, exist_ok=True)
            text = _ELISION.sub(r"\g<0> ", text)
            told = keywords.get(f"/{page.relative_to(root).parent.as_posix()}/")
            if told:
                mark = f'<i data-pagefind-meta="keywords">{escape(" ".join(told))}</i>'
                text = text.replace("</article>", f"{mark}</article>", 1)
            copy.write_text(text, "utf-8")


def keywords_of(library: Library) -> dict[str, list[str]]:
    """What readers may call the clients that a guide is for, by the guide's address."""
    found: dict[str, dict[str, None]] = {}
    for table in library.catalogue.tables.values():
        for column in table.columns if isinstance(table, Matrix) else ():
            for cell in column.cells:
                for language, guide in cell.tutorial.guides.items():
                    names = [cell.client.name.in_language(language), *cell.client.aliases, *column.platform.aliases]
                    found.setdefault(guide.address, {}).update(dict.fromkeys(names))
    return {address: list(names) for address, names in found.items()}


def copied_index(site: Path) -> Iterator[Path]:
    """The files of the index that the site published last in the folder *site* has, relative to it."""
    yield from sorted(file.relative_to(site) for file in (site / BUNDLE).rglob("*") if file.is_file())


def search_words(library: Library, language: str) -> str:
    """What a query in *language* may mean, as JSON: words that mean the same, and words that mean nothing."""
    groups = library.catalogue.data.synonyms.get(language, [])
    words = words_in(language)
    return _json({"synonyms": groups, "stop": fold(words.stop_words).split(), "elisions": words.elisions.split()})


def vocabulary(survey: Survey, language: str) -> str:
    """The words of the titles, leads and headings in *language*, the most frequent first, as JSON."""
    counts: Counter[str] = Counter()
    for page in survey.library.everything:
        if page.language == language and not page.hidden:
            texts = [page.title, page.excerpt]
            texts += (heading.title for heading in survey.pages[page.address].headings)
            counts.update(set(_WORD.findall(fold(" ".join(texts)))))
    ordered = sorted(counts, key=lambda word: (-counts[word], word))
    return _json(" ".join(ordered[:VOCABULARY]))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
