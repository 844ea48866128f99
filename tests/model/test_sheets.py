"""Sheets: the page that each service gets from the data file."""

from __future__ import annotations

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from guichet.diagnostics import Diagnostic
from guichet.rendering import Survey, survey
from projects import DATA, guide, load_project

OTHER = (
    "  panneau:\n    name: Panneau\n    servers:\n      www: {name: Site, host: www.example.org, ports: {ssl: 443}}\n"
)
MIXED = "  tout: {kind: parameters, servers: [mutualise.imap, panneau.www], caption: Tout}\n"


def surveyed(folder: Path, data: str, **files: str) -> Survey:
    basis = {"guides/data.yml": data, "guides/emails/outlook.md": guide("outlook", "## Ports\n")}
    return survey(load_project(folder, {**basis, **files}, languages=["en"]))


def test_a_service_with_a_table_of_its_own_has_a_sheet(tmp_path: Path) -> None:
    found = surveyed(tmp_path, DATA.replace("tables:\n", f"{OTHER}tables:\n{MIXED}"))
    assert found.diagnostics == ()
    [sheet] = found.library.sheets
    assert (sheet.address, sheet.header.title) == (
        "/fr/parametres/mutualise/",
        "Fiche de réglages\u00a0: E-mail mutualisé",
    )
    html = LexborHTMLParser(found.pages[sheet.address].html)
    assert [node.attributes["id"] for node in html.css("table")] == ["imap", "clients"]
    assert [node.text() for node in html.css(".guichet-ports li")] == [
        "143\u00a0: pour recevoir vos messages, connexion sans SSL",
        "465\u00a0: pour envoyer vos messages, connexion chiffrée",
        "587\u00a0: pour envoyer vos messages, connexion sans SSL",
        "993\u00a0: pour recevoir vos messages, connexion chiffrée",
    ]
    assert found.library.products_of(sheet) == {"emails"}


def test_every_language_of_the_site_has_its_sheet(tmp_path: Path) -> None:
    files = {
        "docs/index.en.md": "---\ntitle: Home\n---\n",
        "guides/emails/outlook.en.md": guide("outlook", "## Ports\n"),
    }
    library = surveyed(tmp_path, DATA, **files).library
    assert [sheet.address for sheet in library.sheets] == ["/fr/parametres/mutualise/", "/en/settings/mutualise/"]
    assert library.translations(library.sheets[0]) == {"fr": library.sheets[0], "en": library.sheets[1]}


def test_a_sheet_takes_no_ones_place(tmp_path: Path) -> None:
    files = {
        "guides/parametres/index.md": "---\ntitle: Paramètres\n---\n",
        "guides/parametres/mutualise.md": guide("mutualise"),
    }
    found: list[Diagnostic] = [
        one for one in surveyed(tmp_path, DATA, **files).diagnostics if one.code == "address-duplicate"
    ]
    assert [(one.location.path, one.message) for one in found] == [
        (
            "guides/data.yml",
            "`/fr/parametres/mutualise/` is already the address of `guides/parametres/mutualise.md`",
        )
    ]
