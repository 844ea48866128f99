"""Callouts in every language: each type has a look, and a title that its author need not write."""

from __future__ import annotations

from pathlib import Path

import pytest

from guichet.rendering import Renderer
from projects import guide, load_project

TYPES = {
    "warning": ("warning callout-warning", "Attention", "Warning"),
    "alert": ("danger callout-alert", "Important", "Important"),
    "hint": ("tip callout-hint", "Astuce", "Tip"),
    "note": ("note callout-note", "Remarque", "Note"),
    "primary": ("info callout-primary", "Information", "Information"),
    "info": ("info callout-primary", "Information", "Information"),
    "success": ("success callout-success", "Succès", "Success"),
    "secondary": ("quote callout-secondary", "À savoir", "Good to know"),
}
"""The classes of each type, and its titles in French and English."""


@pytest.mark.parametrize("name", TYPES)
def test_a_callout_without_a_title_has_that_of_its_type(name: str, tmp_path: Path) -> None:
    text = guide("outlook", f"> [!{name}]\n>\n> Un texte.\n")
    files = {
        "guides/emails/outlook.md": text,
        "guides/emails/outlook.en.md": text,
        "guides/emails/index.en.md": "---\ntitle: E-mails\n---\n",
        "docs/index.en.md": "---\ntitle: Home\n---\n",
    }
    library = load_project(tmp_path, files, languages=["fr", "en"]).library
    classes, *titles = TYPES[name]
    for path, title in zip(["guides/emails/outlook.md", "guides/emails/outlook.en.md"], titles, strict=True):
        page = Renderer(library).render(library.by_path[path])
        assert page.diagnostics == ()
        assert page.html == (
            f'<div class="admonition {classes}">\n<p class="admonition-title">{title}</p>\n<p>Un texte.</p>\n</div>'
        )
