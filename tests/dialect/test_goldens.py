"""The dialect, read as a folder: each case in `tests/cases/dialect` is a body beside what becomes of it.

`<behaviour>.md` stands beside `<behaviour>.html`, the HTML of its body; and if there is anything to report, beside
`<behaviour>.txt`, all that its author is told. A case whose name ends in `-nope` has a fault that fails a strict build,
others have none. The bodies begin in line 6 of the guide `guides/emails/outlook.md`. To write what they come to anew:
`GOLDENS=write pytest tests/dialect`, and read every difference.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from guichet.diagnostics import Severity
from guichet.rendering import survey
from guichet.reporting.text import report_text
from projects import DATA, guide, load_project

CASES = Path(__file__).parents[1] / "cases" / "dialect"
NAMES = sorted(path.stem for path in CASES.glob("*.md"))
IMAGE = bytes.fromhex("89504e470d0a1a0a0000000d494844520000028000000168080200000000000000")
"""The beginning of an image of 640 by 360 pixels."""
AROUND: dict[str, str | bytes] = {
    "guides/data.yml": DATA,
    "guides/emails/mail.md": guide("mail", "## Paramètres\n", legacy_guide_number=1474, title="Mail sur Mac"),
    "guides/emails/_avis.md": "> [!note]\n>\n> Cet avis vaut pour tous les guides.\n",
    "guides/emails/_suite.md": "Lire [la suite][suite].\n\n[suite]: https://example.org/ailleurs\n",
    "guides/emails/images/ecran.png": IMAGE,
}
SETTINGS: dict[str, Any] = {
    "former_addresses": ["https://docs.example.org/"],
    "api_consoles": {
        "default": "https://api.example.org/console/#{path}~{method}",
        "v1": "https://api.example.org/console/?section={section}&branch=v1#{method_lower}-{path}",
    },
    "prefixes": {"site": {"fr": "https://www.example.org/fr", "en": "https://www.example.org/en"}},
}


def outcome(folder: Path, body: str) -> tuple[str, str, bool]:
    """The HTML of a guide with *body*, what its author is told, and whether that fails a strict build."""
    files = {**AROUND, "guides/emails/outlook.md": f"---\ntitle: Outlook\nslug: outlook\n---\n\n{body}"}
    surveyed = survey(load_project(folder, files, site_address="https://aide.example.org/", **SETTINGS))
    others = "guides/data.yml", "guides/emails/images/ecran.png"
    found = [one for one in surveyed.diagnostics if one.location.path not in others]
    html = surveyed.pages["/fr/emails/outlook/"].html
    return html, report_text(found, colour=False), any(one.severity is not Severity.HINT for one in found)


@pytest.mark.parametrize("name", NAMES)
def test_a_body_becomes_what_stands_beside_it(name: str, tmp_path: Path) -> None:
    html, told, fails = outcome(tmp_path, (CASES / f"{name}.md").read_text("utf-8"))
    told = "" if told.startswith("no faults") else told
    page, report = CASES / f"{name}.html", CASES / f"{name}.txt"
    if os.environ.get("GOLDENS") == "write":
        page.write_text(f"{html}\n", "utf-8")
        report.unlink(missing_ok=True)
        if told:
            report.write_text(told, "utf-8")
    assert f"{html}\n" == page.read_text("utf-8")
    assert told == (report.read_text("utf-8") if report.exists() else "")
    assert fails is name.endswith("-nope")


def test_nothing_stands_there_without_its_case() -> None:
    assert {path.stem for path in CASES.iterdir()} == set(NAMES)
    assert len(NAMES) > 60
