"""Search words: what the browser must know to fold a query, and what readers call a guide beside its title."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator

from guichet.model import Library, Matrix
from guichet.model.fragment import fold
from guichet.outputs.registry import OutputContext, OutputFile, output
from guichet.rendering import Survey
from guichet.schema.words import words_in

VOCABULARY = 2500
"""How many words of the titles and headings are kept to put a misspelled query right: some 7 kB on the wire."""
_WORD = re.compile(r"[a-z]{4,}")


@output("search words")
def search_texts(context: OutputContext) -> Iterator[OutputFile]:
    """What the search asks for, by language."""
    for language in context.library.languages:
        texts = {"words": search_words(context.library, language), "vocabulary": vocabulary(context.survey, language)}
        for name, text in texts.items():
            yield OutputFile.of_text(f"/assets/guichet/search/{name}.{language}.json", text)


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


def search_words(library: Library, language: str) -> str:
    """What a query in *language* may mean, as JSON: words that mean the same, and words that mean nothing."""
    groups = library.catalogue.data.synonyms.get(language, [])
    words = words_in(language)
    return _json({"synonyms": groups, "stop": fold(words.stop_words).split(), "elisions": words.elisions.split()})


def vocabulary(survey: Survey, language: str) -> str:
    """The words of the titles, leads and headings in *language*, the most frequent first, as JSON."""
    counts: Counter[str] = Counter()
    for page in survey.library.everything:
        if page.language == language and not page.header.hidden:
            texts = [page.header.title, page.header.excerpt]
            texts += (heading.title for heading in survey.pages[page.address].headings)
            counts.update(set(_WORD.findall(fold(" ".join(texts)))))
    ordered = sorted(counts, key=lambda word: (-counts[word], word))
    return _json(" ".join(ordered[:VOCABULARY]))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
