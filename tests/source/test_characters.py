"""Characters that no author means to write: which ones, where, and where they are meant all the same."""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

import pytest

from guichet.source.characters import doubtful, doubtful_entities
from projects import DATA, guide, load_project


def found(text: str) -> list[tuple[str, int, int, str]]:
    return [(one.code.removeprefix("character-"), one.start, one.end, one.name) for one in doubtful(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a\x0bb\x1b", [("control", 1, 2, "U+000B"), ("control", 3, 4, "U+001B")], id="controls"),
        pytest.param("a\x85b\u2028c", [("control", 1, 2, "U+0085"), ("control", 3, 4, "U+2028")], id="line ends"),
        pytest.param("a\u202eb", [("direction", 1, 2, "U+202E")], id="an override"),
        pytest.param("a\u2066b\u2069", [("direction", 1, 2, "U+2066"), ("direction", 3, 4, "U+2069")], id="isolates"),
        pytest.param("été\u200f", [("direction", 3, 4, "U+200F")], id="a mark of direction among Latin letters"),
        pytest.param("a\u200b\u200b\u200bb", [("invisible", 1, 4, "U+200B")], id="equal ones count as one"),
        pytest.param("a\u200b\u200cb", [("invisible", 1, 2, "U+200B"), ("invisible", 2, 3, "U+200C")], id="others"),
        pytest.param("mes\u00adsage", [("invisible", 3, 4, "U+00AD")], id="a soft hyphen"),
        pytest.param("a\ufe0f b\u200dc", [("invisible", 1, 2, "U+FE0F"), ("invisible", 4, 5, "U+200D")], id="joiners"),
        pytest.param("a\U000e0041", [("invisible", 1, 2, "U+E0041")], id="a tag"),
        pytest.param("\ue001<b>", [("private", 0, 1, "U+E001")], id="a private one"),
        pytest.param("R\ufffdglage", [("lost", 1, 2, "U+FFFD")], id="a lost one"),
        pytest.param("« L’œuf », 50 % à 10 €\u00a0: 1\u202f000 — …\t\n", [], id="French"),
        pytest.param("👨‍👩‍👧 ❤️ ✔︎ 1️⃣ 🏴󠁧󠁢󠁥󠁮󠁧󠁿", [], id="pictures"),
        pytest.param("می\u200cخواهم क्\u200dष", [], id="scripts that join their letters"),
        pytest.param("שלום\u200f!", [], id="a mark of direction behind Hebrew"),
    ],
)
def test_a_character_that_nobody_means_is_found(text: str, expected: list[tuple[str, int, int, str]]) -> None:
    assert found(text) == expected


def test_every_character_that_shows_nothing_is_of_a_kind() -> None:
    shown = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
    for number in range(sys.maxunicode + 1):
        character = chr(number)
        category = unicodedata.category(character)
        if category in ("Cc", "Co", "Zl", "Zp") and character not in "\t\n":
            assert found(character), hex(number)
        if category == "Cf" and character not in shown and not 0x13430 <= number <= 0x13440:
            assert found(character), hex(number)
        if category[0] in "LNPS" and character not in "\u115f\u1160\u3164\uffa0\ufffc\ufffd":
            assert not found(character), hex(number)


def test_entities_are_looked_through_but_for_those_that_are_seen() -> None:
    text = "&#8238; &#x2066; &rlm; &#1; &#0; &#xE000; &#x110000; &#55296; &eacute; &shy; &zwj; &nbsp; &rien;"
    names = [(one.code.removeprefix("character-"), one.start, one.name) for one in doubtful_entities(text)]
    assert names == [
        ("direction", 0, "U+202E"),
        ("direction", 8, "U+2066"),
        ("direction", 17, "U+200F"),
        ("control", 23, "U+0001"),
        ("control", 28, "U+0000"),
        ("private", 33, "U+E000"),
        ("lost", 42, "U+FFFD"),
        ("lost", 53, "U+FFFD"),
    ]


@pytest.mark.parametrize(
    ("path", "text", "at"),
    [
        ("guides/emails/outlook.md", guide("outlook", title="Relevé\u202efdp.exe"), (2, 14)),
        ("guides/emails/outlook.md", guide("outlook", title='"Relevé\\u202efdp.exe"'), (2, 8)),
        ("guides/emails/outlook.md", guide("outlook", excerpt="Un\u2067deux"), (4, 12)),
        ("guides/emails/outlook.md", guide("outlook", "`a\u202eb`"), (6, 3)),
        ("guides/emails/outlook.md", guide("outlook", "[a](https://example.org/\u202eb)"), (6, 25)),
        ("guides/emails/outlook.md", guide("outlook", "```\na\n\u202eb\n```"), (8, 1)),
        ("guides/emails/outlook.md", guide("outlook", "<!-- \u202e -->"), (6, 6)),
        ("guides/emails/_avis.md", "Avis\u202e\n", (1, 5)),
        ("guides/emails/index.md", "---\ntitle: E-mails\u202e\n---\n", (2, 15)),
        ("docs/index.md", "---\ntitle: Accueil\n---\n\nBonjour\u202e\n", (5, 8)),
        ("guides/data.yml", DATA.replace("Configuration en IMAP", "Configuration\u202een IMAP"), (9, 93)),
        ("guides/data.yml", DATA.replace("Configuration en IMAP", '"Configuration\\u202een IMAP"'), (9, 80)),
    ],
)
def test_every_file_of_authors_is_looked_through(path: str, text: str, at: tuple[int, int], tmp_path: Path) -> None:
    loading = load_project(tmp_path, {"guides/emails/outlook.md": guide("outlook", "## Ports\n"), path: text})
    [fault] = [fault for fault in loading.diagnostics if fault.code == "character-direction"]
    assert (fault.location.path, fault.location.line, fault.location.column) == (path, *at)
