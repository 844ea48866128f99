"""Locales: one that lacks a word, has one too many, or says a name in braces that nothing fills, does not load."""

from __future__ import annotations

from pathlib import Path

import pytest

from guichet.diagnostics import ContentError
from guichet.dialect.directives.callouts import LOOKS
from guichet.schema.words import LOCALES, known_languages, read_locale, words_in


def _told(tmp_path: Path, before: str, after: str) -> list[str]:
    """What is told of the English locale with *after* in the place of *before*."""
    folder = tmp_path / "locales"
    folder.mkdir()
    text = (LOCALES / "en.yml").read_text("utf-8")
    assert before in text
    (folder / "en.yml").write_text(text.replace(before, after), "utf-8")
    with pytest.raises(ContentError) as caught:
        read_locale(folder / "en.yml")
    return [
        f"{fault.location.path} [{fault.code}] {fault.message}; {fault.repair}" for fault in caught.value.diagnostics
    ]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        pytest.param(
            "  close: Close\n",
            "",
            "locales/en.yml [missing-key] `close` is missing; add a line `close: …` to `interface`",
            id="a word of the interface is missing",
        ),
        pytest.param(
            "  close: Close\n",
            "  close: Close\n  closed: Closed\n",
            "locales/en.yml [unknown-key] `closed` is not a known key; did you mean `close`?",
            id="a word of the interface too many",
        ),
        pytest.param(
            "  language_fr: Français\n",
            "",
            "locales/en.yml [missing-key] `language_fr` is missing; add a line `language_fr: …` to `interface`",
            id="the name of a language is missing",
        ),
        pytest.param(
            "  alert: Important\n",
            "",
            "locales/en.yml [missing-key] `alert` is missing; add a line `alert: …` to `callouts`",
            id="a callout is missing",
        ),
        pytest.param(
            "misc_section: Misc\n",
            "",
            "locales/en.yml [missing-key] `misc_section` is missing; add a line `misc_section: …`",
            id="a word by itself is missing",
        ),
        pytest.param(
            "  close: Close\n",
            "  close:\n",
            "locales/en.yml [invalid-value] `close` is empty, not input should be a valid string; correct the value",
            id="a word is empty",
        ),
        pytest.param(
            "  close: Close\n",
            "  close: Close\n  close: Shut\n",
            "locales/en.yml [yaml-duplicate-key] `close` is given twice, first in line 48; keep one of the two",
            id="a word is given twice",
        ),
        pytest.param(
            "Results for: {words}",
            "Results for: {word}",
            'locales/en.yml [invalid-value] `search_instead` is "Results for: {word}", not a text with no braces but '
            "`{words}`; take the others away",
            id="a name in braces that nothing fills",
        ),
        pytest.param(
            "  close: Close\n",
            '  close: "Close {"\n',
            'locales/en.yml [invalid-value] `close` is "Close {", not a text without braces; take the others away',
            id="a brace that is not closed",
        ),
    ],
)
def test_a_locale_with_a_fault_is_refused_by_name(before: str, after: str, told: str, tmp_path: Path) -> None:
    assert _told(tmp_path, before, after) == [told]


@pytest.mark.parametrize("language", known_languages())
def test_the_locales_of_the_engine_load(language: str) -> None:
    words = words_in(language)
    assert words.language == language
    assert words.callouts.keys() == LOOKS.keys()
