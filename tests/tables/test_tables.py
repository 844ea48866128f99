"""Tables of the data file: what readers see in their cells, and the ids by which links find these."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from guichet.rendering import RenderedPage, Renderer
from projects import guide, load_project

SERVICES = dedent(
    """\
    services:
      mutualise:
        name: E-mail mutualisé
        servers:
          imap:
            direction: incoming
            host: imap.example.org
            ports: {ssl: 993, plain: 143}
            security: {ssl: ssl, plain: none}
            note: De préférence
          pop: {direction: incoming, host: pop.example.org, ports: {ssl: 995}}
          smtp:
            direction: outgoing
            host: smtp.example.org
            ports: {plain: 587, submission: 2525}
            security: {plain: starttls}
            authentication: required
          panneau: {name: {fr: Panneau, en: Panel}, host: www.example.org, ports: {ssl: 443}}
      exchange:
        name: Exchange
    ports:
      submission: {fr: Port de dépôt, en: Submission port}
    """
)


def render(folder: Path, data: str, body: str = "> [!table] essai\n", language: str = "fr") -> RenderedPage:
    """A guide with *body*, in a help centre that has *data*."""
    files = {
        "guides/data.yml": SERVICES + dedent(data),
        "docs/index.en.md": "---\ntitle: Home\n---\n",
        "guides/emails/index.en.md": "---\ntitle: E-mails\n---\n",
        "guides/emails/essai.md": guide("essai", body),
        "guides/emails/essai.en.md": guide("essai", body),
        "guides/emails/mail.md": guide("mail", "## Réglages\n"),
    }
    loading = load_project(folder, files, languages=["fr", "en"])
    assert loading.diagnostics == ()
    suffix = "" if language == "fr" else f".{language}"
    return Renderer(loading.library).render(loading.library.by_path[f"guides/emails/essai{suffix}.md"])


def words(node: LexborNode) -> str:
    return " ".join(node.text(separator=" ").split())


def rows(page: RenderedPage) -> list[list[str]]:
    """The words of each cell of the table, row by row, with its header."""
    return [[words(cell) for cell in row.css("th, td")] for row in LexborHTMLParser(page.html).css("tr")]


def ids(page: RenderedPage) -> dict[str, str]:
    """The words of every element of *page* that has an id, by that id, which no other element has."""
    found = list(_elements_with_id(page))
    assert len(dict(found)) == len(found)
    return dict(found)


def _elements_with_id(page: RenderedPage) -> Iterator[tuple[str, str]]:
    for element in LexborHTMLParser(page.html).css("[id]"):
        yield element.attributes["id"] or "", words(element)


MATRIX = """
tables:
  essai: {kind: matrix, service: mutualise, caption: {fr: Nos tutoriels, en: Our tutorials}}
  autre: {kind: matrix, service: exchange, caption: Exchange}
platforms:
  - id: windows
    name: Windows
    clients:
      - {id: outlook, name: Outlook, tutorials: {mutualise: mail, exchange: mail}}
      - {id: courrier, name: Courrier pour Windows, tutorials: {mutualise: "https://example.org/courrier"}}
      - {id: lotus, name: Lotus}
  - id: mac
    name: {fr: Mac, en: macOS}
    clients:
      - {id: mail, name: Mail, tutorials: {mutualise: emails/essai}}
  - id: linux
    name: Linux
    clients:
      - {id: mutt, name: Mutt}
