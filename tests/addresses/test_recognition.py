"""Recognising a place of a page by its neighbours."""

from __future__ import annotations

import pytest

from guichet.addresses.recognition import Renaming, anchor_of


@pytest.mark.parametrize(
    ("gone", "before", "now", "expected"),
    [
        pytest.param("ports", "a ports b", "a les-ports b", Renaming("les-ports", True), id="reworded"),
        pytest.param("ports", "a ports b", "a ciel b", Renaming("ciel", False), id="replaced, perhaps"),
        pytest.param("ports", "ports", "les-ports", Renaming("les-ports", True), id="alone on the page"),
        pytest.param("ports", "a ports b", "a b", None, id="removed"),
        pytest.param("ports", "a ports b", "a b ciel", None, id="removed, and another one elsewhere"),
        pytest.param("ports", "a ports b", "a b les-ports", Renaming("les-ports", False), id="moved and reworded"),
        pytest.param(
            "ports", "a ports b", "b les-ports a", Renaming("les-ports", False), id="neighbours changed places"
        ),
        pytest.param("mx", "a mx ports b", "a les-ports b", None, id="two give way to one that is like the other"),
        pytest.param("ports", "a mx ports b", "a les-ports b", Renaming("les-ports", False), id="and the other"),
        pytest.param("x", "a x", "a", None, id="the last one"),
    ],
)
def test_an_anchor_is_recognised(gone: str, before: str, now: str, expected: Renaming | None) -> None:
    assert anchor_of(gone, before.split(), now.split()) == expected
