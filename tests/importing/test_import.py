"""`guichet import`: a tree from elsewhere comes into the guides' folder, and a person is told what that took."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from click.testing import CliRunner, Result

from guichet import cli
from guichet.cli import imports
from guichet.importing import Plan, make_plan
from projects import HOME, guide, write_project

CONFIGURATION = dedent(
    """\
    site_name: Aide
    extra:
      guichet:
        languages: [en]
        former_addresses: ["https://aide.example.com/"]
    theme: material
    plugins: [guichet]
    """
)
SERVERS = dedent(
    """\
    |Type du serveur|Nom du serveur|Port (avec SSL)|Port (sans SSL)|
    |---|---|---|---|
    |Entrant|imap.example.org|993|143|
    |Sortant|**smtp.example.org**|465|587|
    """
)
MATRIX = dedent(
    """\
    |Windows|Apple|
    |---|---|
    |[Outlook 2016](https://aide.example.com/fr/emails/outlook/){.external}|[iPhone](https://example.net/iphone){.external}|
    |[Courrier](https://example.net/courrier)||
    """
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A help centre without guides, in the folder that the command runs in."""
    root = tmp_path / "centre"
    write_project(root, {"mkdocs.yml": CONFIGURATION, "docs/index.md": HOME}, bare=True)
    (root / "guides").mkdir()
    monkeypatch.chdir(root)
    return root


def bring_in(tree: Path, files: Mapping[str, str | bytes], *arguments: str) -> Result:
    """What `guichet import` says of a tree of *files*."""
    write_project(tree, files, bare=True)
    tree.mkdir(exist_ok=True)
    return CliRunner().invoke(cli.command, ["import", str(tree), *arguments])


def written(project: Path) -> dict[str, str]:
    """The texts below the guides' folder, by path."""
    folder = project / "guides"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode("utf-8", errors="replace")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_tree_in_the_older_layout_comes_in_whole(project: Path, tmp_path: Path) -> None:
    outlook = guide("configurer-outlook", "![Écran](images/ecran.png)\n\n[Voir](../webmail/guide.fr-fr.md#ports)\n")
    result = bring_in(
        tmp_path / "tree",
        {
            "cloud/universe.fr-fr.md": "---\ntitle: Le nuage\n---\n",
            "cloud/e_mails/product.fr-fr.md": "---\ntitle: E-mails\n---\n\nTout sur les e-mails.\n",
            "cloud/e_mails/outlook/guide.fr-fr.md": outlook.replace("---\n\n", "section: Logiciels\norder: 2\n---\n\n"),
            "cloud/e_mails/outlook/guide.en-gb.md": guide("configure-outlook", "![Screen](images/ecran.png)\n"),
            "cloud/e_mails/outlook/images/ecran.png": b"\x89PNG",
            "cloud/e_mails/webmail/guide.fr-fr.md": guide("webmail", "## Ports\n", section="En ligne", order=1),
            "cloud/e_mails/webmail/lisez-moi.txt": "Bonjour",
        },
    )
    assert result.stdout.splitlines() == [
        "cloud/e_mails/outlook/guide.en-gb.md -> guides/e-mails/configurer-outlook.en.md",
        "    changed: line 6: `images/ecran.png` is `images/configurer-outlook/ecran.png`",
        "cloud/e_mails/outlook/guide.fr-fr.md -> guides/e-mails/configurer-outlook.md",
        "    changed: line 8: `images/ecran.png` is `images/configurer-outlook/ecran.png`",
        "    changed: line 10: `../webmail/guide.fr-fr.md#ports` is `webmail.md#ports`",
        "cloud/e_mails/outlook/images/ecran.png -> guides/e-mails/images/configurer-outlook/ecran.png",
        "cloud/e_mails/product.fr-fr.md -> guides/e-mails/index.md",
        "    changed: it names its sections, in the order of their guides",
        "cloud/e_mails/webmail/guide.fr-fr.md -> guides/e-mails/webmail.md",
        "cloud/e_mails/webmail/lisez-moi.txt: left out",
        "    because: files of this kind are not published",
        "cloud/universe.fr-fr.md -> guides/cloud/universe.fr.md",
        "6 brought in, 0 there already, 1 left out, 0 to decide",
    ]
    assert result.exit_code == 1
    files = written(project)
    assert list(files) == [
        "cloud/universe.fr.md",
        "e-mails/configurer-outlook.en.md",
        "e-mails/configurer-outlook.md",
        "e-mails/images/configurer-outlook/ecran.png",
        "e-mails/index.md",
        "e-mails/webmail.md",
    ]
    assert files["e-mails/index.md"] == (
        "---\ntitle: E-mails\nsections:\n- En ligne\n- Logiciels\n---\n\nTout sur les e-mails.\n"
    )
    assert (
        "![Écran](images/configurer-outlook/ecran.png)\n\n[Voir](webmail.md#ports)\n"
        in (files["e-mails/configurer-outlook.md"])
    )
    assert CliRunner().invoke(cli.command, ["check"]).stdout == "no faults found\n"


def test_a_second_import_finds_everything_there(project: Path, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "emails/outlook.md": guide("outlook", SERVERS),
        "emails/images/un.png": b"\x89PNG",
    }
    bring_in(tmp_path / "tree", files, "--tables")
    before = written(project)
    result = bring_in(tmp_path / "tree", files, "--tables")
    assert (result.exit_code, result.stdout) == (
        0,
        "0 brought in, 2 there already, 0 left out, 0 to decide\n",
    )
    assert written(project) == before


def test_what_is_there_and_differs_is_kept_unless_forced(project: Path, tmp_path: Path) -> None:
    write_project(project, {"guides/emails/outlook.md": guide("outlook", "À nous.\n")})
    files = {"emails/outlook.md": guide("outlook", "À eux.\n")}
    result = bring_in(tmp_path / "tree", files)
    assert result.stdout.splitlines() == [
        "emails/outlook.md: left out",
        "    because: guides/emails/outlook.md is there and differs: --force replaces it",
        "0 brought in, 0 there already, 1 left out, 0 to decide",
    ]
    assert result.exit_code == 1
    assert "À nous." in written(project)["emails/outlook.md"]
    assert bring_in(tmp_path / "tree", files, "--force").exit_code == 0
    assert "À eux." in written(project)["emails/outlook.md"]


@pytest.mark.parametrize("options", [[], ["--force"]])
def test_what_changes_while_the_plan_is_made_is_kept(
    options: list[str], project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new, old = project / "guides/emails/courriel.md", project / "guides/emails/webmail.md"
    files = {"emails/a/guide.fr-fr.md": guide("courriel"), "emails/b/guide.fr-fr.md": guide("webmail", "Nouveau.\n")}
    if options:
        write_project(project, {"guides/emails/webmail.md": "Ancien.\n"}, bare=True)

    def save_meanwhile(*arguments: Any, **options: Any) -> Plan:
        plan = make_plan(*arguments, **options)
        write_project(project, {f"guides/emails/{file.name}": "De l'auteur.\n" for file in (new, old)}, bare=True)
        return plan

    monkeypatch.setattr(imports, "make_plan", save_meanwhile)
    done = bring_in(tmp_path / "tree", files, *options)
    assert done.exit_code == 1
    assert done.stdout.count("it cannot be written: it has changed meanwhile") == 2
    assert [file.read_text("utf-8") for file in (new, old)] == ["De l'auteur.\n"] * 2


def test_a_dry_run_writes_nothing_and_says_the_same(project: Path, tmp_path: Path) -> None:
    files = {"emails/outlook.md": guide("outlook", SERVERS)}
    dry = bring_in(tmp_path / "tree", files, "--dry-run")
    assert written(project) == {}
    assert bring_in(tmp_path / "tree", files).stdout == dry.stdout


def test_single_guides_need_the_name_of_their_product(project: Path, tmp_path: Path) -> None:
    files = {"outlook.md": guide("outlook")}
    assert bring_in(tmp_path / "tree", files).stdout.splitlines()[:2] == [
        "outlook.md: left out",
        "    because: it lies in no product's folder: name its product with --product",
    ]
    assert bring_in(tmp_path / "tree", files, "--product", "emails").exit_code == 0
    assert written(project) == {"emails/index.md": "---\ntitle: Emails\n---\n", "emails/outlook.md": guide("outlook")}


@pytest.mark.parametrize(
    ("content", "change"),
    [
        pytest.param(b"\xef\xbb\xbf" + guide("a", "été\n").encode(), "its byte-order mark is gone", id="a mark"),
        pytest.param(guide("a", "été\n").replace("\n", "\r\n").encode(), "its lines end in LF alone", id="CRLF"),
        pytest.param(guide("a", "été\n").encode("utf-16"), "it was UTF-16, and is UTF-8", id="UTF-16"),
        pytest.param(
            guide("a", "été\n").encode("cp1252"), "it was no UTF-8: it was read as windows-1252", id="windows-1252"
        ),
    ],
)
def test_every_text_becomes_utf_8_with_line_feeds(project: Path, tmp_path: Path, content: bytes, change: str) -> None:
    result = bring_in(tmp_path / "tree", {"emails/a.md": content})
    assert f"    changed: {change}" in result.stdout.splitlines()
    assert written(project)["emails/a.md"] == guide("a", "été\n")
    assert ("do its accents read right?" in result.stdout) == ("1252" in change)


def test_front_matter_is_quoted_where_that_is_safe_and_left_out_where_not(project: Path, tmp_path: Path) -> None:
    result = bring_in(
        tmp_path / "tree",
        {
            "emails/colon.md": "---\ntitle: Outlook : les réglages\nslug: colon\nexcerpt: '@ domicile'\n---\n",
            "emails/torn.md": '---\ntitle: "Outlook\nslug: torn\n---\n',
            "emails/bare.md": "Sans en-tête.\n",
            "emails/lower.md": "\n\n---\ntitle: Plus bas\nslug: lower\n---\n",
        },
    )
    lines = result.stdout.splitlines()
    assert "    changed: line 2: its text is in quotes" in lines
    assert "title: 'Outlook : les réglages'\n" in written(project)["emails/colon.md"]
    assert written(project)["emails/lower.md"].startswith("---\ntitle: Plus bas\n")
    assert sorted(path for path in written(project) if path != "emails/index.md") == [
        "emails/colon.md",
        "emails/lower.md",
    ]
    assert lines[-1] == "3 brought in, 0 there already, 2 left out, 1 to decide"
    assert lines[3:5] == [
        "emails/bare.md: left out",
        "    because: line 1: the file has no front matter [header-missing]; begin it with a line `---`, "
        "then the keys, then another line `---`",
    ]


def test_a_guide_without_slug_gets_one_and_a_wrong_one_is_righted(project: Path, tmp_path: Path) -> None:
    result = bring_in(
        tmp_path / "tree",
        {
            "emails/a.md": "---\ntitle: Régler l’iPhone\nexcerpt: Vite fait\n---\n",
            "emails/b.md": "---\ntitle: B\nslug: Guide_B\n---\n",
            "emails/c.md": "---\nexcerpt: Rien\n---\n",
        },
    )
    assert written(project)["emails/regler-l-iphone.md"] == (
        "---\ntitle: Régler l’iPhone\nslug: regler-l-iphone\nexcerpt: Vite fait\n---\n"
    )
    assert written(project)["emails/guide-b.md"] == "---\ntitle: B\nslug: guide-b\n---\n"
    assert result.stdout.splitlines()[3:] == [
        "emails/a.md -> guides/emails/regler-l-iphone.md",
        "    changed: its slug, which it lacked, is `regler-l-iphone`, from its title",
        "emails/b.md -> guides/emails/guide-b.md",
        "    changed: its slug was `Guide_B`, and is `guide-b`",
        "    decide: is the old address, which ended in `Guide_B`, to live on?",
        "emails/c.md: left out",
        "    because: it has neither slug nor title: give it both",
        "3 brought in, 0 there already, 1 left out, 2 to decide",
    ]


def test_two_guides_never_share_an_address(project: Path, tmp_path: Path) -> None:
    write_project(project, {"guides/emails/ancien.md": guide("webmail")})
    result = bring_in(
        tmp_path / "tree",
        {"emails/a.md": guide("outlook"), "emails/b.md": guide("outlook", "Autre.\n"), "emails/c.md": guide("webmail")},
    )
    assert result.stdout.splitlines()[1:] == [
        "emails/b.md: left out",
        "    because: its slug is that of emails/a.md: give it another",
        "emails/c.md: left out",
        "    because: its slug is that of guides/emails/ancien.md: give it another",
        "1 brought in, 0 there already, 2 left out, 0 to decide",
    ]


def test_what_a_person_must_decide_is_told_with_its_line(tmp_path: Path, project: Path) -> None:
    result = bring_in(
        tmp_path / "tree",
        {
            "emails/a.md": guide("a", "![Écran](images/absent.png)\n", excertp="Lire"),
            "emails/a.de-de.md": guide("a"),
            "home.fr-fr.md": HOME,
        },
    )
    assert result.stdout.splitlines()[3:] == [
        "emails/a.de-de.md: left out",
        "    because: the site has no language `de-de`: name it in `languages` of the settings",
        "emails/a.md -> guides/emails/a.md",
        "    decide: line 4: `excertp` is not a known key [unknown-key]; did you mean `excerpt`?",
        "    decide: line 7: `images/absent.png` leads to nothing that is brought in",
        "home.fr-fr.md: left out",
        "    because: the home page is written in the folder of the pages: take from here what it needs",
        "2 brought in, 0 there already, 2 left out, 3 to decide",
    ]


def test_nothing_is_read_through_a_link_out_of_the_tree_nor_written_out_of_the_guides(
    project: Path, tmp_path: Path
) -> None:
    secret, outside = tmp_path / "secret.md", tmp_path / "outside"
    secret.write_text(guide("secret", "Secret.\n"))
    outside.mkdir()
    tree = tmp_path / "tree"
    write_project(tree, {"emails/a.md": guide("a"), "web/b.md": guide("b")}, bare=True)
    (tree / "emails" / "secret.md").symlink_to(secret)
    (tree / "emails" / "secret.png").symlink_to(secret)
    (project / "guides" / "web").symlink_to(outside)
    result = bring_in(tree, {})
    assert "emails/secret.md: left out" in result.stdout
    assert "emails/secret.png: left out" in result.stdout
    assert "    because: it cannot be written: its folder is a symbolic link that leads elsewhere" in result.stdout
    assert list(outside.iterdir()) == []
    assert "Secret." not in "".join(written(project).values())
    assert result.exit_code == 1


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["guides"], id="the guides themselves"),
        pytest.param(["."], id="a folder around the guides"),
        pytest.param(["absent"], id="a folder that is missing"),
        pytest.param(["docs", "--product", "E mails"], id="a product that cannot be part of an address"),
    ],
)
@pytest.mark.usefixtures("project")
def test_wrong_usage_ends_in_2(arguments: list[str]) -> None:
    result = CliRunner().invoke(cli.command, ["import", *arguments])
    assert (result.exit_code, result.stdout) == (2, "")


