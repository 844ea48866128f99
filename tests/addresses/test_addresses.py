"""The ledger of addresses, by the commands that people use."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from addresses.centre import BASIS, BODY, LEDGER, MAIL, OUTLOOK, ledger_of, recorded, replace, write
from commands import guichet, texts
from projects import DATA, guide, write_project


def test_the_ledger_records_pages_with_their_anchors_and_what_leads_to_them(tmp_path: Path) -> None:
    shown = guide("mail", "Un autre guide. [Manuel](<manual 1.pdf>)\n\n![Un](images/x.png)\n")
    files = {**BASIS, MAIL: shown, "guides/emails/manual 1.pdf": b"%PDF", "guides/emails/images/x.png": b""}
    assert ledger_of(recorded(tmp_path, files)) == (
        """\
/
  file: docs/index.md
  title: Accueil
/emails/manual%201.pdf
/fr/ -> /
/fr/emails/
  file: guides/emails/index.md
  title: E-mails
  #divers
/fr/emails/mail/
  file: guides/emails/mail.md
  title: Mail
/fr/emails/outlook/
  file: guides/emails/outlook.md
  number: 1474
  title: Outlook
  #avant
  #ports
  #apres
/fr/g1474/ -> /fr/emails/outlook/
/g1474/ -> /fr/emails/outlook/
"""
    )


def test_the_ids_of_the_data_files_cells_are_anchors_too(tmp_path: Path) -> None:
    body = "## Ports\n\n> [!table] imap\n"
    project = recorded(tmp_path, {**BASIS, OUTLOOK: guide("outlook", body), "guides/data.yml": DATA})
    entry = ledger_of(project).partition("/fr/emails/outlook/\n")[2].partition("\n/")[0]
    assert "  #imap-incoming-ssl\n" in entry
    replace(project, "guides/data.yml", "{ssl: 993, plain: 143}", "{plain: 143}")
    report = guichet(project, "addresses").stdout
    assert "`/fr/emails/outlook/#imap-incoming-ssl` is gone from `guides/emails/outlook.md`" in report


def test_a_project_without_a_ledger_is_not_judged_by_one(tmp_path: Path) -> None:
    project = write_project(tmp_path, BASIS)
    assert guichet(project, "check").stdout == "no faults found\n"
    result = guichet(project, "addresses")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "guichet: there is no addresses.lock yet; `guichet addresses --update` writes it\n"
    assert not (project / LEDGER).exists()


def test_a_second_update_changes_nothing(tmp_path: Path) -> None:
    project = recorded(tmp_path)
    before = texts(project)
    result = guichet(project, "addresses", "--update")
    assert result.stderr == "guichet: 0 addresses and 0 anchors recorded anew; 7 addresses and 4 anchors in all\n"
    assert texts(project) == before


GONE = """\
guides/addresses.lock:23:1: error[address-gone] `/fr/emails/outlook/` is no longer published: \
`guides/emails/outlook.md` has its number
   23 | /fr/emails/outlook/
      | ^^^^^^^^^^^^^^^^^^^
    repair: add `aliases: [outlook]` to the front matter of `guides/emails/outlook.md`
"""


def test_a_new_slug_without_an_alias_is_refused_with_the_guide_and_the_line_to_add(tmp_path: Path) -> None:
    project = recorded(tmp_path)
    replace(project, OUTLOOK, "slug: outlook", "slug: outlook-2021")
    result = guichet(project, "check")
    assert result.exit_code == 1
    assert result.stdout == (
        GONE
        + """\
guides/emails/outlook.md:2:1: warning[address-unrecorded] `guides/addresses.lock` does not record \
`/fr/emails/outlook-2021/`
    2 | title: Outlook
      | ^^^^^
    repair: run `guichet addresses --update`
