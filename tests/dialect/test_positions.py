"""Places: whatever stands around a fault, and however the file was saved, line and column are those of an editor."""

from __future__ import annotations

from pathlib import Path

import pytest

from guichet.model.loading import load
from guichet.rendering import survey
from guichet.schema.settings import Settings
from projects import DATA, INDEX, write_project

FAULT = "rien.du.tout"
"""The name of a value that does not exist. It stands once in each text, and the fault is where it stands."""
HEADER = "---\ntitle: Été\nslug: outlook\nexcerpt: >\n  Un chapeau\n  de deux lignes\n---\n"
CONTEXTS = {
    "a paragraph": "Voici {{ rien.du.tout }}.\n",
    "the second line of a paragraph": "Voici\nencore {{ rien.du.tout }}.\n",
    "a paragraph behind letters of several bytes": "Été 😀 œuvre\u00a0: {{ rien.du.tout }}\n",
    "a paragraph behind combining letters": "E\u0301te\u0301 {{ rien.du.tout }}\n",
    "a heading": "## Titre {{ rien.du.tout }} ##\n",
    "an underlined heading": "Titre {{ rien.du.tout }}\n---\n",
    "a callout": "> [!note]\n>\n> Ici {{ rien.du.tout }}\n",
    "the title of a callout": "> [!note] Ici {{ rien.du.tout }}\n>\n> Texte\n",
    "a callout without spaces": ">[!note]\n>{{ rien.du.tout }}\n",
    "a callout in a callout in a list": "1. Un\n\n    > [!note]\n    > > [!hint]\n    > > Ici {{ rien.du.tout }}\n",
    "a body of tabs": "> [!tabs]\n> A\n>> Ici {{ rien.du.tout }}\n",
    "a title of tabs": "> [!tabs]\n> A {{ rien.du.tout }}\n>> Ici\n",
    "a value of questions": "> [!faq]\n> A\n>> B\n>>> {{ rien.du.tout }}\n",
    "details": "/// details | A\nIci {{ rien.du.tout }}\n///\n",
    "the title of details": "/// details | A {{ rien.du.tout }}\nIci\n///\n",
    "a cell": "| A | B |\n|---|---|\n| un |  {{ rien.du.tout }} |\n",
    "a cell behind code with a border": "| A | B |\n|---|---|\n| `a|b` | é {{ rien.du.tout }} |\n",
    "an item": "- un\n- deux {{ rien.du.tout }}\n",
    "an item below an item": "- un\n    - deux\n\n        {{ rien.du.tout }}\n",
    "an item indented by a tab": "-\tun\n\n\t{{ rien.du.tout }}\n",
    "a quote behind a tab": ">\tIci {{ rien.du.tout }}\n",
    "a lazy line": "> [!note]\n> Ici\nencore {{ rien.du.tout }}\n",
    "a paragraph behind code": "```text\n{{ x }}\n```\n{{ rien.du.tout }}\n",
    "a paragraph behind a comment": "<!-- {{ x }}\n{{ y }} -->\nIci <!-- z --> {{ rien.du.tout }}\n",
    "the words of a link": "[ici {{ rien.du.tout }}](https://example.org/){.external}\n",
    "emphasis": "**gras *et {{ rien.du.tout }}***\n",
    "a file without a last line end": "Voici {{ rien.du.tout }}",
    "a caption that is none": "> [!table] imap\n> Légende\n>\n> {{ rien.du.tout }}\n",
}
SAVINGS = {
    "line feeds": lambda text: text.encode(),
    "carriage returns and line feeds": lambda text: text.replace("\n", "\r\n").encode(),
    "carriage returns": lambda text: text.replace("\n", "\r").encode(),
    "a byte-order mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
}


def places(folder: Path, files: dict[str, str | bytes]) -> list[tuple[str, int | None, int | None]]:
    """Where the faults of unknown values are."""
    write_project(folder, {"guides/data.yml": DATA.replace("#ports", ""), "guides/emails/index.md": INDEX, **files})
    loading = load(folder, Settings(), docs=folder / "docs")
    faults = [found for found in survey(loading).diagnostics if found.code == "unknown-value"]
    return [(found.location.path, found.location.line, found.location.column) for found in faults]


def place_in(text: str) -> tuple[int, int]:
    """Line and column of the fault in *text*, counted by hand."""
    before = text[: text.index(FAULT)]
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


@pytest.mark.parametrize("saving", SAVINGS)
@pytest.mark.parametrize("context", CONTEXTS)
def test_a_fault_is_where_its_author_wrote_it(context: str, saving: str, tmp_path: Path) -> None:
    text = HEADER + "\n" + CONTEXTS[context]
    found = places(tmp_path, {"guides/emails/outlook.md": SAVINGS[saving](text)})
    assert found == [("guides/emails/outlook.md", *place_in(text))]


@pytest.mark.parametrize("saving", SAVINGS)
@pytest.mark.parametrize("context", ["a paragraph", "a callout", "a cell", "details"])
def test_a_fault_of_an_included_file_is_in_that_file(context: str, saving: str, tmp_path: Path) -> None:
    text = CONTEXTS[context]
    guide = f"{HEADER}\nAvant.\n\n> [!note]\n>\n> {{!> emails/_avis.md !}}\n\nAprès.\n"
    files: dict[str, str | bytes] = {"guides/emails/outlook.md": guide, "guides/emails/_avis.md": SAVINGS[saving](text)}
    assert places(tmp_path, files) == [("guides/emails/_avis.md", *place_in(text))]