def test_tables_are_offered_as_entries_for_the_data_file(project: Path, tmp_path: Path) -> None:
    body = f"## Tutoriels\n\n{MATRIX}\n## En IMAP (recommandée)\n\n{SERVERS}"
    result = bring_in(tmp_path / "tree", {"emails/outlook.md": guide("outlook", body)})
    report, _, offer = result.stdout.partition("\nEntries for the data file:\n\n")
    assert report.splitlines()[3:] == [
        "emails/outlook.md -> guides/emails/outlook.md",
        "    decide: line 8: shall its table come from the data file? It is offered below as `clients`",
        "    decide: line 15: shall its table come from the data file? It is offered below as `imap`",
        "2 brought in, 0 there already, 0 left out, 3 to decide",
    ]
    assert offer == dedent(
        """\
        services:
          emails:
            name: Emails
            servers:
              imap:
                direction: incoming
                host: imap.example.org
                ports: {ssl: 993, plain: 143}
              smtp:
                direction: outgoing
                host: smtp.example.org
                ports: {ssl: 465, plain: 587}
        tables:
          clients: {kind: matrix, service: emails, caption: Tutoriels}
          imap:
            kind: parameters
            servers: [emails.imap, emails.smtp]
            caption: En IMAP
            recommended: true
        platforms:
          - id: windows
            name: Windows
            clients:
              - id: outlook-2016
                name: Outlook 2016
                tutorials: {emails: emails/outlook}
              - id: courrier
                name: Courrier
                tutorials: {emails: 'https://example.net/courrier'}
          - id: apple
            name: Apple
            clients:
              - id: iphone
                name: iPhone
                tutorials: {emails: 'https://example.net/iphone'}
        """
    )
    assert body in written(project)["emails/outlook.md"]


