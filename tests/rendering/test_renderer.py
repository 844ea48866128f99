"""A page rendered from the library: its links, its values, its tables, and its faults with their places."""

from __future__ import annotations

import pickle
from pathlib import Path

from guichet.diagnostics import Diagnostic
from guichet.model.loading import Loading
from guichet.rendering import RenderedPage, Renderer, check_fragments
from projects import DATA, guide, load_project


def render(loading: Loading, path: str = "guides/emails/outlook.md") -> RenderedPage:
    return Renderer(loading.library).render(loading.library.by_path[path])


def lines(diagnostics: tuple[Diagnostic, ...] | list[Diagnostic]) -> list[str]:
    return [
        f"{found.location.path}:{found.location.line}:{found.location.column}: {found.code}: {found.message}; "
        f"{found.repair}"
        for found in diagnostics
    ]


def test_values_of_the_data_file_stand_in_sentences(tmp_path: Path) -> None:
    body = "Le serveur est {{ imap.incoming.host }}, port {{ mutualise.smtp.ssl }}."
    page = render(load_project(tmp_path, {"guides/emails/outlook.md": guide("outlook", body), "guides/data.yml": DATA}))
    assert page.html == "<p>Le serveur est SSL0.OVH.NET, port 465.</p>"
    assert page.diagnostics == ()


def test_a_table_inserted_twice_has_ids_of_its_own(tmp_path: Path) -> None:
    body = "> [!table] imap\n\nEncore :\n\n> [!table] imap\n> Une autre légende\n"
    page = render(load_project(tmp_path, {"guides/emails/outlook.md": guide("outlook", body), "guides/data.yml": DATA}))
    assert page.html.count('id="imap-incoming-ssl"') == 1
    assert page.html.count('id="imap_1-incoming-ssl"') == 1
    assert "Une autre légende" in page.html
    assert {"imap", "imap-incoming-ssl", "imap_1-incoming-ssl"} <= page.anchors


def test_links_know_where_they_are_written(tmp_path: Path) -> None:
    files = {
        "guides/emails/outlook.md": guide("outlook", "Voir [un](mail.md), `[x](mail.md)` et [deux](mail.md).\n"),
        "guides/emails/mail.md": guide("mail"),
    }
    links = render(load_project(tmp_path, files)).links
    assert [(link.href, link.location.line, link.location.column) for link in links] == [
        ("../mail/", 6, 11),
        ("../mail/", 6, 46),
    ]


def test_links_of_a_table_are_written_in_the_data_file(tmp_path: Path) -> None:
    body = "## Ports\n\n> [!table] clients\n\n> [!table] notes\n"
    page = render(load_project(tmp_path, {"guides/emails/outlook.md": guide("outlook", body), "guides/data.yml": DATA}))
    places = [(link.target, link.href, link.location.path, link.location.line) for link in page.links]
    assert places == [
        ("/fr/emails/outlook/", "./", "guides/data.yml", 15),
        ("https://example.org/mail", "https://example.org/mail", "guides/data.yml", 16),
        ("emails/outlook.md#ports", "#ports", "guides/data.yml", 10),
    ]
    assert page.diagnostics == ()
    assert check_fragments({page.address: page}, [page]) == []


def test_a_link_to_nothing_is_an_error_where_it_stands(tmp_path: Path) -> None:
    body = "Lire [ceci](outlok.md) et ![image](images/rien.png).\n"
    page = render(load_project(tmp_path, {"guides/emails/outlook.md": guide("outlook", body)}))
    assert lines(page.diagnostics) == [
        "guides/emails/outlook.md:6:13: unknown-page: `outlok.md` leads to no page or file of this site; "
        "did you mean `outlook.md`?",
        "guides/emails/outlook.md:6:36: unknown-image: there is no image `images/rien.png`; there is none here yet",
    ]


def test_a_fragment_of_nothing_is_an_error_where_it_stands(tmp_path: Path) -> None:
    files = {
        "guides/emails/outlook.md": guide("outlook", "Voir [les ports](mail.md#parametre) et [là](#ici).\n"),
        "guides/emails/mail.md": guide("mail", "## Paramètres\n"),
    }
    loading = load_project(tmp_path, files)
    pages = {page.address: page for page in (render(loading), render(loading, "guides/emails/mail.md"))}
    assert lines(check_fragments(pages, pages.values())) == [
        "guides/emails/outlook.md:6:18: unknown-fragment: `mail.md#parametre` leads to no heading or anchor "
        "`parametre`; did you mean `parametres`?",
        "guides/emails/outlook.md:6:45: unknown-fragment: `#ici` leads to no heading or anchor `ici`; "
        "there is none here yet",
    ]


def test_what_refers_to_a_faulty_file_is_not_judged(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "guides/emails/outlook.md": guide("outlook", "[Mail](mail.md#x) coûte {{ a.b }}.\n\n> [!table] rien\n"),
        "guides/emails/mail.md": guide("mail", colour="red"),
        "guides/data.yml": "tables: []\n",
    }
    loading = load_project(tmp_path, files)
    assert {found.location.path for found in loading.diagnostics} == {"guides/emails/mail.md", "guides/data.yml"}
    assert render(loading).diagnostics == ()


def test_rendering_is_the_same_twice_and_crosses_processes(tmp_path: Path) -> None:
    body = "## Un\n\n> [!note]\n> Deux\n\n> [!table] imap\n"
    loading = load_project(tmp_path, {"guides/emails/outlook.md": guide("outlook", body), "guides/data.yml": DATA})
    renderer = Renderer(loading.library)
    page = loading.library.by_path["guides/emails/outlook.md"]
    first = renderer.render(page)
    assert renderer.render(page) == first
    assert pickle.loads(pickle.dumps(first)) == first
    assert pickle.loads(pickle.dumps(renderer)).render(page) == first