"""


def test_a_matrix_has_a_column_per_platform_and_nothing_where_a_column_has_ended(tmp_path: Path) -> None:
    assert rows(render(tmp_path, MATRIX)) == [
        ["Windows", "Mac"],
        ["Outlook", "Mail"],
        ["Courrier pour Windows (lien externe)", ""],
    ]


def test_clients_without_a_tutorial_for_the_service_and_platforms_without_clients_are_left_out(tmp_path: Path) -> None:
    assert rows(render(tmp_path, MATRIX, "> [!table] autre\n")) == [["Windows"], ["Outlook"]]


def test_tutorials_of_ours_are_linked_from_the_page_and_those_elsewhere_say_so(tmp_path: Path) -> None:
    page = render(tmp_path, MATRIX)
    links = {words(link): link.attributes for link in LexborHTMLParser(page.html).css("a")}
    assert links == {
        "Outlook": {"href": "../mail/"},
        "Mail": {"href": "./"},
        "Courrier pour Windows (lien externe)": {
            "class": "external",
            "href": "https://example.org/courrier",
            "rel": "noopener noreferrer",
        },
    }
    [together] = LexborHTMLParser(page.html).css("a.external .nowrap")
    assert words(together) == "Windows (lien externe)"
    assert sorted((link.target, link.href, link.location.path) for link in page.links) == [
        ("/fr/emails/essai/", "./", "guides/data.yml"),
        ("/fr/emails/mail/", "../mail/", "guides/data.yml"),
        ("https://example.org/courrier", "https://example.org/courrier", "guides/data.yml"),
    ]


def test_a_matrix_speaks_the_language_of_its_page_and_leads_to_tutorials_in_it(tmp_path: Path) -> None:
    page = render(tmp_path, MATRIX, language="en")
    assert rows(page)[0] == ["Windows", "macOS"]
    assert ids(page)["essai-caption"] == "Our tutorials"
    hrefs = [link.attributes["href"] for link in LexborHTMLParser(page.html).css("a")]
    assert hrefs == ["../../../fr/emails/mail/", "./", "https://example.org/courrier"]


def test_columns_and_cells_of_a_matrix_have_ids_that_stay(tmp_path: Path) -> None:
    assert set(ids(render(tmp_path, MATRIX))) == {
        *("essai", "essai-caption", "essai-windows", "essai-mac"),
        *("essai-outlook", "essai-courrier", "essai-mail"),
    }


def test_a_client_called_like_its_platform_has_an_id_of_its_own(tmp_path: Path) -> None:
    data = """
    tables:
      essai: {kind: matrix, service: mutualise, caption: Nos tutoriels}
    platforms:
      - id: webmail
        name: Webmail
        clients:
          - {id: webmail, name: Roundcube, tutorials: {mutualise: mail}}
          - {id: caption, name: Caption, tutorials: {mutualise: mail}}
    """
    found = ids(render(tmp_path, data))
    assert found["essai-webmail"] == "Webmail"
    assert found["essai-webmail_1"] == "Roundcube"
    assert found["essai-caption"] == "Nos tutoriels"
    assert found["essai-caption_1"] == "Caption"


def test_a_matrix_of_a_service_without_tutorials_has_its_caption_alone(tmp_path: Path) -> None:
    data = "tables: {essai: {kind: matrix, service: exchange, caption: Exchange}}\n"
    page = render(tmp_path, data)
    assert rows(page) == [[]]
    assert ids(page)["essai-caption"] == "Exchange"


PARAMETERS = """
tables:
  essai: {kind: parameters, servers: [mutualise.imap, mutualise.smtp], caption: En IMAP, recommended: true}
  pop: {kind: parameters, servers: [mutualise.pop, mutualise.panneau], caption: En POP}
