"""This very help centre: what it promises its readers."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sysconfig
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from builds import HOOKS, PROJECT, build, contents, run, without_index
from guichet.links import check_site

GENERAL = "fr/emails/generalites-sur-les-emails-mutualises/index.html"
CLIENTS = {
    "Windows": ["Windows 10", "Windows 8", "Windows Phone", "Windows Mail", "Thunderbird sur Windows"],
    "Outlook": ["Outlook 2016", "Outlook 2013", "Outlook 2011 Mac", "Outlook 2010", "Outlook 2007", "Outlook.com"],
    "Apple": [
        "Mail de macOS (dernière version)",
        "Mail de Mac (Mavericks & Yosemite)",
        "iOS 7 et versions ultérieures",
        "Thunderbird sur Mac",
    ],
    "Android": ["Android (dernière version)", "Android 5.1", "Android 4.4", "Android 4.1.2"],
    "Autre": ["Téléphone BlackBerry", "Gmail"],
}


@pytest.fixture(scope="module")
def general(own_site: Path) -> LexborHTMLParser:
    return LexborHTMLParser((own_site / GENERAL).read_text("utf-8"))


def words(node: LexborNode | None) -> str:
    assert node is not None
    return " ".join(node.text().replace("(lien externe)", "").split())


def test_the_matrix_has_every_client_in_its_column(general: LexborHTMLParser) -> None:
    [table] = general.css("table.guichet-matrix")
    assert [words(head) for head in table.css("thead th[scope=col]")] == list(CLIENTS)
    rows = [[words(cell) for cell in row.css("td")] for row in table.css("tbody tr")]
    columns = [[cell for cell in column if cell] for column in zip(*rows, strict=True)]
    assert columns == list(CLIENTS.values())
    assert len(table.css("tbody a")) == 21


@pytest.mark.parametrize(
    ("name", "incoming"), [("imap", ["SSL0.OVH.NET", "993", "143"]), ("pop", ["SSL0.OVH.NET", "995", "110"])]
)
def test_the_settings_are_complete(general: LexborHTMLParser, name: str, incoming: list[str]) -> None:
    [table] = general.css(f"table#{name}")
    heads = [words(head) for head in table.css("thead th")]
    assert heads == ["Type du serveur", "Nom du serveur", "Port (avec SSL)", "Port (sans SSL)"]
    assert [[words(cell) for cell in row.css("td")] for row in table.css("tbody tr")] == [
        incoming,
        ["SSL0.OVH.NET", "465", "587"],
    ]
    assert words(general.css_first(f"#{name}-incoming-ssl")) == incoming[1]
    assert words(general.css_first(f"#{name}-outgoing-plain")) == "587"


def test_the_warning_says_attention(general: LexborHTMLParser) -> None:
    [callout] = general.css(".admonition.warning")
    assert words(callout.css_first(".admonition-title")) == "Attention"


def test_the_error_message_stands_as_servers_send_it(general: LexborHTMLParser) -> None:
    [code] = general.css("pre code")
    assert code.text().strip() == "553 sorry, that domain isn't allowed to be relayed thru this MTA (#5.7.1)"


def test_the_number_is_shown(general: LexborHTMLParser) -> None:
    assert words(general.css_first(".guichet-facts li")) == "Guide n° 1474"


def test_no_guide_repeats_a_host_or_a_port() -> None:
    repeated = re.compile(r"SSL0\.OVH\.NET|\b(?:993|143|995|110|465|587)\b", re.IGNORECASE)
    found = [path.name for path in (PROJECT / "guides").rglob("*.md") if repeated.search(path.read_text("utf-8"))]
    assert found == []


def test_there_are_ten_tutorials_with_settings_from_the_data_file() -> None:
    guides = [path.read_text("utf-8") for path in (PROJECT / "guides/emails").glob("*.md")]
    assert sum("> [!table] imap" in text or "> [!table] pop" in text for text in guides) >= 10


def test_the_prose_has_french_typography() -> None:
    slips = re.compile("\\w'\\w|[ \t][:;!?»](?!\\S)|«(?!\u00a0)|(?<!\u00a0)»")
    found = []
    for folder in ("docs", "guides"):
        for path in (PROJECT / folder).rglob("*.md"):
            prose = re.sub(
                r"(?s)^---\n.*?\n---\n|(?m:^[> ]*(`{3,}).*?^[> ]*\1`*$)|`[^`\n]*`|\]\([^)]*\)",
                "",
                path.read_text("utf-8"),
            )
            found += [f"{path.name}: {slip[0]!r}" for slip in slips.finditer(prose)]
    assert found == []


def test_every_link_holds(own_site: Path) -> None:
    report = check_site(own_site, site_address="https://aide.example.org/")
    assert report.findings == ()
    assert report.pages > 15
    assert report.links > 500


def test_lychee_finds_nothing_either(own_site: Path) -> None:
    lychee = Path(sysconfig.get_path("scripts"), "lychee")
    options = ["--offline", "--include-fragments", "--index-files", "index.html", "--root-dir", str(own_site)]
    done = subprocess.run(
        [lychee, *options, "--no-progress", "--format", "json", str(own_site)],
        capture_output=True,
        text=True,
        check=False,
    )
    found = json.loads(done.stdout)
    assert found["error_map"] == {}
    assert found["total"] > 300


def test_the_command_finds_nothing(own_site: Path) -> None:
    done = run(PROJECT, "guichet", "check", "--site", str(own_site))
    assert (done.status, done.out, done.err) == (0, "no faults found\n", "")


def test_a_host_is_changed_in_one_place_for_every_guide(own_site: Path, tmp_path: Path) -> None:
    for folder in ("docs", "guides"):
        shutil.copytree(PROJECT / folder, tmp_path / folder)
    configuration = (PROJECT / "mkdocs.yml").read_text("utf-8").replace("hooks/mkdocs_hooks.py", str(HOOKS))
    (tmp_path / "mkdocs.yml").write_text(configuration, "utf-8")
    data = tmp_path / "guides/data.yml"
    data.write_text(data.read_text("utf-8").replace("SSL0.OVH.NET", "courrier.example.net"), "utf-8")
    assert build(tmp_path, "--strict").status == 0
    before = {path: text.count(b"SSL0.OVH.NET") for path, text in without_index(contents(own_site)).items()}
    after = {
        path: text.count(b"courrier.example.net") for path, text in without_index(contents(tmp_path / "site")).items()
    }
    del before["sitemap.xml.gz"], after["sitemap.xml.gz"]
    del before["feed.xml"]  # its dates come from the history of the files, which a copy has not
    assert after == before
    assert sum(1 for count in before.values() if count) >= 13
    assert not any(b"SSL0.OVH.NET" in text for text in contents(tmp_path / "site").values())