1 error, 1 warning in 2 files
"""
    )
    assert guichet(project, "addresses").stdout == result.stdout


def test_fix_adds_the_alias_and_update_records_what_it_comes_to(tmp_path: Path) -> None:
    project = recorded(tmp_path)
    replace(project, OUTLOOK, "slug: outlook", "slug: outlook-2021")
    shown = guichet(project, "addresses", "--fix", "--update", "--diff", "--dry-run")
    assert "+aliases: [outlook]\n" in shown.stdout
    assert "+/fr/emails/outlook/ -> /fr/emails/outlook-2021/\n" in shown.stdout
    assert "aliases" not in (project / OUTLOOK).read_text("utf-8")
    result = guichet(project, "addresses", "--fix", "--update")
    assert (result.exit_code, result.stdout) == (0, "no faults found\n")
    assert result.stderr == (
        "guichet: 1 redirect added in 1 file\n"
        "guichet: 1 address and 3 anchors recorded anew; 8 addresses and 4 anchors in all\n"
    )
    assert "slug: outlook-2021\nlegacy_guide_number: 1474\naliases: [outlook]\n---\n" in (project / OUTLOOK).read_text(
        "utf-8"
    )
    assert "/fr/emails/outlook/ -> /fr/emails/outlook-2021/\n" in ledger_of(project)
    assert guichet(project, "check").stdout == "no faults found\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("aliases: [alt]", "aliases: [alt, outlook]", id="a list in brackets"),
        pytest.param("aliases: [ 'alt' , ]", "aliases: [ 'alt', outlook , ]", id="a list that ends in a comma"),
        pytest.param("aliases: []", "aliases: [outlook]", id="an empty list"),
        pytest.param("aliases:\n  - alt", "aliases:\n  - alt\n  - outlook", id="a list with dashes"),
        pytest.param("aliases:\n- alt\norder: 1", "aliases:\n- alt\n- outlook\norder: 1", id="dashes at the margin"),
        pytest.param("order: 1", "order: 1\naliases: [outlook]", id="no list yet"),
        pytest.param("excerpt: |\n  A\n  B", "excerpt: |\n  A\n  B\naliases: [outlook]", id="below two lines of text"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["no mark", "a byte-order mark"])
def test_fix_changes_no_byte_but_the_alias(before: str, after: str, end: str, mark: str, tmp_path: Path) -> None:
    project = recorded(tmp_path, {**BASIS, OUTLOOK: guide("outlook", BODY), "guides/emails/alt.md": guide("alt")})
    (project / "guides/emails/alt.md").unlink()
    text = f"{mark}---\ntitle: Outlook\nslug: autre\n{before}\n---\n\n{BODY}".replace("\n", end)
    write(project, OUTLOOK, text)
    guichet(project, "addresses", "--fix")
    assert (project / OUTLOOK).read_bytes().decode("utf-8") == text.replace(
        before.replace("\n", end), after.replace("\n", end)
    )


@pytest.mark.parametrize(
    ("new", "advice"),
    [
        pytest.param(
            "emails/autre.md",
            "add `aliases: [outlook]` to the front matter of `guides/emails/autre.md`",
            id="in its product",
        ),
        pytest.param(
            "telephone/autre.md",
            "add `aliases: [emails/outlook]` to the front matter of `guides/telephone/autre.md`",
            id="in another product",
        ),
    ],
)
def test_a_guide_that_keeps_its_number_is_recognised_wherever_it_goes(new: str, advice: str, tmp_path: Path) -> None:
    project = recorded(tmp_path, {**BASIS, "guides/telephone/index.md": "---\ntitle: Tel\n---\n"})
    (project / OUTLOOK).unlink()
    write(project, f"guides/{new}", guide("tout-autre", "Autre chose.\n", legacy_guide_number="g1474"))
    report = guichet(project, "addresses").stdout
    assert f"has its number\n   23 | /fr/emails/outlook/\n      | ^^^^^^^^^^^^^^^^^^^\n    repair: {advice}\n" in report


def test_a_guide_of_which_only_likeness_is_left_is_named_as_perhaps_the_one(tmp_path: Path) -> None:
    project = recorded(tmp_path, {**BASIS, OUTLOOK: guide("outlook", BODY, title="Configurer Outlook 2016")})
    (project / OUTLOOK).unlink()
    write(project, "guides/emails/outlook-2016.md", guide("outlook-2016", BODY, title="Configurer Outlook"))
    result = guichet(project, "addresses", "--fix")
    assert (
        "`/fr/emails/outlook/` is no longer published: `guides/emails/outlook-2016.md` may have taken its place\n"
        "   23 | /fr/emails/outlook/\n"
        "      | ^^^^^^^^^^^^^^^^^^^\n"
        "    repair: add `aliases: [outlook]` to the front matter of `guides/emails/outlook-2016.md`, or write "
        "`gone /fr/emails/outlook/ reason: …` in the place of its entry\n"
    ) in result.stdout
    assert "aliases" not in (project / "guides/emails/outlook-2016.md").read_text("utf-8")
    assert result.stderr == "guichet: 0 redirects added in 0 files\n"


def test_a_number_that_is_taken_away_can_be_led_on_by_an_alias(tmp_path: Path) -> None:
    project = recorded(tmp_path)
    replace(project, OUTLOOK, "legacy_guide_number: 1474\n", "")
    report = guichet(project, "addresses").stdout
    assert "`/fr/g1474/` is no longer published: it led to `guides/emails/outlook.md`\n" in report
    assert "repair: add `aliases: [/fr/g1474/]` to the front matter of `guides/emails/outlook.md`\n" in report
    assert guichet(project, "addresses", "--fix").stdout == "no faults found\n"


def test_a_product_that_is_renamed_leaves_its_address_to_its_index(tmp_path: Path) -> None:
    project = recorded(tmp_path)
    (project / "guides/emails").rename(project / "guides/courriel")
    report = guichet(project, "addresses").stdout
    assert "`/fr/emails/` is no longer published: `guides/courriel/index.md` may have taken its place\n" in report
    assert "add `aliases: [/fr/emails/]` to the front matter of `guides/courriel/index.md`, or" in report
    assert "add `aliases: [emails/outlook]` to the front matter of `guides/courriel/outlook.md`\n" in report


def test_a_document_that_moves_is_named_where_it_is(tmp_path: Path) -> None:
    files = {**BASIS, MAIL: guide("mail", "[Manuel](manuel.pdf)\n"), "guides/emails/manuel.pdf": b"%PDF"}
    project = recorded(tmp_path, files)
    (project / "guides/emails/manuel.pdf").rename(project / "guides/manuel.pdf")
    replace(project, MAIL, "manuel.pdf", "../manuel.pdf")
    assert guichet(project, "addresses").stdout.startswith(
        """\
