"""What of a page's code is coloured, and that no code takes its time."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from pygments.lexers import get_lexer_by_name

from guichet.dialect.highlighting import BLOCK, SQUARE, Palette
from guichet.dialect.languages import LINEAR, QUADRATIC
from guichet.rendering import survey
from guichet.reporting.text import report_text
from projects import guide, load_project

SIDE = int(SQUARE**0.5)


def test_every_language_is_one_of_pygments_and_of_one_kind() -> None:
    assert not LINEAR & QUADRATIC
    for language in LINEAR | QUADRATIC:
        get_lexer_by_name(language)


@pytest.mark.parametrize("language", ["bash", "console", "markdown", "yaml", "python", "php", "nginx", "ini", "json"])
def test_the_languages_of_help_centres_are_coloured(language: str) -> None:
    html = Palette([(language, 9)]).highlighted('# a\n$ b: "c" [1]\n', language)
    assert html.startswith(f'<div class="language-{language} highlight">')
    assert "<span class=" in html


HOSTILE = {
    "ansi strings of bash": ("bash", "$'" + "\\\\" * 20_000),
    "here documents of bash": ("bash", "<<" + "a" * 40_000),
    "arithmetic of bash": ("bash", "$((" * 15_000),
    "prompts": ("console", "$" * SIDE),
    "words before a prompt": ("console", "a:" * (SIDE // 2)),
    "a definition in markdown": ("markdown", " [a]:\n" + "\n" * (SIDE - 6)),
    "a fence in markdown": ("markdown", "```easytrieve\n" + " " * (SIDE - 20) + "\n```"),
    "anchors of yaml": ("yaml", "&" * SIDE),
    "tabs of ini": ("ini", "a" + "\t" * (SIDE - 1)),
    "digits of xml": ("xml", "<" + "1" * (SIDE - 1)),
    "entities of html": ("html", "&1" * (SIDE // 2)),
    "instructions of apache": ("apache", "<?" * (SIDE // 2)),
    "hyphens of css": ("css", "a{" + "-a" * (SIDE // 2)),
    "strings of typescript": ("typescript", '"' + '\\"' * (SIDE // 2)),
    "strings of javascript": ("javascript", '"' + "\\" * BLOCK),
    "brackets of powershell": ("powershell", "[a1" * (BLOCK // 3)),
    "signs of python": ("python", "$" * BLOCK),
    "tags of php": ("php", "<?" * (BLOCK // 2)),
    "parentheses of sql": ("sql", "(" * BLOCK),
    "lines of nginx": ("nginx", "\n=" * (BLOCK // 2)),
    "blanks of systemd": ("systemd", "[Unit]\n" + " " * 2_000),
    "blanks of easytrieve": ("easytrieve", " " * 2_000),
    "blanks of autohotkey": ("autohotkey", " " * 4_000),
    "backslashes of perl": ("perl", "s!" + "\\" * 500),
    "backslashes of a registry": ("registry", '"' + "\\" * 500),
    "any language in a message": ("http", "HTTP/1.1 200 OK\nContent-Type: text/x-perl\n\ns!" + "\\" * 500),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_code_takes_no_time_without_end(name: str) -> None:
    language, code = HOSTILE[name]
    begin = time.process_time()
    Palette([(language, len(code))]).highlighted(code, language)
    assert time.process_time() - begin < 5


def test_code_beyond_the_bounds_is_shown_without_colours_and_its_author_told(tmp_path: Path) -> None:
    fences = {
        "systemd": "[Unit]\n" + " " * 2_000 + "\n",
        "bahs": "ls\n",
        "json": "[]\n" * (BLOCK // 3 + 2),
        "yaml": "a: b\n" * (SIDE // 5),
        "ini": "[a]\n",
        "python": "a = 1\n",
        "text": "a\n",
    }
    body = "\n".join(f"```{language}\n{code}```\n" for language, code in fences.items())
    files = {"guides/emails/outlook.md": guide("outlook", body)}
    surveyed = survey(load_project(tmp_path, files))
    assert report_text([fault for fault in surveyed.diagnostics if fault.code == "code-uncoloured"]) == (
        """\
guides/emails/outlook.md:6:1: hint[code-uncoloured] code in `systemd` has no colours: to read it could take time \
without end
    6 | ```systemd
      | ^^^^^^^^^^
    repair: write `text`
guides/emails/outlook.md:11:1: hint[code-uncoloured] code in `bahs` has no colours: it is none of the languages that \
are coloured
   11 | ```bahs
      | ^^^^^^^
    repair: did you mean `bash`?
guides/emails/outlook.md:15:1: hint[code-uncoloured] code in `json` has no colours: the block has more than 50000 \
characters
   15 | ```json
      | ^^^^^^^
    repair: split it
guides/emails/outlook.md:16686:1: hint[code-uncoloured] code in `yaml` has no colours: the page has too much code in \
this and like languages
16686 | ```yaml
      | ^^^^^^^
    repair: split the page, or write `text`
guides/emails/outlook.md:17689:1: hint[code-uncoloured] code in `ini` has no colours: the page has too much code in \
this and like languages
17689 | ```ini
      | ^^^^^^
    repair: split the page, or write `text`
5 hints in 1 file
"""
    )
    html = surveyed.pages["/fr/emails/outlook/"].html
    assert html.count('class="language-text highlight"') == 6
    assert 'class="language-python highlight"' in html
