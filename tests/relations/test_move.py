"""`guichet move`: a guide gets another name or product, and all that names it follows."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands import guichet, texts
from projects import guide, write_project
from relations.centre import AUTRE, BASIS, OUTLOOK

MAIL = "guides/mail/outlook-2021.md"
RENAMED = "guides/emails/outlook-2021.md"


def text_of(project: Path, path: str) -> str:
    """The file *path* of *project*, to the byte."""
    return (project / path).read_bytes().decode("utf-8")


def moved(project: Path, old: str, new: str) -> None:
    """Move *old* to *new* in *project*, which is sound before and after."""
    assert guichet(project, "check").stdout == "no faults found\n"
    result = guichet(project, "move", old, new)
    assert (result.exit_code, result.stderr) == (0, ""), result.output
    assert guichet(project, "check").stdout == "no faults found\n"


@pytest.mark.parametrize(
    ("before", "renamed", "in_mail"),
    [
        pytest.param("[a](outlook.md)", "[a](outlook-2021.md)", "[a](../mail/outlook-2021.md)", id="a path"),
        pytest.param("[a](./outlook.md)", "[a](./outlook-2021.md)", "[a](../mail/outlook-2021.md)", id="from here on"),
        pytest.param(
            "[a](../emails/outlook.md)",
            "[a](outlook-2021.md)",
            "[a](../mail/outlook-2021.md)",
            id="a path with a detour",
        ),
        pytest.param(
            "[a](outlook.md#ports)", "[a](outlook-2021.md#ports)", "[a](../mail/outlook-2021.md#ports)", id="an anchor"
        ),
        pytest.param(
            '[a]( outlook.md "Titre (a)" )',
            '[a]( outlook-2021.md "Titre (a)" )',
            '[a]( ../mail/outlook-2021.md "Titre (a)" )',
            id="a title and spaces",
        ),
        pytest.param("[a](<outlook.md>)", "[a](<outlook-2021.md>)", "[a](<../mail/outlook-2021.md>)", id="brackets"),
        pytest.param(
            "[a][x] et [b][x]\n\n[x]: outlook.md#ports 'T'",
            "[a][x] et [b][x]\n\n[x]: outlook-2021.md#ports 'T'",
            "[a][x] et [b][x]\n\n[x]: ../mail/outlook-2021.md#ports 'T'",
            id="a definition",
        ),
        pytest.param(
            "[a](/fr/emails/outlook/)", "[a](/fr/emails/outlook-2021/)", "[a](/fr/mail/outlook-2021/)", id="an address"
        ),
        pytest.param(
            "[a](/fr/emails/outlook#ports)",
            "[a](/fr/emails/outlook-2021#ports)",
            "[a](/fr/mail/outlook-2021#ports)",
            id="an address without its last slash",
        ),
        pytest.param("[a](../outlook/)", "[a](../outlook-2021/)", "[a](../../mail/outlook-2021/)", id="a relative one"),
        pytest.param(
            "[a](https://aide.example.org/fr/emails/outlook/)",
            "[a](https://aide.example.org/fr/emails/outlook-2021/)",
            "[a](https://aide.example.org/fr/mail/outlook-2021/)",
            id="an absolute one",
        ),
        pytest.param(
            "<https://docs.example.org/fr/emails/outlook/>",
            "<https://docs.example.org/fr/emails/outlook-2021/>",
            "<https://docs.example.org/fr/mail/outlook-2021/>",
            id="one of the former site",
        ),
        pytest.param(
            "[a]({www}/emails/outlook/)",
            "[a]({www}/emails/outlook-2021/)",
            "[a]({www}/mail/outlook-2021/)",
            id="a prefix",
        ),
        pytest.param("[]({legacy}1474)", "[]({legacy}1474)", "[]({legacy}1474)", id="a number stays"),
        pytest.param("`[a](outlook.md)`", "`[a](outlook.md)`", "`[a](outlook.md)`", id="code stays"),
        pytest.param("outlook.md", "outlook.md", "outlook.md", id="words stay"),
        pytest.param(
            "| A | B |\n|---|---|\n| [a](outlook.md) | outlook |",
            "| A | B |\n|---|---|\n| [a](outlook-2021.md) | outlook |",
            "| A | B |\n|---|---|\n| [a](../mail/outlook-2021.md) | outlook |",
            id="a cell",
        ),
        pytest.param(
            "> [!warning]\n>\n> 1. [a](outlook.md)",
            "> [!warning]\n>\n> 1. [a](outlook-2021.md)",
            "> [!warning]\n>\n> 1. [a](../mail/outlook-2021.md)",
            id="a list in a callout",
        ),
        pytest.param(
            "{!> emails/outlook.md !}",
            "{!> emails/outlook-2021.md !}",
            "{!> mail/outlook-2021.md !}",
            id="an include",
        ),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_every_form_of_link_follows(before: str, renamed: str, in_mail: str, end: str, tmp_path: Path) -> None:
    text = "\ufeff" + guide("autre", "Lisez ceci :\n\n{}\n").replace("\n", end)
    for new, path, after in (("outlook-2021", RENAMED, renamed), ("mail/outlook-2021", MAIL, in_mail)):
        written = text.replace("{}", before.replace("\n", end))
        project = write_project(tmp_path / path.replace("/", "-"), {**BASIS, AUTRE: written})
        moved(project, "outlook", new)
        assert text_of(project, AUTRE) == text.replace("{}", after.replace("\n", end))
        assert (project / path).exists()
        assert not (project / OUTLOOK).exists()


def test_its_own_links_follow_when_its_folder_changes(tmp_path: Path) -> None:
    body = (
        "![x](images/x.png) [a](autre.md#b) [b](../autre/) [c](outlook.md) [d](../../docs/index.md)\n\n"
        "[e](/fr/emails/autre/) [f](#ports)\n\n## Ports\n"
    )
    project = write_project(
        tmp_path,
        {
            **BASIS,
            OUTLOOK: guide("outlook", body, aliases="[outlook-2013, /fr/vieux/]"),
            AUTRE: guide("autre", "## B\n"),
            "guides/emails/images/x.png": b"",
        },
    )
    moved(project, OUTLOOK, "mail/outlook-2021.md")
    assert text_of(project, MAIL) == guide(
        "outlook-2021",
        "![x](../emails/images/x.png) [a](../emails/autre.md#b) [b](../../emails/autre/) [c](outlook-2021.md) "
        "[d](../../docs/index.md)\n\n[e](/fr/emails/autre/) [f](#ports)\n\n## Ports\n",
        title="Outlook",
        aliases="[emails/outlook-2013, /fr/vieux/, emails/outlook]",
    )
    assert (project / "guides/emails/images/x.png").exists()


def test_the_data_file_follows(tmp_path: Path) -> None:
    project = write_project(tmp_path, BASIS)
    moved(project, "outlook", "mail/outlook-2021")
    before = str(BASIS["guides/data.yml"])
    assert text_of(project, "guides/data.yml") == before.replace(
        "[guide](emails/outlook.md)", "[guide](mail/outlook-2021.md)"
    ).replace("tutorials: {mutualise: outlook}", "tutorials: {mutualise: outlook-2021}")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("emails/outlook", "mail/outlook", id="its product and slug"),
        pytest.param('"emails/outlook"', '"mail/outlook"', id="in quotes"),
        pytest.param("outlook", "outlook", id="its slug, which stays"),
        pytest.param(
            '"https://docs.example.org/fr/emails/outlook/"',
            '"https://docs.example.org/fr/mail/outlook/"',
            id="an address",
        ),
    ],
)
def test_a_tutorial_follows_however_it_is_named(written: str, expected: str, tmp_path: Path) -> None:
    data = str(BASIS["guides/data.yml"]).replace("{mutualise: outlook}", "{mutualise: " + written + "}")
    project = write_project(tmp_path, {**BASIS, "guides/data.yml": data})
    moved(project, "outlook", "mail/outlook")
    assert f"{{mutualise: {expected}}}" in text_of(project, "guides/data.yml")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param('"[a](emails/outlook.md#ports)"', '"[a](mail/outlook.md#ports)"', id="in quotes"),
        pytest.param("'L''[a](emails/outlook.md)'", "'L''[a](mail/outlook.md)'", id="behind an escaped quote"),
        pytest.param(
            '"\\u00e9 [a](emails/outlook.md)"', '"\\u00e9 [a](mail/outlook.md)"', id="behind an escaped letter"
        ),
        pytest.param(
            '{fr: "[a](emails/outlook.md)", en: b}', '{fr: "[a](mail/outlook.md)", en: b}', id="in a language"
        ),
        pytest.param('"[a](/fr/emails/outlook/) suite"', '"[a](/fr/mail/outlook/) suite"', id="an address"),
        pytest.param("emails/outlook.md", "emails/outlook.md", id="words stay"),
    ],
)
def test_links_in_cells_follow(written: str, expected: str, tmp_path: Path) -> None:
    data = str(BASIS["guides/data.yml"]).replace('"[guide](emails/outlook.md)"', written)
    assert written in data
    project = write_project(tmp_path, {**BASIS, "guides/data.yml": data})
    moved(project, "outlook", "mail/outlook")
    assert expected in text_of(project, "guides/data.yml")


def test_a_tutorial_gets_its_product_where_the_new_slug_is_that_of_another_guide(tmp_path: Path) -> None:
    project = write_project(tmp_path, {**BASIS, "guides/mail/outlook-2021.md": guide("outlook-2021")})
    moved(project, "emails/outlook", "outlook-2021")
    assert "{mutualise: emails/outlook-2021}" in text_of(project, "guides/data.yml")


def test_common_texts_and_pages_follow_too(tmp_path: Path) -> None:
    project = write_project(
        tmp_path,
        {
            **BASIS,
            "docs/aide.md": "---\ntitle: Aide\n---\n\n[a](../guides/emails/outlook.md)\n",
            "guides/emails/_avis.md": "[a](outlook.md)\n",
            "guides/emails/_seul.md": "[b](outlook.md)\n",
            "guides/emails/index.md": "---\ntitle: E-mails\n---\n\n[a](outlook.md)\n",
            AUTRE: guide("autre", "{!> emails/_avis.md !}\n"),
        },
    )
    moved(project, "outlook", "mail/outlook")
    assert text_of(project, "docs/aide.md").endswith("[a](../guides/mail/outlook.md)\n")
    assert text_of(project, "guides/emails/_avis.md") == "[a](../mail/outlook.md)\n"
    assert text_of(project, "guides/emails/_seul.md") == "[b](../mail/outlook.md)\n"
    assert text_of(project, "guides/emails/index.md").endswith("[a](../mail/outlook.md)\n")


def test_all_languages_move_and_each_keeps_a_slug_of_its_own(tmp_path: Path) -> None:
    project = write_project(
        tmp_path,
        {
            **BASIS,
            "guides/emails/outlook.en.md": guide("set-up-outlook", "[fr](outlook.md) [en](outlook.en.md)\n"),
            AUTRE: guide("autre", "[a](outlook.en.md)\n"),
        },
    )
    moved(project, "outlook", "outlook-2021")
    assert text_of(project, "guides/emails/outlook-2021.en.md") == guide(
        "set-up-outlook", "[fr](outlook-2021.md) [en](outlook-2021.en.md)\n"
    )
    assert text_of(project, AUTRE).endswith("[a](outlook-2021.en.md)\n")
    moved(project, "/en/emails/set-up-outlook/", "configure-outlook")
    assert "slug: configure-outlook\naliases: [set-up-outlook]\n" in text_of(
        project, "guides/emails/outlook-2021.en.md"
    )


def test_a_file_with_a_name_of_its_own_keeps_it_when_the_slug_changes(tmp_path: Path) -> None:
    project = write_project(tmp_path, {**BASIS, OUTLOOK: guide("autre-chose"), "guides/data.yml": ""})
    (project / "guides/data.yml").unlink()
    moved(project, "autre-chose", "outlook-2021")
    assert text_of(project, OUTLOOK) == guide("outlook-2021", title="Autre chose", aliases="[autre-chose]")


def test_a_slug_of_its_own_stays_when_the_file_is_renamed(tmp_path: Path) -> None:
    project = write_project(tmp_path, {**BASIS, OUTLOOK: guide("autre-chose"), "guides/data.yml": ""})
    (project / "guides/data.yml").unlink()
    moved(project, "emails/outlook.md", "emails/outlook-2021.md")
    assert text_of(project, RENAMED) == guide("autre-chose")


def test_in_the_older_layout_the_folder_moves_with_its_pictures(tmp_path: Path) -> None:
    project = write_project(
        tmp_path,
        {
            "mkdocs.yml": BASIS["mkdocs.yml"],
            "guides/web_mail/product.fr-fr.md": "---\ntitle: Mail\n---\n",
            "guides/web_mail/outlook_2016/guide.fr-fr.md": guide(
                "outlook", "![x](images/x.png) [a](../autre/guide.fr-fr.md) [n](notice.pdf)\n"
            ),
            "guides/web_mail/outlook_2016/guide.en-gb.md": guide("outlook", "![x](images/x.png)\n"),
            "guides/web_mail/outlook_2016/images/x.png": b"x",
            "guides/web_mail/outlook_2016/notice.pdf": b"%PDF",
            "guides/web_mail/autre/guide.fr-fr.md": guide(
                "autre", "[a](../outlook_2016/guide.fr-fr.md) ![x](../outlook_2016/images/x.png)\n"
            ),
        },
    )
    moved(project, "outlook", "web_mail/outlook_2021/guide.fr-fr.md")
    assert text_of(project, "guides/web_mail/outlook_2021/guide.fr-fr.md") == guide(
        "outlook", "![x](images/x.png) [a](../autre/guide.fr-fr.md) [n](../outlook_2016/notice.pdf)\n"
    )
    assert text_of(project, "guides/web_mail/autre/guide.fr-fr.md").endswith(
        "[a](../outlook_2021/guide.fr-fr.md) ![x](../outlook_2021/images/x.png)\n"
    )
    assert sorted(path for path in texts(project) if "outlook" in path) == [
        "guides/web_mail/outlook_2016/notice.pdf",
        "guides/web_mail/outlook_2021/guide.en-gb.md",
        "guides/web_mail/outlook_2021/guide.fr-fr.md",
        "guides/web_mail/outlook_2021/images/x.png",
    ]
    moved(project, "outlook", "outlook-2022")
    assert "slug: outlook-2022\n" in text_of(project, "guides/web_mail/outlook_2021/guide.en-gb.md")


def test_the_ledger_follows_and_every_former_address_answers(tmp_path: Path) -> None:
    project = write_project(tmp_path, BASIS)
    guichet(project, "addresses", "--update")
    moved(project, "outlook", "mail/outlook-2021")
    assert guichet(project, "addresses").stdout == "no faults found\n"
    ledger = text_of(project, "guides/addresses.lock")
    assert "\n/fr/emails/outlook/ -> /fr/mail/outlook-2021/\n" in ledger
    assert "\n/fr/mail/outlook-2021/\n  file: guides/mail/outlook-2021.md\n  number: 1474\n" in ledger
    assert "\n/fr/g1474/ -> /fr/mail/outlook-2021/\n" in ledger


def test_nothing_is_written_on_a_trial(tmp_path: Path) -> None:
    project = write_project(tmp_path, {**BASIS, AUTRE: guide("autre", "[a](outlook.md)\n")})
    before = texts(project)
    result = guichet(project, "move", "outlook", "mail/outlook", "--dry-run")
    assert (result.exit_code, result.stdout) == (
        0,
        """\