guides/addresses.lock:15:1: error[address-gone] `/emails/manuel.pdf` is no longer published: the document is \
`guides/manuel.pdf` now
   15 | /emails/manuel.pdf
      | ^^^^^^^^^^^^^^^^^^
    repair: move it back, or write `gone /emails/manuel.pdf reason: …` in the place of its entry
"""
    )


def test_a_deletion_needs_a_reason(tmp_path: Path) -> None:
    project = recorded(tmp_path)
    (project / MAIL).unlink()
    assert guichet(project, "addresses").stdout == (
        """\
guides/addresses.lock:20:1: error[address-gone] `/fr/emails/mail/` is no longer published: no page resembles it
   20 | /fr/emails/mail/
      | ^^^^^^^^^^^^^^^^
    repair: bring the page back, or write `gone /fr/emails/mail/ reason: …` in the place of its entry
1 error in 1 file
"""
    )
    entry = "/fr/emails/mail/\n  file: guides/emails/mail.md\n  title: Mail\n"
    replace(project, LEDGER, entry, "gone /fr/emails/mail/\n")
    assert guichet(project, "addresses").stdout == (
        """\
guides/addresses.lock:20:6: error[ledger-reason] it is not said why this is gone
   20 | gone /fr/emails/mail/
      |      ^^^^^^^^^^^^^^^^
    repair: write `reason: …` behind it, with the reason
1 error in 1 file
"""
    )
    replace(project, LEDGER, "gone /fr/emails/mail/\n", "gone /fr/emails/mail/ reason: le logiciel n’existe plus\n")
    assert guichet(project, "addresses", "--update").stdout == "no faults found\n"
    assert "gone /fr/emails/mail/ reason: le logiciel n’existe plus\n" in ledger_of(project)
    write(project, MAIL, guide("mail"))
    assert "`/fr/emails/mail/` is said to be gone, and is published" in guichet(project, "addresses").stdout


def test_what_led_to_a_page_that_was_given_up_goes_with_it(tmp_path: Path) -> None:
    project = recorded(tmp_path)
    (project / OUTLOOK).unlink()
    ledger = (project / LEDGER).read_text("utf-8")
    begin, end = ledger.index("/fr/emails/outlook/\n"), ledger.index("/fr/g1474/")
    write(project, LEDGER, f"{ledger[:begin]}gone /fr/emails/outlook/ reason: trop vieux\n{ledger[end:]}")
    assert guichet(project, "addresses", "--update").stdout == "no faults found\n"
    assert "g1474" not in ledger_of(project)


ANCHOR = """\
guides/addresses.lock:28:3: error[anchor-gone] `/fr/emails/outlook/#ports` is gone from `guides/emails/outlook.md`
   28 |   #ports
      |   ^^^^^^
    repair: add `anchors: {ports: les-ports}` to the front matter of `guides/emails/outlook.md`