"""


def test_parameters_have_a_row_per_server_and_nothing_where_it_has_no_port_of_a_kind(tmp_path: Path) -> None:
    assert rows(render(tmp_path, PARAMETERS)) == [
        ["Type du serveur", "Nom du serveur", "Port (avec SSL)", "Port (sans SSL)", "Port de dépôt"],
        ["Entrant pour recevoir vos messages De préférence", "imap.example.org", "993 SSL/TLS", "143 Aucune", ""],
        [
            "Sortant pour envoyer vos messages authentification obligatoire",
            "smtp.example.org",
            "",
            "587 STARTTLS",
            "2525",
        ],
    ]


def test_parameters_have_no_column_for_ports_that_none_of_their_servers_has(tmp_path: Path) -> None:
    assert rows(render(tmp_path, PARAMETERS, "> [!table] pop\n")) == [
        ["Type du serveur", "Nom du serveur", "Port (avec SSL)"],
        ["Entrant pour recevoir vos messages", "pop.example.org", "995"],
        ["Panneau", "www.example.org", "443"],
    ]


def test_parameters_speak_the_language_of_their_page(tmp_path: Path) -> None:
    header, *_ = rows(render(tmp_path / "imap", PARAMETERS, language="en"))
    assert header[-1] == "Submission port"
    assert rows(render(tmp_path / "pop", PARAMETERS, "> [!table] pop\n", "en"))[2][0] == "Panel"


def test_every_cell_of_parameters_that_holds_a_value_has_an_id_that_stays(tmp_path: Path) -> None:
    found = ids(render(tmp_path, PARAMETERS))
    assert {name: text for name, text in found.items() if name.count("-") == 2} == {
        "essai-incoming-host": "imap.example.org",
        "essai-incoming-ssl": "993 SSL/TLS",
        "essai-incoming-plain": "143 Aucune",
        "essai-outgoing-host": "smtp.example.org",
        "essai-outgoing-plain": "587 STARTTLS",
        "essai-outgoing-submission": "2525",
    }
    assert {"essai", "essai-caption", "essai-incoming", "essai-outgoing"} < set(found)


def test_a_server_without_a_direction_is_called_by_its_name_in_ids(tmp_path: Path) -> None:
    assert ids(render(tmp_path, PARAMETERS, "> [!table] pop\n"))["pop-panneau-ssl"] == "443"


def test_the_ids_of_a_table_are_anchors_that_links_may_use(tmp_path: Path) -> None:
    page = render(tmp_path, PARAMETERS, "> [!table] essai\n\n[Le port](#essai-incoming-ssl)\n")
    assert {"essai", "essai-incoming-ssl"} <= page.anchors
    assert [reference.fragment for reference in page.references] == ["essai-incoming-ssl"]


def test_recommended_parameters_say_so_in_their_caption(tmp_path: Path) -> None:
    found = ids(render(tmp_path, PARAMETERS, "> [!table] essai\n\n> [!table] pop\n"))
    assert found["essai-caption"] == "En IMAP recommandée"
    assert found["pop-caption"] == "En POP"


def test_a_caption_of_the_page_stands_in_the_place_of_the_tables_own(tmp_path: Path) -> None:
    page = render(tmp_path, PARAMETERS, "> [!table] pop\n> Vos réglages & `<b>ports</b>`\n")
    assert ids(page)["pop-caption"] == "Vos réglages & <b>ports</b>"


def test_a_table_is_a_region_named_by_its_caption_that_a_keyboard_can_scroll(tmp_path: Path) -> None:
    [region] = LexborHTMLParser(render(tmp_path, PARAMETERS).html).css("[role=region]")
    assert region.attributes["aria-labelledby"] == "essai-caption"
    assert region.attributes["tabindex"] == "0"


def test_a_heading_called_like_a_table_leaves_it_its_id(tmp_path: Path) -> None:
    page = render(tmp_path, PARAMETERS, "## Essai\n\n> [!table] essai\n\n## Essai incoming\n")
    assert {name: text for name, text in ids(page).items() if "_" in name} == {
        "essai_1": "Essai ¶",
        "essai-incoming_1": "Essai incoming ¶",
    }


ROWS = """
tables:
  essai:
    kind: rows
    caption: Essais
    columns: [Quoi, "Où *exactement*"]
    rows:
      - [Aide, "[guide](emails/mail.md#réglages), `code` et **gras**"]
      - ["", "[ailleurs](https://example.org/){.external}"]
      - [{fr: Serveur, en: Server}, "{{ mutualise.imap.host }}<br>port {{ mutualise.imap.ssl }}"]
      - ["<script>alert(1)</script>", "<user@domain> & co, [x](javascript:alert(1))"]
