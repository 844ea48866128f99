"""Which of the tables that authors draw are recognised, and as what."""

from __future__ import annotations

import pytest

from guichet.dialect import read
from guichet.dialect.nodes import Table
from guichet.importing.drawn import Drawn, DrawnMatrix, DrawnServers, recognised
from guichet.schema.words import words_in
from guichet.source import SourceText, read_document
from projects import guide


def drawn(*rows: str) -> Drawn | None:
    """What a table of *rows*, whose cells are separated by `|`, is recognised as."""
    width = rows[0].count("|") + 1
    lines = [rows[0], "|".join(["---"] * width), *rows[1:]]
    body = "".join(f"|{line}|\n" for line in lines)
    table = read(read_document(SourceText("a.md", guide("a", body)))).body.children[0]
    assert isinstance(table, Table)
    return recognised(table, lambda target: target, words_in("fr").ports)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            ["Serveur|Nom|Port SSL|Port non sécurisé SSL", "Réception (POP3)|`pop.example.org`|995|110"],
            [("incoming", "Réception (POP3)", "pop.example.org", (("ssl", 995), ("plain", 110)))],
            id="other words for the same columns",
        ),
        pytest.param(
            ["Serveur|Port", "mail.example.org|**8443**"],
            [(None, "", "mail.example.org", (("port", 8443),))],
            id="a port of no known kind, and no column that says what the server is for",
        ),
        pytest.param(
            ["Type|Serveur|Port STARTTLS|Port SSL", "Envoi|a.example.org|587|465", "Base|b.example.org||3306"],
            [
                ("outgoing", "Envoi", "a.example.org", (("starttls", 587), ("ssl", 465))),
                (None, "Base", "b.example.org", (("ssl", 3306),)),
            ],
            id="a port that one of the servers has not",
        ),
        pytest.param(
            ["Type|Serveur|Port", "Entrant et sortant|mail.example.org|993"],
            [(None, "Entrant et sortant", "mail.example.org", (("port", 993),))],
            id="a server that does both has no direction",
        ),
    ],
)
def test_servers_are_recognised_by_their_hosts_and_ports(
    rows: list[str], expected: list[tuple[str | None, str, str, tuple[tuple[str, int], ...]]]
) -> None:
    found = drawn(*rows)
    assert isinstance(found, DrawnServers)
    assert [(one.direction, one.name, one.host, one.ports) for one in found.servers] == expected


def test_a_matrix_is_recognised_by_its_links() -> None:
    found = drawn(
        "**Windows**|Mac", "[Outlook](https://example.org/a){.external}|[*Mail*](mail.md)", "|[Outlook](outlook.md)"
    )
    assert isinstance(found, DrawnMatrix)
    assert [(name, [(one.name, one.target) for one in clients]) for name, clients in found.columns] == [
        ("Windows", [("Outlook", "https://example.org/a")]),
        ("Mac", [("Mail", "mail.md"), ("Outlook", "outlook.md")]),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(["A|B", "un|deux"], id="words"),
        pytest.param(["Windows|Mac", "[a](a.md)|[b](b.md), le dernier"], id="a link among words"),
        pytest.param(["Windows|Mac", "[a](a.md)|![b](b.png)"], id="an image"),
        pytest.param(["Windows|", "[a](a.md)|[b](b.md)"], id="a column without title"),
        pytest.param(["Windows|Mac", "[a](a.md)|"], id="a column without links"),
        pytest.param(["Tutoriels", "[a](a.md)", "[b](b.md)"], id="one column of links"),
        pytest.param(["Type|Serveur|Port", "Entrant|mail.example.org|99999"], id="a number that is no port"),
        pytest.param(["Type|Serveur|Port", "Entrant|192.0.2.1|993"], id="a number that is no name of a host"),
        pytest.param(["Type|Serveur|Port|Chiffrement", "Entrant|a.example.org|993|SSL"], id="a column too many"),
        pytest.param(["Type|Serveur|Port|Port", "Entrant|a.example.org|993|143"], id="two columns of one kind"),
        pytest.param(["Type|Serveur|Port", "Entrant|a.example.org|993", "Sortant|b.example.org|"], id="no port at all"),
        pytest.param(["Type|Serveur", "Entrant|a.example.org"], id="no column of ports"),
    ],
)
def test_what_the_data_file_has_no_place_for_is_not_recognised(rows: list[str]) -> None:
    assert drawn(*rows) is None