"""


def test_a_heading_that_is_reworded_is_recognised_between_its_neighbours(tmp_path: Path) -> None:
    project = recorded(tmp_path)
    replace(project, OUTLOOK, "## Ports", "## Les ports")
    report = guichet(project, "check").stdout
    assert report.startswith(ANCHOR)
    assert "`guides/addresses.lock` does not record `#les-ports` of `/fr/emails/outlook/`\n" in report
    assert guichet(project, "addresses", "--fix", "--update").stdout == "no faults found\n"
    assert "anchors: {ports: les-ports}\n---\n" in (project / OUTLOOK).read_text("utf-8")
    assert "  #avant\n  #les-ports\n  #ports\n  #apres\n" in ledger_of(project)


def test_an_update_keeps_what_is_gone_until_it_is_settled(tmp_path: Path) -> None:
    project = recorded(tmp_path)
    replace(project, OUTLOOK, "## Ports", "## Les ports")
    write(project, "guides/emails/neuf.md", guide("neuf"))
    before = ledger_of(project).partition("/fr/emails/outlook/")[2]
    result = guichet(project, "addresses", "--update")
    assert result.exit_code == 1
    assert "error[anchor-gone]" in result.stdout
    assert ledger_of(project).partition("/fr/emails/outlook/")[2] == before
    assert "/fr/emails/neuf/\n" in ledger_of(project)


def test_an_anchor_can_be_given_up_with_a_reason_and_it_stays_given_up(tmp_path: Path) -> None:
    project = recorded(tmp_path)
    replace(project, OUTLOOK, "## Ports\n", "")
    report = guichet(project, "addresses").stdout
    assert (
        "    repair: give the place that is meant in `guides/emails/outlook.md` the id `{#ports}`, or write "
        "`gone #ports reason: …` in the place of its line\n"
    ) in report
    replace(project, LEDGER, "  #ports\n", "  gone #ports reason: dit ailleurs\n")
    assert guichet(project, "addresses", "--update").stdout == "no faults found\n"
    assert "  #avant\n  #apres\n  gone #ports reason: dit ailleurs\n" in ledger_of(project)
    replace(project, OUTLOOK, "## Après", "## Ports\n\n## Après")
    assert "`#ports` is said to be gone, and is published" in guichet(project, "addresses").stdout
    assert guichet(project, "addresses", "--update").stdout == "no faults found\n"


def test_the_anchors_of_a_page_that_has_moved_are_looked_for_where_it_is(tmp_path: Path) -> None:
    project = recorded(tmp_path)
    replace(project, OUTLOOK, "slug: outlook\n", "slug: autre\naliases: [outlook]\n")
    replace(project, OUTLOOK, "## Ports", "## Les ports")
    report = guichet(project, "addresses").stdout
    assert report.startswith(ANCHOR)
    assert guichet(project, "addresses", "--fix", "--update").stdout == "no faults found\n"
    assert "address-gone" not in report


def test_a_guide_that_becomes_a_draft_is_gone(tmp_path: Path) -> None:
    project = recorded(tmp_path)
    replace(project, MAIL, "slug: mail\n", "slug: mail\nstatus: draft\n")
    assert "`/fr/emails/mail/` is no longer published" in guichet(project, "addresses").stdout


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({OUTLOOK: "---\ntitle: Outlook\nslug: a: b\n---\n"}, id="a guide whose header cannot be read"),
        pytest.param(
            {OUTLOOK: guide("outlook", "> [!table] imapp\n", legacy_guide_number=1474)}, id="a table misspelt"
        ),
        pytest.param({"guides/data.yml": "tables: [\n"}, id="a data file that cannot be read"),
    ],
)
def test_what_faulty_files_publish_is_not_judged_and_not_recorded(files: dict[str, str], tmp_path: Path) -> None:
    project = recorded(
        tmp_path,
        {
            **BASIS,
            OUTLOOK: guide("outlook", "> [!table] imap\n", legacy_guide_number=1474),
            "guides/data.yml": DATA.replace("emails/outlook.md#ports", "emails/outlook.md"),
        },
    )
    for path, text in files.items():
        write(project, path, text)
    report = guichet(project, "check").stdout
    assert "error[" in report
    assert "-gone]" not in report
    before = texts(project)
    assert guichet(project, "addresses", "--update", "--fix").exit_code == 1
    assert texts(project) == before


def test_programs_are_told_the_same(tmp_path: Path) -> None:
    project = recorded(tmp_path)
    (project / MAIL).unlink()
    result = guichet(project, "addresses", "--format", "json")
    finding = json.loads(result.stdout)["findings"][0]
    assert (finding["code"], finding["path"], finding["line"]) == ("address-gone", LEDGER, 20)


def test_a_ledger_that_may_not_be_written_stays_as_it_is(tmp_path: Path) -> None:
    project = recorded(tmp_path)
    write(project, "guides/emails/neuf.md", guide("neuf"))
    (project / LEDGER).chmod(0o444)
    result = guichet(project, "addresses", "--update")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"guichet: {LEDGER}: it is read-only; nothing was written\n"
