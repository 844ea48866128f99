"""The reference for authors: no fault without an example that causes it, no directive without one that works."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from selectolax.lexbor import LexborHTMLParser

from guichet.cli import command
from guichet.diagnostics import FAULTS
from guichet.diagnostics.examples import EXAMPLES
from guichet.dialect.directives import directive_names
from guichet.dialect.directives.callouts import LOOKS
from guichet.rendering import survey
from guichet.schema.words import known_languages, words_in
from projects import DATA, HOME, INDEX, guide, load_project, write_project

SHOWN = [code for code, example in EXAMPLES.items() if not example.startswith("(")]
CONFIGURATION = "site_name: Aide\ntheme: material\nplugins: [guichet]\n"


def files_of(example: str) -> dict[str, str | bytes]:
    """The project that has *example* for its guide, its data file, its configuration or its guide's body."""
    files: dict[str, str | bytes] = {
        "mkdocs.yml": CONFIGURATION,
        "docs/index.md": HOME,
        "guides/emails/index.md": INDEX,
        "guides/emails/outlook.md": guide("outlook", "Texte.\n"),
        "guides/emails/_notice.md": "Texte.\n",
        "guides/emails/images/screen.png": b"\x89PNG",
        "guides/data.yml": DATA.replace("emails/outlook.md#ports", "emails/outlook.md"),
    }
    if example.startswith("---"):
        files["guides/emails/outlook.md"] = example
    elif example.startswith(("services:", "tables:", "platforms:")):
        files["guides/data.yml"] = f"{example}\n"
    elif example.startswith(("plugins:", "site_", "extra:", "theme:")):
        others = [line for line in CONFIGURATION.splitlines() if line.partition(":")[0] not in example]
        files["mkdocs.yml"] = "\n".join([*others, example, ""])
    else:
        files["guides/emails/outlook.md"] = guide("outlook", f"{example}\n")
    return files


def test_every_fault_has_an_example() -> None:
    assert EXAMPLES.keys() == FAULTS.keys()
    assert len(SHOWN) > 60


@pytest.mark.parametrize("code", SHOWN)
def test_an_example_causes_its_fault(code: str, tmp_path: Path) -> None:
    root = write_project(tmp_path, files_of(EXAMPLES[code]), bare=True)
    result = CliRunner().invoke(command, ["check", "--config", str(root / "mkdocs.yml")])
    assert f"[{code}]" in result.output


@pytest.mark.parametrize("language", known_languages())
def test_every_directive_is_shown_in_every_language(language: str) -> None:
    sources = "\n".join(element.source for element in words_in(language).elements.values())
    assert {name for name in directive_names() if f"[!{name}]" not in sources} == {"info"}, "a second name of `primary`"
    assert all(f"[!{name}]" in sources for name in LOOKS)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_page_that_includes_the_reference_has_no_fault(language: str, tmp_path: Path) -> None:
    page = "---\ntitle: Auteurs\n---\n\n{!> guichet/dialect.md !}\n\n{!> guichet/codes.md !}\n"
    files: dict[str, str | bytes] = {
        f"docs/auteurs.{language}.md": page,
        "guides/emails/outlook.md": guide("outlook", "## Ports\n", legacy_guide_number=1474),
        "guides/data.yml": DATA,
    }
    consoles = {"default": "https://api.example.org/#{path}"}
    surveyed = survey(load_project(tmp_path, files, languages=["en"], api_consoles=consoles))
    assert surveyed.diagnostics == ()
    address = "/auteurs/" if language == "fr" else "/en/auteurs/"
    html = LexborHTMLParser(surveyed.pages[address].html)
    assert len(html.css(".admonition")) == len(LOOKS)
    for code in FAULTS:
        assert len(html.css(f"h2#{code}")) == 1


def test_every_element_is_shown_beside_its_source_where_the_centre_has_what_it_needs(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "docs/auteurs.md": "---\ntitle: Auteurs\n---\n\n{!> guichet/dialect.md !}\n",
        "docs/assets/logo.svg": "<svg/>",
        "guides/emails/outlook.md": guide("outlook", "## Ports\n", legacy_guide_number=1474),
        "guides/emails/_avis.md": "Un avis.\n",
        "guides/data.yml": DATA,
    }

    def without_result(consoles: dict[str, str]) -> set[str]:
        surveyed = survey(load_project(tmp_path, files, api_consoles=consoles))
        assert surveyed.diagnostics == ()
        lone = set()
        for heading in LexborHTMLParser(surveyed.pages["/auteurs/"].html).css("h2"):
            source = heading.next
            while source is not None and source.tag != "div":
                source = source.next
            result = source.next if source is not None else None
            while result is not None and result.tag == "-text":
                result = result.next
            if result is None or result.tag == "h2":
                lone.add(str(heading.attributes["id"]))
        return lone

    assert without_result({"default": "https://api.example.org/#{path}"}) == set()
    assert without_result({}) == {"api"}
