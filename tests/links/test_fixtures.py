"""Ways to break a link, each written by hand: found at its exact place, and its sound form not at all.

In the text of a case, `⟦broken|sound⟧` stands for what is written in one form and in the other. The place to report is
where it begins.
"""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import dataclass
from pathlib import Path

import cbor2
import pytest

from guichet.diagnostics import Diagnostic
from guichet.rendering import survey
from links.sites import check_files, page, sitemap
from projects import DATA, guide, load_project

_CHOICE = re.compile(r"⟦(?P<broken>[^⟧|]*)\|(?P<sound>[^⟧]*)⟧")
OWN = "https://aide.example/"
HERE = "fr/guide/index.html"

SITE: dict[str, str | bytes] = {
    "index.html": page('<a href="fr/">Français</a>'),
    "fr/index.html": page('<a href="guide/">Guide</a><b id="Ports"></b>'),
    "fr/été/index.html": page('<h2 id="été">Été</h2><h2 id="a%20b">x</h2><a name="nom">x</a>'),
    "fr/cible/index.html": page('<h2 id="ports">Ports</h2><h2 id="ete">Été</h2>'),
    "fr/cible/index.md": "# Cible\n",
    "fr/g1/index.html": page(head='<meta http-equiv="refresh" content="0; url=../cible/">'),
    "en/target/index.html": page().replace('lang="fr"', 'lang="en"'),
    "fr/images/Écran.png": b"",
    "fr/images/a,b.png": b"",
    "fr/images/plan.svg": '<svg xmlns="http://www.w3.org/2000/svg"><g id="porte"></g></svg>',
    "fr/style.css": "",
    "fr/son.mp3": b"",
    "fr/cible/liste.html": page(),
}


@dataclass(frozen=True)
class Case:
    """A file with one link in two forms."""

    code: str
    """What is found in the broken one."""
    text: str
    file: str = HERE

    @property
    def sound(self) -> str:
        return _CHOICE.sub(lambda choice: choice["sound"], self.text)

    @property
    def broken(self) -> str:
        return _CHOICE.sub(lambda choice: choice["broken"], self.text)

    @property
    def place(self) -> tuple[int, int]:
        """Line and column of what is broken."""
        before = self.text[: self.text.index("⟦")]
        return before.count("\n") + 1, len(before) - before.rfind("\n")


def here(body: str, head: str = "") -> str:
    """A page whose *body* begins in its line 6, behind a link that keeps it from being alone."""
    return page(f'<a href="../">Retour</a>\n{body}', head)


MISSING, SPELLING, SLASH = "site-target-missing", "site-target-spelling", "site-slash-missing"
OUTSIDE, FRAGMENT, LOOSE = "site-target-outside", "site-fragment-missing", "site-fragment-spelling"
REFUSED, DOUBTFUL, EMPTY = "site-scheme-refused", "site-scheme-doubtful", "site-target-empty"
MALFORMED = "site-target-malformed"
FEED, TWIN = "fr/feed.xml", "fr/guide/index.md"
ATOM = '<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">\n'

