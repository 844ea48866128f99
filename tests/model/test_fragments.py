"""Fragments: the words of a heading as part of an address."""

from __future__ import annotations

import pytest

from guichet.model import fold, fragment_of, same_fragment


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("Avant de commencer", "avant-de-commencer"),
        ("Les paramètres généraux", "les-parametres-generaux"),
        ("Cœur et ŒUVRE", "coeur-et-oeuvre"),
        ("Combien d’€ ?", "combien-d-eur"),
        ("À 100 %", "a-100-percent"),
        ("Straße", "strasse"),
        ("Łódź", "lodz"),
        ("1. Étape", "1-etape"),
        ("snake_case", "snake_case"),
        ("e\u0301te\u0301", "ete"),
        ("½", "1-2"),
        ("--- ??? ---", "section"),
        ("日本", "section"),
        ("", "section"),
    ],
)
def test_a_heading_gives_words_of_plain_letters(text: str, fragment: str) -> None:
    assert fragment_of(text) == fragment


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Écran", "ecran"), ("ŒUF", "oeuf"), ("Æther", "aether"), ("ﬁn", "fin"), ("Straße", "strasse"), ("İ", "i")],
)
def test_case_accents_and_ligatures_do_not_count_in_comparisons(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        pytest.param("ports", ["ports"], id="plain"),
        pytest.param("paramètres", ["paramètres", "parametres"], id="with accents"),
        pytest.param("param%C3%A8tres", ["param%C3%A8tres", "paramètres", "parametres"], id="percent-encoded"),
        pytest.param("Ports", ["Ports", "ports"], id="with a capital"),
        pytest.param("100%", ["100%", "100-percent"], id="a percent sign that encodes nothing"),
    ],
)
def test_a_link_may_write_a_fragment_in_several_ways(written: str, meant: list[str]) -> None:
    assert same_fragment(written) == meant