guides/data.yml
guides/emails/autre.md
guides/emails/outlook.md -> guides/mail/outlook.md (changed)
1 file moved, 2 others changed
""",
    )
    shown = guichet(project, "move", "outlook", "mail/outlook", "--dry-run", "--diff").stdout
    assert "--- a/guides/emails/outlook.md\n+++ b/guides/mail/outlook.md\n" in shown
    assert "-[a](outlook.md)\n+[a](../mail/outlook.md)\n" in shown
    assert texts(project) == before


REFUSED = [
    pytest.param(
        "mail/ancien",
        "guides/emails/outlook.md:3:7: error[address-duplicate] `/fr/mail/ancien/` is already the address of "
        "`guides/mail/autre-nom.md`\n    3 | slug: outlook\n      |       ^^^^^^^\n"
        "    repair: rename one of the two\n1 error in 1 file\n",
        id="a former address of another guide",
    ),
    pytest.param(
        "emails/autre.md",
        "guides/emails/autre.md: error[move-taken] `guides/emails/autre.md` is there already\n"
        "    repair: move the guide to another name, or that one away first\n1 error in 1 file\n",
        id="a file that is there",
    ),
    pytest.param(
        "mail/dort.md",
        "guides/mail/dort.md: error[move-taken] `guides/mail/dort.md` is there already\n"
        "    repair: move the guide to another name, or that one away first\n1 error in 1 file\n",
        id="a draft that is there",
    ),
    pytest.param(
        "mail/outlook-2021",
        "guides/mail/outlook-2021.md:3:7: error[slug-duplicate] `outlook-2021` is already the slug of "
        "`guides/mail/autre-nom.md`\n    3 | slug: outlook-2021\n      |       ^^^^^^^^^^^^\n"
        "    repair: choose another slug for one of the two\n1 error in 1 file\n",
        id="a slug that another file has",
    ),
]


@pytest.mark.parametrize(("new", "report"), REFUSED)
def test_a_place_that_is_taken_is_refused(new: str, report: str, tmp_path: Path) -> None:
    project = write_project(
        tmp_path,
        {
            **BASIS,
            "guides/mail/autre-nom.md": guide("outlook-2021", aliases="[ancien]"),
            "guides/mail/dort.md": guide("dort", status="draft"),
        },
    )
    before = texts(project)
    result = guichet(project, "move", "emails/outlook", new)
    assert (result.exit_code, result.stdout, result.stderr) == (1, report, "guichet: nothing was moved\n")
    assert texts(project) == before


def test_content_with_errors_is_refused(tmp_path: Path) -> None:
    project = write_project(tmp_path, {**BASIS, AUTRE: guide("autre", "[a](rien.md)\n")})
    before = texts(project)
    result = guichet(project, "move", "outlook", "outlook-2021")
    assert result.exit_code == 1
    assert "error[unknown-page] `rien.md`" in result.stdout
    assert texts(project) == before


def test_a_header_that_cannot_be_changed_is_refused(tmp_path: Path) -> None:
    project = write_project(tmp_path, {**BASIS, OUTLOOK: "---\n{title: Outlook, slug: outlook}\n---\n"})
    before = texts(project)
    result = guichet(project, "move", "outlook", "outlook-2021")
    assert (result.exit_code, result.stdout) == (
        1,
        """\