CASES = {
    # Where links stand in a page
    "a link": Case(MISSING, here('<a href="⟦../absent/|../cible/⟧">x</a>')),
    "a link without quotes": Case(MISSING, here("<a href=⟦../absent/|../cible/⟧>x</a>")),
    "a link in single quotes": Case(MISSING, here("<a class='a' href='⟦../absent/|../cible/⟧'>x</a>")),
    "a link in capital letters": Case(MISSING, here('<A HREF="⟦../absent/|../cible/⟧">x</A>')),
    "a link over several lines": Case(MISSING, here('<a\n  class="a"\n  href="⟦../absent/|../cible/⟧">x</a>')),
    "a link behind accents": Case(MISSING, here('<p>L’été, déjà : <a href="⟦../absent/|../cible/⟧">x</a></p>')),
    "a link behind a comment that holds it": Case(
        MISSING, here('<!-- <a href="../absente/"> --> <a href="⟦../absent/|../cible/⟧">x</a>')
    ),
    "a link with an entity before it": Case(MISSING, here('<a title="&eacute;" href="⟦../absent/|../cible/⟧">x</a>')),
    "a link in a template of scripts": Case(
        MISSING, here('<template><a href="⟦../absent/|../cible/⟧">x</a></template>')
    ),
    "a link for browsers without scripts": Case(
        MISSING, here('<noscript><a href="⟦../absent/|../cible/⟧">x</a></noscript>')
    ),
    "an area of a map": Case(MISSING, here('<map name="m"><area alt="" href="⟦../absent/|../cible/⟧"></map>')),
    "the page that comes next": Case(MISSING, here("", '<link rel="next" href="⟦../absent/|../cible/⟧">')),
    "a picture": Case(MISSING, here('<img alt="" src="⟦../images/absent.png|../images/plan.svg⟧">')),
    "the second picture of a srcset": Case(
        MISSING, here('<img alt="" srcset="../images/plan.svg 1x,⟦../images/absent.png|../images/plan.svg⟧ 2x">')
    ),
    "a picture of a srcset with a comma in its name": Case(
        MISSING, here('<img alt="" srcset="⟦../images/a,c.png|../images/a,b.png⟧ 100w, ../images/plan.svg 2x">')
    ),
    "a srcset of a source": Case(
        MISSING, here('<picture><source srcset="⟦../absent.webp|../images/plan.svg⟧ 1x"><img alt=""></picture>')
    ),
    "a picture that is fetched early": Case(
        MISSING,
        here(
            "", '<link rel="preload" as="image" imagesrcset="../style.css 1x, ⟦../absent.png|../images/plan.svg⟧ 2x">'
        ),
    ),
    "a poster": Case(MISSING, here('<video poster="⟦../absent.png|../images/plan.svg⟧"></video>')),
    "a track": Case(MISSING, here('<video><track src="⟦../absent.vtt|../son.mp3⟧"></video>')),
    "a sound": Case(MISSING, here('<audio src="⟦../absent.mp3|../son.mp3⟧"></audio>')),
    "an object": Case(MISSING, here('<object data="⟦../absent.pdf|../images/plan.svg⟧"></object>')),
    "something embedded": Case(MISSING, here('<embed src="⟦../absent.pdf|../images/plan.svg⟧">')),
    "a frame": Case(MISSING, here('<iframe title="x" src="⟦../absent/|../cible/⟧"></iframe>')),
    "a link in a frame that the page holds": Case(
        MISSING, here('<iframe title="x" srcdoc=\'⟦<a href="../absent/">x</a>|<a href="../cible/">x</a>⟧\'></iframe>')
    ),
    "a form": Case(MISSING, here('<form action="⟦../absent/|../cible/⟧"></form>')),
    "a button of a form": Case(MISSING, here('<form><button formaction="⟦../absent/|../cible/⟧">Oui</button></form>')),
    "who is told of a click": Case(MISSING, here('<a href="../cible/" ping="../cible/ ⟦../absent/|../cible/⟧">x</a>')),
    "the source of a quotation": Case(MISSING, here('<blockquote cite="⟦../absent/|../cible/⟧">x</blockquote>')),
    "the reason of a change": Case(MISSING, here('<ins cite="⟦../absent/|../cible/⟧">x</ins>')),
    "a long description": Case(
        MISSING, here('<img alt="" src="../images/plan.svg" longdesc="⟦../absent/|../cible/⟧">')
    ),
    "a background of old": Case(MISSING, here('<table background="⟦../absent.png|../images/plan.svg⟧"></table>')),
    "a script": Case(MISSING, here('<script src="⟦../absent.js|../style.css⟧"></script>')),
    "a manifest": Case(MISSING, here("", '<link rel="manifest" href="⟦../absent.webmanifest|../style.css⟧">')),
    "a style sheet": Case(MISSING, here("", '<link rel="stylesheet" href="⟦../absent.css|../style.css⟧">')),
    "a style of an element": Case(
        MISSING, here("<p style=\"color: red; background: url( '⟦../absent.png|../images/plan.svg⟧' )\">x</p>")
    ),
    "a style in the page": Case(
        MISSING, here("", "<style>\np { background: url(⟦../absent.png|../images/plan.svg⟧) }</style>")
    ),
    "a style that takes in another": Case(MISSING, here("", '<style>@import "⟦../absent.css|../style.css⟧";</style>')),
    "a drawing in the page": Case(
        MISSING, here('<svg><image href="⟦../absent.png|../images/plan.svg⟧"></image></svg>')
    ),
    "a drawing that uses another": Case(
        FRAGMENT, here('<svg><use xlink:href="⟦../images/plan.svg#absent|../images/plan.svg#porte⟧"></use></svg>')
    ),
    "a drawing filled by a gradient": Case(
        FRAGMENT, here('<svg><linearGradient id="bleu"/><path fill="url(⟦#vert|#bleu⟧)"/></svg>')
    ),
    "a refresh": Case(MISSING, here("", '<meta http-equiv="refresh" content="5; url=⟦../absent/|../cible/⟧">')),
    "a refresh for browsers without scripts": Case(
        MISSING,
        here("", '<noscript><meta http-equiv="refresh" content="0;URL=\'⟦../absent/|../cible/⟧\'"></noscript>'),
    ),
    "the picture for networks": Case(
        MISSING,
        here("", f'<meta property="og:image" content="⟦{OWN}fr/absent.png|{OWN}fr/images/plan.svg⟧">'),
    ),
    "the card for networks": Case(
        MISSING, here("", f'<meta name="twitter:image" content="⟦{OWN}fr/absent.png|{OWN}fr/images/plan.svg⟧">')
    ),
    "a microdatum": Case(MISSING, here('<meta itemprop="image" content="⟦../absent.png|../images/plan.svg⟧">')),
    "linked data": Case(
        MISSING,
        here(
            "",
            f'<script type="application/ld+json">{{"@context": "https://schema.org",'
            f'\n"url": "⟦{OWN}fr/absent/|{OWN}fr/cible/⟧"}}</script>',
        ),
    ),
    "linked data under a key of its own": Case(
        MISSING,
        here(
            "",
            f'<script type="application/ld+json">{{"tool": ["x", "⟦{OWN}fr/absent/|{OWN}fr/cible/⟧"]}}</script>',
        ),
    ),
    "the name of a thing in linked data": Case(
        MISSING,
        here("", f'<script type="application/ld+json">{{"@id": "⟦{OWN}fr/absent/|{OWN}fr/cible/⟧#person"}}</script>'),
    ),
    # What they lead to
    "in another letter case": Case(SPELLING, here('<a href="⟦../Cible/|../cible/⟧">x</a>')),
    "a file in another letter case": Case(
        SPELLING, here('<img alt="" src="⟦../images/%C3%A9cran.png|../images/%C3%89cran.png⟧">')
    ),
    "accents composed otherwise": Case(SPELLING, here('<a href="⟦../e\u0301te\u0301/|../été/⟧">x</a>')),
    "a slash too many": Case(SPELLING, here('<a href="⟦..//cible/|../cible/⟧">x</a>')),
    "no last slash": Case(SLASH, here('<a href="⟦../cible|../cible/⟧">x</a>')),
    "no last slash before a fragment": Case(SLASH, here('<a href="⟦../cible#ports|../cible/#ports⟧">x</a>')),
    "a folder without a page": Case(MISSING, here('<a href="⟦../images/|../cible/⟧">x</a>')),
    "a file named as a folder": Case(SPELLING, here('<a href="⟦../cible/liste.html/|../cible/liste.html⟧">x</a>')),
    "above the root": Case(OUTSIDE, here('<a href="⟦../../../fr/cible/|../../fr/cible/⟧">x</a>')),
    "above the root, encoded": Case(OUTSIDE, here('<a href="⟦%2e%2e/../../../fr/|../../fr/⟧">x</a>')),
    "from the root": Case(MISSING, here('<a href="⟦/fr/absent/|/fr/cible/⟧">x</a>')),
    "whole": Case(MISSING, here(f'<a href="⟦{OWN}fr/absent/|{OWN}fr/cible/⟧">x</a>')),
    "whole, of another protocol": Case(
        MISSING, here('<a href="⟦http://aide.example/fr/absent/|http://aide.example/fr/cible/⟧">x</a>')
    ),
    "whole, without protocol": Case(
        MISSING, here('<a href="⟦//aide.example/fr/absent/|//aide.example/fr/cible/⟧">x</a>')
    ),
    "with a query": Case(MISSING, here('<a href="⟦../absent/?q=1|../cible/?q=1⟧">x</a>')),
    "an encoded slash": Case(MISSING, here('<a href="⟦..%2Fcible/|../cible/⟧">x</a>')),
    "encoded twice": Case(MISSING, here('<a href="⟦../%25C3%25A9t%25C3%25A9/|../%C3%A9t%C3%A9/⟧">x</a>')),
    "no host": Case(MALFORMED, here('<a href="⟦https:///fr/|https://example.org/fr/⟧">x</a>')),
    "a port that is no number": Case(
        MALFORMED, here('<a href="⟦https://example.org:a/|https://example.org:8443/⟧">x</a>')
    ),
    # Elements
    "an element that is gone": Case(FRAGMENT, here('<a href="⟦../cible/#absent|../cible/#ports⟧">x</a>')),
    "an element in another letter case": Case(FRAGMENT, here('<a href="⟦../cible/#Ports|../cible/#ports⟧">x</a>')),
    "an element of this page": Case(FRAGMENT, here('<b id="ici"></b><a href="⟦#la|#ici⟧">x</a>')),
    "an element of this page, by its address": Case(
        FRAGMENT, here('<b id="ici"></b><a href="⟦../guide/#la|../guide/#ici⟧">x</a>')
    ),
    "an element by its name": Case(FRAGMENT, here('<a href="⟦../été/#nomme|../été/#nom⟧">x</a>')),
    "an element encoded twice": Case(
        FRAGMENT, here('<a href="⟦../été/#%25C3%25A9t%25C3%25A9|../été/#%C3%A9t%C3%A9⟧">x</a>')
    ),
    "an element with accents that it lacks": Case(LOOSE, here('<a href="⟦../cible/#été|../cible/#ete⟧">x</a>')),
    "an element with encoded accents that it lacks": Case(
        LOOSE, here('<a href="⟦../cible/#%C3%A9t%C3%A9|../cible/#ete⟧">x</a>')
    ),
    "an element with accents composed otherwise": Case(
        LOOSE, here('<a href="⟦../été/#e\u0301te\u0301|../été/#été⟧">x</a>')
    ),
    "an element before a text": Case(
        FRAGMENT, here('<a href="⟦../cible/#absent:~:text=x|../cible/#ports:~:text=x⟧">x</a>')
    ),
    "an element in a template alone": Case(
        FRAGMENT, here('<template><b id="ici"></b></template><b id="la"></b><a href="⟦#ici|#la⟧">x</a>')
    ),
    # Schemes
    "a script for an address": Case(REFUSED, here('<a href="⟦javascript:go()|../cible/⟧">x</a>')),
    "a script with an entity in it": Case(REFUSED, here('<a href="⟦java&#115;cript&colon;go()|../cible/⟧">x</a>')),
    "a script with a tab in it": Case(REFUSED, here('<a href="⟦java&#9;script:go()|../cible/⟧">x</a>')),
    "a script behind a control character": Case(REFUSED, here('<a href="⟦&#1;JavaScript:go()|../cible/⟧">x</a>')),
    "a page for an address": Case(REFUSED, here('<a href="⟦data:text/html,x|../cible/⟧">x</a>')),
    "a frame that holds its page": Case(
        REFUSED, here('<iframe title="x" src="⟦data:text/html,x|../cible/⟧"></iframe>')
    ),
    "a file of the author's machine": Case(REFUSED, here('<img alt="" src="⟦file:///C:/a.png|../images/plan.svg⟧">')),
    "a protocol misspelled": Case(DOUBTFUL, here('<a href="⟦htps://example.org/|https://example.org/⟧">x</a>')),
    "a mail address misspelled": Case(DOUBTFUL, here('<a href="⟦mailtoo:a@example.org|mailto:a@example.org⟧">x</a>')),
    # Empty ones
    "a link to nothing": Case(EMPTY, here('<a href="⟦|../cible/⟧">x</a>')),
    "a link to the top, written short": Case(EMPTY, here('<a href="⟦#|#top⟧">x</a>')),
    "a picture of nothing": Case(EMPTY, here('<img alt="" src="⟦|../images/plan.svg⟧">')),
    # What the page says of itself, and of others
    "another page's canonical address": Case(
        "site-canonical", here("", f'<link rel="canonical" href="⟦{OWN}fr/cible/|{OWN}fr/guide/⟧">')
    ),
    "a link to a page that sends readers on": Case("site-link-redirected", here('<a href="⟦../g1/|../cible/⟧">x</a>')),
    "an address of the former site": Case(
        "site-target-former", here('<a href="⟦https://vieux.example/fr/cible/|../cible/⟧">x</a>')
    ),
    "an element of the former site": Case(
        FRAGMENT, here('<a href="⟦https://aide.example/fr/cible/#absent|https://ailleurs.example/#absent⟧">x</a>')
    ),
    "a relative link on the page for missing pages": Case(
        "site-target-relative", here('<a href="⟦fr/|/fr/⟧">x</a>').replace("../", "/"), "404.html"
    ),
    "an id that another element has": Case("site-id-duplicate", here('<b id="ici"></b> <i id="⟦ici|la⟧"></i>')),
    # Files that are no pages
    "a file of styles": Case(MISSING, "a { color: red }\nb { background: url('⟦absent.png|son.mp3⟧') }\n", "fr/a.css"),
    "a file of styles that takes in another": Case(MISSING, "@import url(⟦absent.css|style.css⟧);\n", "fr/a.css"),
    "a file with a drawing": Case(MISSING, f'{SVG}<image href="⟦absent.png|son.mp3⟧"/></svg>', "fr/a.svg"),
    "a link in a drawing": Case(MISSING, f'{SVG}<a xlink:href="⟦absent/|cible/⟧"><g/></a></svg>', "fr/a.svg"),
    "a style in a drawing": Case(
        MISSING, f"{SVG}<style>path {{ fill: url(⟦absent.svg|images/plan.svg⟧) }}</style></svg>", "fr/a.svg"
    ),
    "a link of a feed": Case(MISSING, f'{ATOM}<link href="⟦{OWN}fr/absent/|{OWN}fr/cible/⟧"/></feed>', FEED),
    "the name of an entry": Case(
        MISSING, f"{ATOM}<entry>\n  <id>⟦{OWN}fr/absent/|{OWN}fr/cible/⟧</id></entry></feed>", FEED
    ),
    "a link in the text of an entry": Case(
        MISSING,
        f'{ATOM}<entry><content type="html">&lt;p>Été &lt;a href="⟦{OWN}fr/absent/|{OWN}fr/cible/⟧">x&lt;/a>'
        "</content></entry></feed>",
        FEED,
    ),
    "a picture in the markup of an entry": Case(
        MISSING,
        f'{ATOM}<entry><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
        '<img src="⟦absent.png|son.mp3⟧" alt=""/></div></content></entry></feed>',
        FEED,
    ),
    "a link of a feed of another kind": Case(
        MISSING,
        f"<rss><channel><item><link>\n⟦{OWN}fr/absent/|{OWN}fr/cible/⟧\n</link></item></channel></rss>",
        FEED,
    ),
    "a feed that is cut off": Case("site-feed-unreadable", f"{ATOM}<title>x</title></⟦fedd|feed⟧>", FEED),
    "a link of a twin": Case(MISSING, f"# Guide\n\nVoir [ceci](⟦{OWN}fr/absent/|{OWN}fr/cible/⟧).\n", TWIN),
    "a relative link of a twin": Case(MISSING, 'Voir [ceci](⟦../absent/|../cible/⟧ "titre").\n', TWIN),
    "a picture of a twin": Case(MISSING, "![Écran](⟦../images/absent.png|../images/plan.svg⟧)\n", TWIN),
    "a picture with a link in a twin": Case(
        MISSING, "[![Écran](../images/plan.svg)](<⟦../absent/|../cible/⟧>)\n", TWIN
    ),
    "a bare address of a twin": Case(MISSING, f"Source : ⟦{OWN}fr/absent/|{OWN}fr/cible/⟧.\n", TWIN),
    "a definition of a twin, and its notes of a word": Case(
        MISSING, "Voir [ceci][1][^1].\n\n[1]: ⟦../absent/|../cible/⟧\n[^1]: Note\n[^2]: Oui\n", TWIN
    ),
    "a link of a twin below code": Case(
        MISSING, "```text\n[x](absent)\n```\n\n`[x](absent)` et [x](⟦../absent/|../cible/⟧)\n", TWIN
    ),
    "an element that a twin leads to": Case(FRAGMENT, "[x](⟦../cible/#absent|../cible/#ports⟧)\n", TWIN),
    "a script in a twin": Case(REFUSED, "[x](⟦javascript:go\\(\\)|../cible/⟧)\n", TWIN),
    "a line of the list for programs": Case(
        MISSING, f"# Aide\n\n- [Cible](⟦{OWN}fr/absent/index.md|{OWN}fr/cible/index.md⟧): tout.\n", "llms.txt"
    ),
    "an icon of a manifest": Case(
        MISSING, '{"icons": [\n  {"src": "⟦absent.png|fr/images/plan.svg⟧"}]}', "site.webmanifest"
    ),
    "where a manifest starts": Case(MISSING, '{"start_url": "⟦absent/|fr/⟧"}', "manifest.json"),
    "an entry of the sitemap": Case(
        "site-sitemap-stale", sitemap(OWN, f"{OWN}fr/", f"⟦{OWN}absent/|{OWN}fr/cible/⟧"), "sitemap.xml"
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_broken_link_is_found_in_its_place_and_a_sound_one_is_not(tmp_path: Path, name: str) -> None:
    case = CASES[name]

    def found(root: Path, text: str) -> list[tuple[str, str, int | None, int | None]]:
        files = {**SITE, HERE: here(""), case.file: text}
        report = check_files(root, files, OWN, former_addresses=["https://vieux.example/"], whole=True)
        quiet = {"site-page-orphan", "site-not-in-sitemap", "site-sitemap-missing"}
        return [
            (one.code, one.location.path, one.location.line, one.location.column)
            for one in report.findings
            if one.code not in quiet and one.location.path == f"site/{case.file}"
        ]

    assert found(tmp_path / "sound", case.sound) == []
    line, column = case.place
    assert (case.code, f"site/{case.file}", line, column) in found(tmp_path / "broken", case.broken)
    assert {place[2:] for place in found(tmp_path / "broken", case.broken)} == {(line, column)}


GUIDES: dict[str, str | bytes] = {
    "guides/emails/outlook.md": guide("outlook", "## Ports {#ports}\n\n## Été\n", legacy_guide_number=1474),
    "guides/emails/images/Écran.png": b"",
    "guides/_notice.md": "Une notice.\n",
}
GUIDE, CATALOGUE = "guides/emails/mail.md", "guides/data.yml"


def by_author(body: str) -> str:
    return guide("mail", body)


def in_data(before: str, after: str) -> str:
    assert before in DATA
    return DATA.replace(before, after)


PAGE, UNKNOWN_FRAGMENT, SCHEME = "unknown-page", "unknown-fragment", "scheme-refused"
AUTHORS = {
    "a guide's file": Case(PAGE, by_author("Voir [ceci](⟦outlok.md|outlook.md⟧)."), GUIDE),
    "a guide's file behind accents": Case(PAGE, by_author("L’été, [ceci](⟦outlok.md|outlook.md⟧)."), GUIDE),
    "a guide's address": Case(PAGE, by_author("[ceci](⟦/fr/emails/outlok/|/fr/emails/outlook/⟧)"), GUIDE),
    "a guide's whole address": Case(
        PAGE,
        by_author("[ceci](⟦https://aide.example/fr/emails/outlok/|https://aide.example/fr/emails/outlook/⟧)"),
        GUIDE,
    ),
    "a guide in another folder": Case(PAGE, by_author("[ceci](⟦../noms/outlook.md|../emails/outlook.md⟧)"), GUIDE),
    "a file in another letter case": Case(PAGE, by_author("[ceci](⟦Outlook.md|outlook.md⟧)"), GUIDE),
    "a definition": Case(PAGE, by_author("Voir [ceci][g].\n\n[g]: ⟦outlok.md|outlook.md⟧"), GUIDE),
    "a label without definition": Case("reference-undefined", by_author("[ceci][⟦h|g⟧]\n\n[g]: outlook.md"), GUIDE),
    "words without definition": Case("reference-undefined", by_author("[⟦ici|ceci⟧][]\n\n[ceci]: outlook.md"), GUIDE),
    "a picture's label without definition": Case(
        "reference-undefined", by_author("![un écran][⟦h|g⟧]\n\n[g]: images/Écran.png"), GUIDE
    ),
    "a heading": Case(UNKNOWN_FRAGMENT, by_author("[ceci](⟦outlook.md#portes|outlook.md#ports⟧)"), GUIDE),
    "a heading with accents": Case(UNKNOWN_FRAGMENT, by_author("[ceci](⟦outlook.md#étés|outlook.md#été⟧)"), GUIDE),
    "a heading with encoded accents": Case(
        UNKNOWN_FRAGMENT, by_author("[ceci](⟦outlook.md#%C3%A9t|outlook.md#%C3%A9t%C3%A9⟧)"), GUIDE
    ),
    "a heading of this guide": Case(UNKNOWN_FRAGMENT, by_author("[ceci](⟦#la|#ici⟧)\n\n## Ici"), GUIDE),
    "a number": Case("unknown-number", by_author("[ceci](⟦{legacy}1475|{legacy}1474⟧)"), GUIDE),
    "a prefix": Case("unknown-prefix", by_author("[ceci](⟦{legaci}1474|{legacy}1474⟧)"), GUIDE),
    "an image": Case("unknown-image", by_author("![Un écran](⟦images/absent.png|images/Écran.png⟧)"), GUIDE),
    "an image in another letter case": Case(
        "unknown-image", by_author("![Un écran](⟦images/écran.png|images/Écran.png⟧)"), GUIDE
    ),
    "a link around an image": Case(PAGE, by_author("[![Un écran](images/Écran.png)](⟦outlok.md|outlook.md⟧)"), GUIDE),
    "no address": Case("link-empty", by_author("[ceci](⟦|outlook.md⟧)"), GUIDE),
    "a script": Case(SCHEME, by_author("[ceci](⟦javascript:go()|outlook.md⟧)"), GUIDE),
    "a script with entities": Case(SCHEME, by_author("[ceci](⟦java&#115;cript&colon;go()|outlook.md⟧)"), GUIDE),
    "a page for an address": Case(SCHEME, by_author("[ceci](⟦data:text/html,x|outlook.md⟧)"), GUIDE),
    "a misspelled protocol": Case(
        SCHEME, by_author("[ceci](⟦htps://example.org/|https://example.org/⟧){.external}"), GUIDE
    ),
    "an address that nobody can read": Case(
        "address-malformed", by_author("[ceci](⟦https://[example.org/|https://example.org/⟧){.external}"), GUIDE
    ),
    "a link in a list": Case(PAGE, by_author("- un\n- deux\n    - [ceci](⟦outlok.md|outlook.md⟧)"), GUIDE),
    "a link in a note": Case(PAGE, by_author("> [!primary]\n>\n> [ceci](⟦outlok.md|outlook.md⟧)"), GUIDE),
    "a link in a table": Case(PAGE, by_author("| A | B |\n|---|---|\n| x | [ceci](⟦outlok.md|outlook.md⟧) |"), GUIDE),
    "a link in a heading": Case(PAGE, by_author("## Voir [ceci](⟦outlok.md|outlook.md⟧)"), GUIDE),
    "a tutorial of the data file": Case(
        "unknown-tutorial", in_data("{mutualise: outlook}", "{mutualise: ⟦outlok|outlook⟧}"), CATALOGUE
    ),
    "a tutorial elsewhere, with a misspelled protocol": Case(
        SCHEME,
        in_data('"https://example.org/mail"', "⟦htps://example.org/mail|https://example.org/mail⟧"),
        CATALOGUE,
    ),
    "a script for a tutorial": Case(
        SCHEME, in_data('"https://example.org/mail"', "⟦javascript://x|https://example.org/mail⟧"), CATALOGUE
    ),
    "a tutorial that nobody can read": Case(
        "address-malformed",
        in_data('"https://example.org/mail"', '⟦"https://[x/"|"https://x.org/"⟧'),
        CATALOGUE,
    ),
}
LAST_CELL = '"[guide](emails/outlook.md#ports)"'
CELLS = {
    "a file": Case(PAGE, in_data(LAST_CELL, '⟦"[a](outlok.md)"|"[a](emails/outlook.md)"⟧')),
    "a heading": Case(UNKNOWN_FRAGMENT, in_data(LAST_CELL, '⟦"[a](emails/outlook.md#b)"|"[a](emails/outlook.md)"⟧')),
    "a script": Case(SCHEME, in_data(LAST_CELL, '"[a](⟦javascript:b|emails/outlook.md⟧)"')),
    "a label, with an escape before it": Case(
        "reference-undefined", in_data(LAST_CELL, '⟦"\\u00e9 [a][b]"|"\\u00e9 [a](emails/outlook.md)"⟧')
    ),
    "no address": Case("link-empty", in_data(LAST_CELL, '"[a](⟦|emails/outlook.md⟧)"')),
    "a script, with an escape before it": Case(
        SCHEME, in_data(LAST_CELL, '⟦"\\u00e9 [a](javascript:b)"|"\\u00e9 [a](emails/outlook.md)"⟧')
    ),
}
WRITTEN = AUTHORS | {f"{name} in a cell of the data file": Case(c.code, c.text, CATALOGUE) for name, c in CELLS.items()}


@pytest.mark.parametrize("name", WRITTEN)
def test_a_broken_link_is_found_where_its_author_wrote_it(tmp_path: Path, name: str) -> None:
    case = WRITTEN[name]

    def found(root: Path, text: str) -> list[Diagnostic]:
        shown = {GUIDE: by_author("{{ table: notes }}"), CATALOGUE: DATA}
        loading = load_project(root, {**GUIDES, **shown, case.file: text}, site_address=OWN)
        hints = {"external-unmarked", "heading-skipped", "file-unused"}
        return [one for one in survey(loading).diagnostics if one.code not in hints]

    assert found(tmp_path / "sound", case.sound) == []
    line, column = case.place
    assert [
        (one.code, one.location.path, one.location.line, one.location.column)
        for one in found(tmp_path / "broken", case.broken)
    ] == [(case.code, case.file, line, column)]


def test_there_are_many() -> None:
    assert len(CASES) >= 80
    assert len(WRITTEN) >= 30


def pagefind(content: bytes) -> bytes:
    return gzip.compress(b"pagefind_dcd" + content, mtime=0)


def pagefind_list(page: str, words: str, *, last: str = "yosemitk") -> bytes:
    """A list with one page and one part of the words, those from `10` to *last*."""
    return pagefind(cbor2.dumps(["1.5.2", [[page, 42]], [["10", last, words]], [], [], ["title"]]))


START = {"languages": {"fr": {"hash": "fr_aaaaaaa", "wasm": "fr"}}}
INDEX: dict[str, str | bytes] = {
    **SITE,
    HERE: here(""),
    "pagefind/pagefind-entry.json": json.dumps(START).encode(),
    "pagefind/pagefind.fr_aaaaaaa.pf_meta": pagefind_list("fr_bbbbbbb", "fr_ccccccc"),
    "pagefind/wasm.fr.pagefind": b"",
    "pagefind/fragment/fr_bbbbbbb.pf_fragment": pagefind(
        json.dumps({"url": "/fr/cible/", "anchors": [{"id": "ports"}], "meta": {"image": "/fr/son.mp3"}}).encode()
    ),
    "pagefind/index/fr_ccccccc.pf_index": b"",
}


@pytest.mark.parametrize(
    ("name", "content", "code", "target"),
    [
        ("fragment/fr_bbbbbbb.pf_fragment", pagefind(b'{"url": "/fr/absent/"}'), MISSING, "/fr/absent/"),
        (
            "fragment/fr_bbbbbbb.pf_fragment",
            pagefind(b'{"url": "/fr/cible/", "anchors": [{"id": "port"}]}'),
            FRAGMENT,
            "/fr/cible/#port",
        ),
        (
            "fragment/fr_bbbbbbb.pf_fragment",
            pagefind(b'{"url": "/fr/cible/", "meta": {"image": "/a.png"}}'),
            MISSING,
            "/a.png",
        ),
        (
            "pagefind.fr_aaaaaaa.pf_meta",
            pagefind_list("fr_ddddddd", "fr_ccccccc"),
            MISSING,
            "fragment/fr_ddddddd.pf_fragment",
        ),
        (
            "pagefind.fr_aaaaaaa.pf_meta",
            pagefind_list("fr_bbbbbbb", "fr_ddddddd"),
            MISSING,
            "index/fr_ddddddd.pf_index",
        ),
        ("pagefind.fr_aaaaaaa.pf_meta", pagefind(cbor2.dumps(["1.5.2"])), "file-unreadable", None),
        ("pagefind.fr_aaaaaaa.pf_meta", pagefind(b"\xff"), "file-unreadable", None),
        ("pagefind.fr_aaaaaaa.pf_meta", b"x", "file-unreadable", None),
        (
            "pagefind-entry.json",
            json.dumps(START).replace("aaa", "bbb").encode(),
            MISSING,
            "pagefind.fr_bbbbbba.pf_meta",
        ),
        ("pagefind-entry.json", json.dumps(START).replace('"fr"}', '"de"}').encode(), MISSING, "wasm.de.pagefind"),
        ("pagefind-entry.json", b"[]", "file-unreadable", None),
    ],
)
def test_the_search_index_is_whole(tmp_path: Path, name: str, content: bytes, code: str, target: str | None) -> None:
    assert check_files(tmp_path / "sound", INDEX).findings == ()
    found = check_files(tmp_path / "broken", {**INDEX, f"pagefind/{name}": content}).findings
    assert [(one.code, one.location.path, dict(one.values).get("target")) for one in found] == [
        (code, f"site/pagefind/{name}", target)
    ]
