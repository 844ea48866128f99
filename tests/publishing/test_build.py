"""A build: what becomes of guides and data, and what becomes of the site when something is wrong."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from builds import CONFIGURATION, build, contents, without_index, write_centre
from guichet.hosting import PAGE_POLICY
from projects import DATA, guide

OUTLOOK = guide("outlook", "> [!table] imap\n\n## Ports {#ports}\n\nLe port {{ imap.incoming.ssl }}.\n")
FILES: dict[str, str | bytes] = {"guides/data.yml": DATA, "guides/emails/outlook.md": OUTLOOK}


def page(root: Path, address: str) -> LexborHTMLParser:
    return LexborHTMLParser((root / "site" / address.lstrip("/") / "index.html").read_text("utf-8"))


def attribute(html: LexborHTMLParser, selector: str, name: str) -> str | None:
    """The attribute *name* of the one element that *selector* finds."""
    [element] = html.css(selector)
    return element.attributes[name]


def test_a_sound_project_is_published_with_its_numbers(tmp_path: Path) -> None:
    done = build(write_centre(tmp_path, FILES), "--strict")
    assert done.status == 0, done.err
    assert re.fullmatch(r"1 guide, 6 pages and \d+ links, all checked, in site/\n", done.out)
    site = contents(tmp_path / "site")
    assert {name for name in site if name.endswith(".html")} == {
        "404.html",
        "fr/emails/index.html",
        "fr/emails/outlook/index.html",
        "fr/index.html",
        "fr/parametres/mutualise/index.html",
        "index.html",
    }
    assert "assets/icon.svg" in site
    assert {name for name in site if name.endswith((".md", ".yml"))} == {
        "fr/emails/outlook/index.md",
        "fr/parametres/mutualise/index.md",
    }


def test_the_same_project_is_published_as_the_same_bytes(tmp_path: Path) -> None:
    sites = []
    for name in ("first", "second"):
        root = write_centre(tmp_path / name, FILES)
        assert build(root, "--strict").status == 0
        sites.append({path: text for path, text in contents(root / "site").items() if path.endswith((".html", ".xml"))})
    assert sites[0] == sites[1]


@pytest.mark.parametrize("options", [(), ("--strict",)], ids=["lenient", "strict"])
def test_a_fault_of_the_content_leaves_the_site_as_it_was(tmp_path: Path, options: tuple[str, ...]) -> None:
    root = write_centre(tmp_path, FILES)
    assert build(root).status == 0
    before = contents(root / "site")
    (root / "guides/emails/mail.md").write_text(guide("mail", "> [!warnig]\n>\n> Texte\n"), "utf-8")
    done = build(root, *options)
    assert done.status == 1
    assert done.err == (
        "guides/emails/mail.md:6:3: error[unknown-callout] `[!warnig]` is not a callout or directive\n"
        "    6 | > [!warnig]\n"
        "      |   ^^^^^^^^^\n"
        "    repair: did you mean `warning`?\n"
        "1 error in 1 file\n"
    )
    assert done.out.strip() == "The content has faults: nothing was published."
    assert contents(root / "site") == before
    assert not list(root.glob(".site-*"))


def test_a_broken_link_of_the_built_site_leaves_the_site_as_it_was(tmp_path: Path) -> None:
    root = write_centre(tmp_path, FILES)
    assert build(root).status == 0
    before = contents(root / "site")
    (root / "docs/avis.html").write_text('<!doctype html><title>Avis</title><a href="parti/">x</a>', "utf-8")
    done = build(root)
    assert done.status == 1
    assert "error[site-target-missing] `parti/` leads to `/parti/`, which is not in the site" in done.err
    assert "Traceback" not in done.err
    assert contents(root / "site") == before
    assert not list(root.glob(".site-*"))


def test_a_warning_fails_a_strict_build_alone(tmp_path: Path) -> None:
    root = write_centre(tmp_path, {**FILES, "guides/emails/mail.md": guide("mail", "> [warning]\n>\n> Texte\n")})
    strict = build(root, "--strict")
    assert strict.status == 1
    assert "warning[callout-mark-missing]" in strict.err
    assert not (root / "site").exists()
    lenient = build(root)
    assert lenient.status == 0
    assert "warning[callout-mark-missing]" in lenient.err
    assert (root / "site").exists()


def test_a_configuration_with_a_fault_is_a_diagnostic(tmp_path: Path) -> None:
    done = build(
        write_centre(
            tmp_path,
            FILES,
            configuration=f"{CONFIGURATION}  guichet: {{languag: fr}}\n".replace("extra: {generator: false}", "extra:"),
        )
    )
    assert done.status == 1
    assert "mkdocs.yml:7:13: error[unknown-key] `languag` is not a known key" in done.err
    assert "Traceback" not in done.err


def test_a_host_is_changed_in_one_place(tmp_path: Path) -> None:
    root = write_centre(tmp_path, FILES)
    assert build(root).status == 0
    before = {path: text.count(b"SSL0.OVH.NET") for path, text in without_index(contents(root / "site")).items()}
    data = root / "guides/data.yml"
    data.write_text(data.read_text("utf-8").replace("SSL0.OVH.NET", "mail.example.org"), "utf-8")
    assert build(root).status == 0
    after = without_index(contents(root / "site"))
    assert {path: text.count(b"mail.example.org") for path, text in after.items()} == before
    assert sum(before.values()) > 4
    assert not any(b"SSL0.OVH.NET" in text for text in after.values())


def test_the_first_line_of_a_body_is_never_metadata(tmp_path: Path) -> None:
    header = "---\ntitle: Outlook\nslug: outlook\n---\n"
    root = write_centre(tmp_path, {"guides/emails/outlook.md": f"{header}Note: lisez bien ceci.\n\nPuis cela.\n"})
    assert build(root, "--strict").status == 0
    [body] = page(root, "/fr/emails/outlook/").css(".guichet-body")
    assert body.text().split() == ["Note:", "lisez", "bien", "ceci.", "Puis", "cela."]


HIDDEN = {**FILES, "guides/emails/secret.md": guide("secret", "Motsecret.\n", hidden="true")}
DRAFT = {**FILES, "guides/emails/brouillon.md": guide("brouillon", "Motbrouillon.\n", status="draft")}


def test_a_hidden_guide_answers_and_is_nowhere_named(tmp_path: Path) -> None:
    root = write_centre(tmp_path, HIDDEN)
    assert build(root, "--strict").status == 0
    assert attribute(page(root, "/fr/emails/secret/"), "meta[name=robots]", "content") == "noindex"
    naming = {path for path, text in contents(root / "site").items() if b"secret" in text.lower()}
    assert naming == {"fr/emails/secret/index.html"}


def test_a_draft_is_not_published(tmp_path: Path) -> None:
    root = write_centre(tmp_path, DRAFT)
    assert build(root, "--strict").status == 0
    assert not [path for path, text in contents(root / "site").items() if b"brouillon" in text.lower()]


def test_what_authors_write_reaches_no_page_as_markup(tmp_path: Path) -> None:
    attack = "<script>alert(1)</script>\"'&"
    quoted = json.dumps(attack)
    data = DATA.replace("caption: Nos tutoriels", f"caption: {quoted}").replace("name: Outlook,", f"name: {quoted},")
    files = {
        "guides/data.yml": data,
        "guides/emails/index.md": f"---\ntitle: {quoted}\nexcerpt: {quoted}\n---\n",
        "guides/emails/outlook.md": guide(
            "outlook",
            f"## {attack} {{#ports}}\n\n> [!note] {attack}\n>\n> Texte\n\n> [!table] clients\n> {attack}\n",
            title=quoted,
            excerpt=quoted,
            section=quoted,
            description=quoted,
            legacy_guide_number=7,
        ),
        "guides/emails/mail.md": guide("mail", f"[{attack}](outlook.md)\n", section=quoted),
        "docs/index.md": f"---\ntitle: {quoted}\nexcerpt: {quoted}\n---\n",
    }
    root = write_centre(tmp_path, files)
    done = build(root)
    assert done.status == 0, done.err
    for name, text in contents(root / "site").items():
        if name.endswith((".html", ".xml")):
            assert b"<script>alert" not in text, name
    assert [title.text() for title in page(root, "/fr/emails/outlook/").css("h1")] == [attack]


def test_links_to_correct_a_page_lead_to_its_true_file(tmp_path: Path) -> None:
    repository = "repo_url: https://git.example.org/aide\nedit_uri: edit/main/docs/\n"
    root = write_centre(tmp_path, FILES, configuration=CONFIGURATION + repository)
    assert build(root, "--strict").status == 0
    link = page(root, "/fr/emails/outlook/").css(".guichet-edit a")[0].attributes["href"]
    assert link == "https://git.example.org/aide/edit/main/guides/emails/outlook.md"


def test_files_beside_guides_are_published_and_others_are_not(tmp_path: Path) -> None:
    files = {
        **FILES,
        "guides/emails/mail.md": guide("mail", "![Écran](images/écran.png)\n"),
        "guides/emails/images/écran.png": b"\x89PNG\r\n\x1a\n",
        "guides/emails/images/script.svg": "<svg onload='alert(1)'/>",
        "guides/emails/notes.txt": "privé",
    }
    root = write_centre(tmp_path, files)
    done = build(root, "--strict")
    assert done.status == 0, done.err
    published = {name for name in contents(root / "site") if name.startswith(("emails/", "fr/"))}
    assert {name for name in published if not name.endswith((".html", "/index.md"))} == {"emails/images/écran.png"}


def test_readers_of_the_language_s_address_are_sent_home(tmp_path: Path) -> None:
    root = write_centre(tmp_path, FILES)
    assert build(root).status == 0
    redirect = page(root, "/fr/")
    assert '<noscript><meta http-equiv="refresh" content="0; url=../"></noscript>' in (redirect.html or "")
    assert attribute(redirect, "link[rel=canonical]", "href") == "https://aide.example.org/"


def test_every_page_says_what_it_allows(tmp_path: Path) -> None:
    root = write_centre(tmp_path, FILES)
    assert build(root).status == 0
    pages = [text.decode() for name, text in contents(root / "site").items() if name.endswith(".html")]
    assert len(pages) > 5
    for text in pages:
        head = LexborHTMLParser(text).css("head > *")
        assert head[1].attributes == {"http-equiv": "Content-Security-Policy", "content": PAGE_POLICY}
    assert "unsafe-inline" not in PAGE_POLICY
    assert "http" not in PAGE_POLICY


BREACHES = {
    "a script": ("<script>run()</script>", "the script `run()`"),
    "a module": ("<script type='MODULE'>run()</script>", "the script `run()`"),
    "styles": ("<style>p { top: 0 }</style>", "the styles `p { top: 0 }`"),
    "a style": ("<p style='top: 0'>a</p>", '`style="top: 0"`'),
    "a handler": ("<p onclick='run()'>a</p>", '`onclick="run()"`'),
    "another site's script": (
        "<script src='https://cdn.example.net/a.js'></script>",
        "`https://cdn.example.net/a.js`",
    ),
    "another site's sheet": ("<link rel=stylesheet href=//cdn.example.net/a.css>", "`//cdn.example.net/a.css`"),
    "another site's image": ("<img src=http://example.net/a.png alt=a>", "`http://example.net/a.png`"),
    "another site's frame": ("<iframe src=https://example.net/></iframe>", "`https://example.net/`"),
}


@pytest.mark.parametrize("name", BREACHES)
def test_a_template_with_what_the_policy_forbids_is_not_published(name: str, tmp_path: Path) -> None:
    html, what = BREACHES[name]
    template = f'{{% extends "guichet/main.html" %}}{{% block footer %}}{html}{{% endblock %}}'
    own = CONFIGURATION.replace("name: material,", "name: material, custom_dir: own,")
    root = write_centre(tmp_path, {**FILES, "own/main.html": template}, configuration=own)
    done = build(root)
    assert done.status == 1
    assert f"error[site-policy-breach] the policy of the site forbids {what}\n" in done.err
    assert not (root / "site").exists()


@pytest.mark.parametrize(
    "head",
    [
        "<meta charset='utf-8'>",
        "<script src='a.js'></script><meta charset=\"utf-8\">",
        '<!-- <meta charset="utf-8"> -->',
        "",
    ],
)
def test_a_template_that_loses_the_policy_is_not_published(head: str, tmp_path: Path) -> None:
    template = f'{{% extends "guichet/main.html" %}}{{% block site_meta %}}{head}{{% endblock %}}'
    own = CONFIGURATION.replace("name: material,", "name: material, custom_dir: own,")
    root = write_centre(tmp_path, {**FILES, "own/main.html": template}, configuration=own)
    done = build(root)
    assert done.status == 1
    assert "error[site-policy-missing] the page does not begin its head with the policy of the site\n" in done.err
    assert not (root / "site").exists()


def test_a_script_of_another_site_in_the_configuration_is_not_published(tmp_path: Path) -> None:
    own = CONFIGURATION + "extra_javascript: [https://cdn.example.net/chat.js]\n"
    done = build(write_centre(tmp_path, FILES, configuration=own))
    assert done.status == 1
    assert "forbids `https://cdn.example.net/chat.js`\n" in done.err


def test_a_site_below_a_path_has_links_that_lead_there(tmp_path: Path) -> None:
    below = CONFIGURATION.replace("https://aide.example.org/", "https://example.org/aide/")
    root = write_centre(tmp_path, FILES, configuration=below)
    done = build(root, "--strict")
    assert done.status == 0, done.err
    missing = LexborHTMLParser((root / "site/404.html").read_text("utf-8"))
    assert attribute(missing, "a.guichet-brand", "href") == "/aide/"


def test_a_guide_answers_at_its_number_in_the_older_help_centre(tmp_path: Path) -> None:
    numbered = {
        **FILES,
        "guides/emails/mail.md": guide("mail", "## Ports\n", legacy_guide_number=1474),
        "guides/emails/mail.en.md": guide("apple-mail", "## Ports\n", legacy_guide_number="g1474"),
        "guides/emails/photo.en.md": guide("photo", "Text.\n", legacy_guide_number=12),
    }
    languages = CONFIGURATION.replace(
        "extra: {generator: false}", "extra: {generator: false, guichet: {languages: [en]}}"
    )
    root = write_centre(tmp_path, {**numbered, "docs/index.en.md": "---\ntitle: Home\n---\n"}, configuration=languages)
    done = build(root, "--strict")
    assert done.status == 0, done.err
    ways = {
        address: attribute(page(root, address), "link[rel=canonical]", "href")
        for address in ("/fr/g1474/", "/g1474/", "/en/g1474/", "/g12/", "/en/g12/")
    }
    assert ways == {
        "/fr/g1474/": "https://aide.example.org/fr/emails/mail/",
        "/g1474/": "https://aide.example.org/fr/emails/mail/",
        "/en/g1474/": "https://aide.example.org/en/emails/apple-mail/",
        "/g12/": "https://aide.example.org/en/emails/photo/",
        "/en/g12/": "https://aide.example.org/en/emails/photo/",
    }
    assert attribute(page(root, "/en/g1474/"), "html", "lang") == "en"
    assert attribute(page(root, "/g1474/"), "a", "href") == "../fr/emails/mail/"
    assert "g1474" not in (root / "site/sitemap.xml").read_text("utf-8")


def test_the_search_of_the_theme_may_stand_beside_ours(tmp_path: Path) -> None:
    configuration = CONFIGURATION.replace("plugins: []", "plugins: [search]")
    root = write_centre(tmp_path, {"guides/emails/outlook.md": guide("outlook")}, configuration=configuration)
    done = build(root, "--strict")
    assert done.status == 0, done.err
    assert '"lang":["fr"]' in (root / "site/search/search_index.json").read_text("utf-8")