"""


def test_cells_of_rows_hold_inline_markdown(tmp_path: Path) -> None:
    page = render(tmp_path, ROWS)
    assert rows(page) == [
        ["Quoi", "Où exactement"],
        ["Aide", "guide , code et gras"],
        ["", "ailleurs (lien externe)"],
        ["Serveur", "imap.example.org port 993"],
        ["<script>alert(1)</script>", "<user@domain> & co, x"],
    ]
    parsed = LexborHTMLParser(page.html)
    assert [link.attributes["href"] for link in parsed.css("a")] == ["../mail/#reglages", "https://example.org/"]
    assert [words(found) for found in parsed.css("tbody code, tbody strong, th em")] == ["exactement", "code", "gras"]
    assert not parsed.css("script")


def test_the_first_cell_of_a_row_names_it(tmp_path: Path) -> None:
    names = LexborHTMLParser(render(tmp_path, ROWS).html).css("tbody th[scope=row]")
    assert [words(name) for name in names] == ["Aide", "", "Serveur", "<script>alert(1)</script>"]


def test_cells_of_rows_speak_the_language_of_their_page(tmp_path: Path) -> None:
    assert rows(render(tmp_path, ROWS, language="en"))[3][0] == "Server"


LABELS = (
    "<script>alert(1)</script>",
    "<b>gras</b> & **gras**",
    "\"'><img src=x onerror=alert(1)>",
    "&lt;i&gt; {{ x }}",
)


@pytest.mark.parametrize("label", LABELS)
def test_labels_are_shown_as_they_are_written(label: str, tmp_path: Path) -> None:
    quoted = "'" + label.replace("'", "''") + "'"
    data = f"""
    tables:
      essai: {{kind: matrix, service: mutualise, caption: {quoted}}}
      ports: {{kind: parameters, servers: [mutualise.pop], caption: {quoted}}}
    platforms:
      - id: windows
        name: {quoted}
        clients:
          - {{id: outlook, name: {quoted}, tutorials: {{mutualise: mail}}}}
          - {{id: mail, name: {quoted}, tutorials: {{mutualise: "https://example.org/"}}}}
    """
    page = render(tmp_path, data, "> [!table] essai\n\n> [!table] ports\n")
    found = ids(page)
    spaced = " ".join(label.split())
    for name in ("essai-caption", "ports-caption", "essai-windows", "essai-outlook"):
        assert found[name] == spaced
    assert found["essai-mail"].replace(" ", "") == f"{label}(lien externe)".replace(" ", "")
    assert not LexborHTMLParser(page.html).css("script, img, b, i, strong")


OLD = """
tables: {clients: {kind: matrix, service: mutualise, caption: Tutoriels}}
platforms:
  - id: windows
    name: Windows
    aliases: [PC]
    clients:
      - {id: seven, name: Sept, eol: 2020-01-14, tutorials: {mutualise: mail}}
      - {id: ten, name: Dix, aliases: [Écran bleu], eol: 2031-01-01, tutorials: {mutualise: mail}}
  - id: palm
    name: Palm
    clients: [{id: pilot, name: Pilot, eol: 2010-01-01, tutorials: {mutualise: mail}}]
"""


def test_old_clients_are_marked_from_the_day_their_maker_leaves_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def old(moment: str) -> list[str]:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)
        html = LexborHTMLParser(render(tmp_path, OLD, "> [!table] clients\n").html)
        return [node.text(strip=True) for node in html.css(".guichet-old")]

    assert old("1578959999") == ["Palm", "Pilot"]  # the last second before that day begins
    assert old("1578960000") == ["Palm", "Sept", "Pilot"]


def test_a_short_matrix_has_no_chooser_and_a_long_one_names_what_readers_may_type(tmp_path: Path) -> None:
    assert "guichet-chooser" not in render(tmp_path, OLD, "> [!table] clients\n").html
    clients = "".join(f"      - {{id: c{n}, name: C {n}, tutorials: {{mutualise: mail}}}}\n" for n in range(9))
    html = LexborHTMLParser(
        render(tmp_path, OLD.replace("  - id: palm", f"{clients}  - id: palm"), "> [!table] clients\n").html
    )
    assert [cell.attributes["data-words"] for cell in html.css("#clients-ten")] == ["dix windows ecran bleu pc"]
    assert [node.text() for node in html.css(".guichet-chooser button")] == ["Tous", "Windows", "Palm"]


def test_the_advice_stands_below_its_table(tmp_path: Path) -> None:
    data = PARAMETERS.replace("caption: En IMAP,", "caption: En IMAP, advice: Pour tous & partout.,")
    html = LexborHTMLParser(render(tmp_path, data).html)
    assert [node.html for node in html.css(".guichet-table > .guichet-advice")] == [
        '<p class="guichet-advice">Pour tous &amp; partout.</p>'
    ]