def test_with_tables_the_data_file_is_made_and_the_guides_show_it(project: Path, tmp_path: Path) -> None:
    quoted = "> [!note]\n>\n" + "".join(f"> {line}\n" for line in SERVERS.splitlines())
    result = bring_in(
        tmp_path / "tree",
        {
            "emails/outlook.md": guide("outlook", f"## En IMAP\n{SERVERS}\nEnsuite.\n\n{MATRIX}"),
            "emails/webmail.md": guide("webmail", quoted),
        },
        "--tables",
    )
    assert result.exit_code == 0
    files = written(project)
    assert files["emails/outlook.md"].endswith("## En IMAP\n\n> [!table] imap\n\nEnsuite.\n\n> [!table] clients\n")
    assert files["emails/webmail.md"].endswith("> [!note]\n>\n> > [!table] imap\n")
    assert "Entries for the data file" not in result.stdout
    assert CliRunner().invoke(cli.command, ["check"]).stdout == "no faults found\n"


def test_a_table_that_equals_one_of_the_data_file_becomes_that_one(project: Path, tmp_path: Path) -> None:
    data = dedent(
        """\
        services:
          mail:
            name: Courrier
            servers:
              a: {direction: incoming, host: IMAP.example.org, ports: {plain: 143, ssl: 993}}
              b: {direction: outgoing, host: smtp.example.org, ports: {plain: 587, ssl: 465}}
        tables:
          reglages: {kind: parameters, servers: [mail.a, mail.b], caption: Réglages}
        """
    )
    write_project(project, {"guides/data.yml": data})
    other = SERVERS.replace("143", "144")
    result = bring_in(
        tmp_path / "tree", {"emails/a.md": guide("a", SERVERS), "emails/b.md": guide("b", other)}, "--tables"
    )
    assert written(project)["emails/a.md"].endswith("> [!table] reglages\n")
    assert written(project)["emails/b.md"].endswith(other)
    assert written(project)["data.yml"] == data
    assert "shall its table come from the data file? It is offered below as `imap`" in result.stdout
    assert "ports: {ssl: 993, plain: 144}" in result.stdout
