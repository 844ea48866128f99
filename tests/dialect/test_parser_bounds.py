"""What the parser of CommonMark does at its bounds loses nothing and breaks nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from guichet.rendering import Renderer
from projects import guide, load_project


def html(folder: Path, body: str) -> str:
    """The HTML of a guide with *body*, and of its footnotes."""
    loading = load_project(folder, {"guides/emails/outlook.md": guide("outlook", body)})
    return Renderer(loading.library).render(loading.library.guides[0]).html


@pytest.mark.parametrize(("mark", "label"), [("A", "a"), ("é", "É"), ("ß", "SS"), ("deux  mots", "Deux mots")])
def test_labels_of_footnotes_are_compared_without_regard_to_case(mark: str, label: str, tmp_path: Path) -> None:
    assert "<p>La note.</p>" in html(tmp_path, f"Voyez[^{mark}].\n\n[^{label}]: La note.\n")


def test_rows_beyond_what_a_table_may_be_filled_up_with_stay(tmp_path: Path) -> None:
    wide = "|" + "a|" * 5000 + "\n|" + "-|" * 5000 + "\n" + "|rangée\n" * 100
    assert html(tmp_path, wide).count("rangée") >= 100  # the parser shows the row at its bound twice
