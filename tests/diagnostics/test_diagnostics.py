"""Diagnostics: the nearest known name, and the order of a report."""

from __future__ import annotations

import itertools
from string import Formatter

import pytest

from guichet.diagnostics import FAULTS, ContentError, Diagnostic, Location, did_you_mean


@pytest.mark.parametrize(
    ("name", "known", "phrase"),
    [
        pytest.param("excertp", ["excerpt", "title"], "did you mean `excerpt`?", id="a slip"),
        pytest.param("TITLE", ["excerpt", "title"], "did you mean `title`?", id="another letter case"),
        pytest.param("outlook", ["Outlook", "mail"], "did you mean `Outlook`?", id="the known one keeps its case"),
        pytest.param("auteur", ["title", "slug"], "known here: `slug`, `title`", id="nothing near lists all"),
        pytest.param("x", [], "there is none here yet", id="nothing known"),
        pytest.param("", ["title"], "known here: `title`", id="no name"),
        pytest.param("a" * 5000, ["a" * 5001], f"known here: `{'a' * 5001}`", id="a name too long to compare"),
        pytest.param(
            "?",
            [f"n{number:02}" for number in range(13)],
            f"known here: {', '.join(f'`n{number:02}`' for number in range(12))}, …",
            id="a long list is cut",
        ),
        pytest.param(
            "GUIDE-0499x",
            [f"guide-{number:04}" for number in range(1000)],
            "did you mean `guide-0499`?",
            id="among very many, those beside it are compared",
        ),
    ],
)
def test_the_nearest_known_name_is_offered(name: str, known: list[str], phrase: str) -> None:
    assert did_you_mean(name, known) == phrase


def test_faults_are_sorted_by_file_line_and_column_and_told_once() -> None:
    in_order = [
        Diagnostic.of("file-nul", Location("a.md")),
        Diagnostic.of("file-nul", Location("a.md", 2)),
        Diagnostic.of("file-nul", Location("a.md", 2, 9)),
        Diagnostic.of("yaml-key", Location("a.md", 2, 9)),
        Diagnostic.of("file-nul", Location("a.md", 10, 1)),
        Diagnostic.of("file-nul", Location("b.md", 1, 1)),
    ]
    for shuffled in itertools.permutations(in_order):
        assert list(ContentError([*shuffled, shuffled[0]]).diagnostics) == in_order


def test_a_diagnostic_needs_all_that_its_text_names() -> None:
    with pytest.raises(KeyError):
        Diagnostic.of("unknown-key", Location("a.md"), key="titel")


@pytest.mark.parametrize("code", sorted(FAULTS))
def test_every_fault_is_worded_alike(code: str) -> None:
    fault = FAULTS[code]
    for text in (fault.message, fault.repair):
        assert text
        assert "\n" not in text
        assert not text.endswith(".")
        assert all(name is None or name.isidentifier() for _, name, _, _ in Formatter().parse(text))
