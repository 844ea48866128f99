"""What a site says of itself: to search engines, to networks, to programs, and to those who copy its guides."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from builds import CONFIGURATION, ICON, build, contents, write_centre
from goldens import golden
from guichet.outputs.card import card
from projects import DATA, guide

OUTLOOK = guide(
    "outlook",
    """\
> [!warning] Avant de *commencer*
>
> Notez l’adresse.
>
> > [!hint]
> >
> > Le port {{ imap.incoming.ssl }}.

> [!note]
>
> Une autre boîte, tout près.

Quelqu’un a dit :

> Une citation.

> [!table] imap

> [!table] clients

## Étapes : a*b et c_d {#ports}

1. Ouvrez [Mail](mail.md#ports), puis `Fichier`{.action}.

    ```text
    553 sorry *no*
    ```

2. Écrivez \\[ceci\\] &lt;b&gt; et snake_case.

> [!tabs]
> Windows
>> Démarrer
> Mac
>> Pomme

/// details | Plus
Encore.
///

> [!faq]
> Pourquoi ?
>> Parce que.

![Écran](images/ecran.png "Titre")
""",
    title='"Outlook : <b>2016</b> & après"',
    excerpt="Réglez *Outlook*.",
    legacy_guide_number="1474",
    updated="2026-02-01",
    section="Ordinateur",
)
FILES: dict[str, str | bytes] = {
    "guides/data.yml": DATA,
    "guides/emails/index.md": "---\ntitle: E-mails\nsections: [Ordinateur]\nupdated: 2026-01-01\n---\n",
    "guides/emails/outlook.md": OUTLOOK,
    "guides/emails/mail.md": guide("mail", "## Ports {#ports}\n", updated="2026-03-01", excerpt="Le <courrier>."),
    "guides/emails/secret.md": guide("secret", hidden="true", updated="2026-04-01"),
    "guides/emails/images/ecran.png": b"\x89PNG",
    "docs/index.md": "---\ntitle: Accueil\nupdated: 2026-01-01\n---\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_centre(
        tmp_path_factory.mktemp("outlines"),
        FILES,
        configuration=f"{CONFIGURATION}site_description: 'Pas à pas & vite'\n",
    )
    done = build(root, "--strict")
    assert done.status == 0, done.err
    return root / "site"


def head(site: Path, address: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / address / "index.html").read_text("utf-8"))


def data(page: LexborHTMLParser) -> list[dict[str, Any]]:
    return [json.loads(script.text()) for script in page.css("script[type='application/ld+json']")]


def test_a_guide_is_told_to_search_engines_with_its_place(site: Path) -> None:
    title, address = "Outlook : <b>2016</b> & après", "https://aide.example.org/fr/emails/outlook/"
    assert data(head(site, "fr/emails/outlook")) == [
        {
            "@context": "https://schema.org",
            "@type": "TechArticle",
            "headline": title,
            "description": "Réglez *Outlook*.",
            "inLanguage": "fr",
            "url": address,
            "mainEntityOfPage": address,
            "dateModified": "2026-02-01",
            "image": "https://aide.example.org/assets/guichet/card.png",
            "publisher": {"@type": "Organization", "name": "Aide", "url": "https://aide.example.org/"},
        },
        {
            "@context": "https://schema.org",
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": 1, "name": "Accueil", "item": "https://aide.example.org/"},
                {"@type": "ListItem", "position": 2, "name": "E-mails", "item": "https://aide.example.org/fr/emails/"},
                {"@type": "ListItem", "position": 3, "name": title, "item": address},
            ],
        },
    ]


@pytest.mark.parametrize(
    ("address", "kinds"),
    [
        ("", ["WebSite"]),
        ("fr/emails", ["CollectionPage", "BreadcrumbList"]),
        ("fr/parametres/mutualise", ["TechArticle", "BreadcrumbList"]),
        ("fr/emails/secret", []),
    ],
)
def test_every_page_is_told_as_what_it_is(site: Path, address: str, kinds: list[str]) -> None:
    assert [item["@type"] for item in data(head(site, address))] == kinds


def test_no_title_ends_the_element_that_its_data_stand_in(site: Path) -> None:
    page = (site / "fr/emails/outlook/index.html").read_text("utf-8")
    begin = page.index('<script type="application/ld+json">')
    assert "\\u003cb\\u003e2016\\u003c/b\\u003e \\u0026 après" in page[begin : page.index("</script>", begin)]


def test_networks_are_shown_the_card(site: Path) -> None:
    page = head(site, "fr/emails/outlook")
    told = page.css("meta[property^='og:'], meta[name^='twitter:']")
    assert {
        node.attributes.get("property") or node.attributes["name"]: node.attributes["content"] for node in told
    } == {
        "og:url": "https://aide.example.org/fr/emails/outlook/",
        "og:type": "article",
        "og:site_name": "Aide",
        "og:title": "Outlook : <b>2016</b> & après",
        "og:description": "Réglez *Outlook*.",
        "og:locale": "fr_FR",
        "og:image": "https://aide.example.org/assets/guichet/card.png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Aide",
        "twitter:card": "summary_large_image",
    }
    with Image.open(site / "assets/guichet/card.png") as drawn:
        assert (drawn.format, drawn.size) == ("PNG", (1200, 630))


def test_a_card_holds_what_is_too_long_for_it() -> None:
    drawn = Image.open(BytesIO(card("Aide " * 200, "x" * 5000, "aide.example.org")))
    assert drawn.size == (1200, 630)
    right_edge = drawn.crop((1200 - 80, 19, 1200, 630))
    assert right_edge.getcolors() == [(80 * 611, (0x0B, 0x4A, 0x6B))]


def test_a_centre_may_bring_a_card_of_its_own(tmp_path: Path) -> None:
    root = write_centre(tmp_path, {**FILES, "docs/assets/guichet/card.png": b"own"})
    assert build(root).status == 0
    assert (root / "site/assets/guichet/card.png").read_bytes() == b"own"


def test_the_feed_tells_the_newest_guides_first(site: Path) -> None:
    feed = (site / "feed.xml").read_text("utf-8")
    assert feed == golden("publishing/feed.xml", feed)
    link = head(site, "fr/emails/outlook").css_first("link[type='application/atom+xml']")
    assert link is not None
    assert link.attributes["href"] == "../../../feed.xml"


def test_a_guide_has_a_twin_in_markdown(site: Path) -> None:
    text = (site / "fr/emails/outlook/index.md").read_text("utf-8")
    assert text == golden("publishing/twin.md", text)
    link = head(site, "fr/emails/outlook").css_first("link[type='text/markdown']")
    assert link is not None
    assert link.attributes["href"] == "index.md"


def test_the_outline_of_the_site_leads_to_the_twins(site: Path) -> None:
    text = (site / "llms.txt").read_text("utf-8")
    assert text == golden("publishing/llms.txt", text)


def test_what_is_hidden_has_no_twin_and_is_in_no_list(site: Path) -> None:
    assert not (site / "fr/emails/secret/index.md").exists()
    assert not [
        name for name in ("feed.xml", "llms.txt", "sitemap.xml") if "secret" in (site / name).read_text("utf-8")
    ]


def test_without_its_own_address_a_site_makes_no_whole_one(tmp_path: Path) -> None:
    lines = CONFIGURATION.splitlines(keepends=True)
    root = write_centre(tmp_path, FILES, configuration="".join(line for line in lines if "site_url" not in line))
    done = build(root, "--strict")
    assert done.status == 0, done.err
    site = contents(root / "site")
    assert "feed.xml" not in site
    assert b"og:image" not in site["fr/emails/outlook/index.html"]
    assert b"ld+json" not in site["fr/emails/outlook/index.html"]
    assert b"[Mail](../mail/#ports)" in site["fr/emails/outlook/index.md"]


def test_progress_is_shown_at_a_terminal_alone(tmp_path: Path) -> None:
    root = write_centre(tmp_path, FILES)
    assert "Guides rendered" not in build(root).err
    parent, child = pty.openpty()
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "TERM": "xterm"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    process = subprocess.Popen(command, cwd=root, env=environment, stdout=child, stderr=child)
    os.close(child)
    shown = b""
    try:
        while block := os.read(parent, 65536):
            shown += block
    except OSError:  # that is how a terminal says that nobody writes to it any more
        pass
    os.close(parent)
    assert process.wait() == 0
    assert [label for label in (b"Guides rendered", b"Pages drawn", b"Links checked") if label not in shown] == []
    assert b"6/6" in shown
    assert ICON.encode() not in shown