guides/emails/outlook.md:2:18: error[move-header] the slug cannot be changed here
    2 | {title: Outlook, slug: outlook}
      |                  ^^^^
    repair: give `slug` and `aliases` a line each, as `key: value`
1 error in 1 file
""",
    )
    assert texts(project) == before


def test_a_file_that_may_not_be_written_takes_all_back(tmp_path: Path) -> None:
    project = write_project(tmp_path, {**BASIS, "guides/mail/z.md": guide("z", "[a](../emails/outlook.md)\n")})
    (project / "guides/mail/z.md").chmod(0o444)
    before = texts(project)
    result = guichet(project, "move", "outlook", "mail/outlook")
    assert result.exit_code == 1
    assert result.stderr == "guichet: guides/mail/z.md: it is read-only; nothing was moved\n"
    assert texts(project) == before


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param("outlok", "x", "there is no guide `outlok`: did you mean `outlook`?", id="no such guide"),
        pytest.param("outlook", "maill/x", "there is no product `maill`: did you mean `mail`?", id="no such product"),
        pytest.param("outlook", "maill/x.md", "there is no product `maill`: did you mean `mail`?", id="no such folder"),
        pytest.param(
            "outlook",
            "Outlook 2021",
            "`Outlook 2021` is no path that ends in `.md`, and no slug: lower-case words joined by hyphens",
            id="no slug",
        ),
        pytest.param(
            "outlook",
            "mail/Outlook.md",
            "`Outlook` cannot be a slug: write it as lower-case words joined by hyphens",
            id="a file whose name is no slug",
        ),
        pytest.param(
            "outlook", "x.md", "`x.md` is no place for a guide: write `<product>/<name>.md`", id="a file in no product"
        ),
        pytest.param(
            "outlook",
            "../x/y.md",
            "`../x/y.md` is no place for a guide: write `<product>/<name>.md`",
            id="a file outside",
        ),
        pytest.param(
            "outlook",
            "mail/x/guide.fr.md",
            "`mail/x/guide.fr.md` has another layout than the guide: write `<product>/<name>.md`, or a slug",
            id="a file in the older layout",
        ),
        pytest.param(
            "outlook", "outlook", "`guides/emails/outlook.md` is there already, with the slug `outlook`", id="no change"
        ),
        pytest.param(
            "/fr/emails/", "x", "`guides/emails/index.md` is no guide: only guides move", id="the page of a product"
        ),
    ],
)
def test_what_cannot_be_meant_is_wrong_usage(old: str, new: str, message: str, tmp_path: Path) -> None:
    project = write_project(tmp_path, BASIS)
    before = texts(project)
    result = guichet(project, "move", old, new)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith(f"Error: {message}\n")
    assert texts(project) == before
