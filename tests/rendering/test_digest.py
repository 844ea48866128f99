"""The digest of a page: it changes with what the page shows, where its links lead and what is wrong, and never else.

Each page shows one thing. Each change names the pages that it changes; of all others the digest stays.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from guichet.rendering import RenderedPage, Renderer
from guichet.schema import words
from projects import HOME, guide, load_project

DATA = """\
services:
  shared:
    name: Shared
    servers:
      imap: {direction: incoming, host: mail.example.org, ports: {ssl: 993, plain: 143}}
  other:
    name: Other
    servers:
      pop: {direction: incoming, host: pop.example.org, ports: {ssl: 995}}
tables:
  clients: {kind: matrix, service: shared, caption: Clients}
  imap: {kind: parameters, servers: [shared.imap], caption: Settings}
  notes: {kind: rows, caption: Notes, columns: [What, Where], rows: [[Help, "[guide](emails/mail.md)"]]}
platforms:
  - id: windows
    name: Windows
    clients:
      - {id: outlook, name: Outlook, tutorials: {shared: mail}}
"""
BODIES = {
    "plain": "Some words.\n",
    "heading": "## Ports\n\n### More\n",
    "callout": "> [!note]\n>\n> Some words.\n",
    "code": "```python\nprint(1)\n```\n",
    "link": "[words](mail.md)\n",
    "title": "[](mail.md)\n",
    "fragment": "[words](mail.md#ports)\n",
    "number": "[words]({legacy}1474)\n",
    "own": "[words](https://help.example.org/fr/emails/mail/)\n",
    "former": "[words](https://docs.example.org/fr/emails/mail/)\n",
    "elsewhere": "[words](https://example.org/){.external}\n",
    "prefix": "[words]({shop}/mail){.external}\n",
    "missing": "[words](mial.md)\n",
    "image": "![words](images/screen.png)\n",
    "sized": '![words](images/screen.png){width="30" height="20"}\n',
    "value": "The host {{ shared.imap.host }}.\n",
    "typo": "The host {{ shared.imap.hots }}.\n",
    "typed": "The host mail.example.org.\n",
    "settings": "> [!table] imap\n",
    "captioned": "> [!table] imap\n> Our own caption\n",
    "clients": "> [!table] clients\n",
    "notes": "> [!table] notes\n",
    "include": "{!> emails/_notice.md !}\n",
    "console": "> [!api]\n> @api {GET} /me\n",
}
"""The pages, each with what it shows."""


def image(width: int) -> bytes:
    """The beginning of an image so many pixels wide."""
    return (
        bytes.fromhex("89504e470d0a1a0a0000000d49484452")
        + width.to_bytes(4, "big")
        + bytes.fromhex("000000140802000000")
    )


FILES: Mapping[str, str | bytes] = {
    **{f"guides/emails/{name}.md": guide(name, body, title=f"Page {name}") for name, body in BODIES.items()},
    "guides/emails/mail.md": guide("mail", "## Ports\n", legacy_guide_number=1474, order=1, section="Mail"),
    "guides/emails/unrelated.md": guide("unrelated", "Words.\n"),
    "guides/emails/_notice.md": "A notice.\n",
    "guides/emails/_unused.md": "A notice.\n",
    "guides/emails/images/screen.png": image(40),
    "guides/emails/images/other.png": image(40),
    "guides/data.yml": DATA,
}
SETTINGS: Mapping[str, Any] = {
    "site_address": "https://help.example.org/",
    "former_addresses": ["https://docs.example.org/"],
    "api_consoles": {"default": "https://api.example.org/#{path}"},
    "prefixes": {"shop": "https://shop.example.org"},
}


@dataclass
class Centre:
    """A help centre that a change may be made to."""

    files: dict[str, str | bytes] = field(default_factory=lambda: dict(FILES))
    settings: dict[str, Any] = field(default_factory=lambda: dict(SETTINGS))
    words: dict[str, str] = field(default_factory=dict)
    """Parts of the French locale, with what stands in their place."""

    def write(self, path: str, text: str | bytes) -> None:
        self.files[path] = text

    def drop(self, path: str) -> None:
        del self.files[path]

    def add(self, path: str, text: str) -> None:
        self.files[path] = f"{self.files[path]!s}{text}"

    def replace(self, path: str, old: str, new: str) -> None:
        text = self.files[path]
        assert isinstance(text, str)
        assert old in text
        self.files[path] = text.replace(old, new)


Change: TypeAlias = Callable[[Centre], None]


def pages_of(centre: Centre, root: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, RenderedPage]:
    """The pages of *centre*, rendered in *root*, by name."""
    locales = root / "locales"
    shutil.copytree(words.LOCALES, locales)
    french = (locales / "fr.yml").read_text("utf-8")
    for old, new in centre.words.items():
        assert old in french
        french = french.replace(old, new)
    (locales / "fr.yml").write_text(french, "utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(words, "LOCALES", locales)
        words.words_in.cache_clear()
        loading = load_project(root, centre.files, drafts=False, **centre.settings)
        renderer = Renderer(loading.library)
        rendered = {guide.header.slug: renderer.render(guide) for guide in loading.library.guides}
    words.words_in.cache_clear()
    return {name: page for name, page in rendered.items() if name in BODIES}


def shown(page: RenderedPage) -> tuple[object, ...]:
    """Everything that a page comes to."""
    return page.html, page.headings, page.anchors, page.links, page.references, page.diagnostics


def in_file(path: str, old: str, new: str) -> Change:
    return lambda centre: centre.replace(f"guides/{path}", old, new)


def in_data(old: str, new: str) -> Change:
    return in_file("data.yml", old, new)


def written(path: str, text: str | bytes) -> Change:
    return lambda centre: centre.write(path, text)


def setting(name: str, value: object) -> Change:
    return lambda centre: centre.settings.update({name: value})


def word(old: str, new: str) -> Change:
    return lambda centre: centre.words.update({old: new})


def all_of(*changes: Change) -> Change:
    def change(centre: Centre) -> None:
        for one in changes:
            one(centre)

    return change


TO_MAIL = "link title fragment number own former"
"""The pages whose links lead to the guide `mail`."""
CHANGES: dict[str, tuple[Change, str]] = {
    "a link's page gets another title": (in_file("emails/mail.md", "title: Mail", "title: Post"), "title"),
    "a link's page gets another slug": (
        all_of(in_file("emails/mail.md", "slug: mail", "slug: post"), in_data("shared: mail", "shared: post")),
        f"{TO_MAIL} clients notes",
    ),
    "a link's page gets another slug and keeps the old one": (
        all_of(
            in_file("emails/mail.md", "slug: mail", "slug: post\naliases: [mail]"),
            in_data("shared: mail", "shared: post"),
        ),
        f"{TO_MAIL} clients notes",
    ),
    "a link's page gets another number": (in_file("emails/mail.md", "1474", "1475"), "number"),
    "a link's page becomes a draft": (
        in_file("emails/mail.md", "order: 1", "status: draft"),
        f"{TO_MAIL} missing clients notes",
    ),
    "a link's page has a fault": (
        in_file("emails/mail.md", "order: 1", "order: first"),
        f"{TO_MAIL} missing clients notes",
    ),
    "a link's page is moved": (
        all_of(
            lambda centre: centre.write("guides/sites/mail.md", centre.files.pop("guides/emails/mail.md")),
            written("guides/sites/index.md", "---\ntitle: Sites\n---\n"),
        ),
        f"{TO_MAIL} missing clients notes",
    ),
    "a link's place gets a former name": (
        in_file("emails/mail.md", "order: 1", "anchors: {ports: doors}"),
        "fragment",
    ),
    "a link's page gets another order": (in_file("emails/mail.md", "order: 1", "order: 2"), ""),
    "a link's page gets another section": (in_file("emails/mail.md", "section: Mail", "section: Post"), ""),
    "a link's page gets an excerpt": (in_file("emails/mail.md", "order: 1", "excerpt: New"), ""),
    "a link's page is hidden": (in_file("emails/mail.md", "order: 1", "hidden: true"), ""),
    "a link's page gets another text": (in_file("emails/mail.md", "## Ports", "## Doors"), ""),
    "a page of another name appears": (written("guides/emails/mial-2.md", guide("mial-2")), "missing"),
    "an unrelated page changes": (in_file("emails/unrelated.md", "Words.", "Other words."), ""),
    "an unrelated page goes": (lambda centre: centre.drop("guides/emails/unrelated.md"), ""),
    "the page that was missing appears": (written("guides/emails/mial.md", guide("mial")), "missing"),
    "an image gets another size": (written("guides/emails/images/screen.png", image(50)), "image"),
    "an image goes": (lambda centre: centre.drop("guides/emails/images/screen.png"), "image sized"),
    "another image gets another size": (written("guides/emails/images/other.png", image(50)), ""),
    "the home page changes": (written("docs/index.md", HOME + "Words.\n"), ""),
    "the product gets another title": (written("guides/emails/index.md", "---\ntitle: Mail\n---\n"), ""),
    "a host": (in_data("mail.example.org", "post.example.org"), "value typed settings captioned"),
    "a port": (in_data("plain: 143", "plain: 144"), "settings captioned"),
    "a host of another service": (in_data("pop.example.org", "pop3.example.org"), ""),
    "a new kind of port": (in_data("plain: 143", "starttls: 143"), "settings captioned"),
    "a caption": (in_data("caption: Settings", "caption: Ports"), "settings"),
    "a table is recommended": (
        in_data("caption: Settings", "caption: Settings, recommended: true"),
        "settings captioned",
    ),
    "a cell": (in_data("[[Help,", "[[Advice,"), "notes"),
    "a link in a cell": (in_data("emails/mail.md", "emails/unrelated.md"), "notes"),
    "a client's name": (in_data("name: Outlook", "name: Outlook 2016"), "clients"),
    "a client's other name": (in_data("name: Outlook,", "name: Outlook, aliases: [OWA],"), "clients"),
    "a client's end": (in_data("name: Outlook,", "name: Outlook, eol: 2001-01-01,"), "clients"),
    "another client": (
        in_data("clients:\n", "clients:\n      - {id: mail, name: Mail, tutorials: {other: mail}}\n"),
        "clients",
    ),
    "another table": (
        in_data("tables:\n", "tables:\n  more: {kind: matrix, service: other, caption: More}\n"),
        "clients notes",
    ),
    "a table goes": (
        in_data("  imap: {kind: parameters, servers: [shared.imap], caption: Settings}\n", ""),
        "settings captioned clients notes",
    ),
    "the name of a service": (in_data("name: Shared", "name: Common"), ""),
    "a synonym": (in_data("platforms:", "synonyms: {fr: [[mail, post]]}\nplatforms:"), "clients"),
    "a comment at the end of the data file": (lambda centre: centre.add("guides/data.yml", "# The end\n"), ""),
    "a comment at its beginning": (in_data("services:", "# Facts\nservices:"), "clients notes"),
    "a comment that moves no line": (in_data("name: Windows\n", "name: Windows  # all of them\n"), ""),
    "the order of keys": (
        in_data(
            "direction: incoming, host: mail.example.org, ports: {ssl: 993, plain: 143}",
            "host: mail.example.org, ports: {ssl: 993, plain: 143}, direction: incoming",
        ),
        "",
    ),
    "the order of services": (
        all_of(
            in_data("  other:\n    name: Other\n    servers:\n", ""),
            in_data("      pop: {direction: incoming, host: pop.example.org, ports: {ssl: 995}}\n", ""),
            in_data(
                "services:\n",
                "services:\n  other:\n    name: Other\n    servers:\n"
                "      pop: {direction: incoming, host: pop.example.org, ports: {ssl: 995}}\n",
            ),
        ),
        "",
    ),
    "a fault in the data file": (in_data("ssl: 993", "ssl: many"), "value typo typed settings captioned clients notes"),
    "an included file": (in_file("emails/_notice.md", "A notice.", "A warning."), "include"),
    "an included file goes": (lambda centre: centre.drop("guides/emails/_notice.md"), "include"),
    "a file that nobody includes": (in_file("emails/_unused.md", "A notice.", "A warning."), ""),
    "a console": (setting("api_consoles", {"default": "https://console.example.org/#{path}"}), "console"),
    "another console": (
        setting("api_consoles", {**SETTINGS["api_consoles"], "v2": "https://api.example.org/v2/#{path}"}),
        "",
    ),
    "no console": (setting("api_consoles", {}), "console"),
    "a prefix": (setting("prefixes", {"shop": "https://store.example.org"}), "prefix"),
    "another prefix": (setting("prefixes", {**SETTINGS["prefixes"], "forum": "https://forum.example.org"}), ""),
    "a former address": (setting("former_addresses", []), "former"),
    "the site's address": (setting("site_address", "https://aide.example.org/"), "own"),
    "a pattern of numbers": (setting("number_patterns", ["/kb/{number}"]), ""),
    "another language": (setting("languages", ["en"]), ""),
    "a translation": (
        all_of(setting("languages", ["en"]), written("guides/emails/mail.en.md", guide("mail-in-english"))),
        "",
    ),
    "the words for links to other sites": (word("lien externe", "autre site"), "elsewhere prefix console"),
    "the title of a kind of callout": (word("note: Remarque", "note: Note"), "callout"),
    "the title of another kind of callout": (word("hint: Astuce", "hint: Conseil"), ""),
    "the words of the link beside headings": (word("Lien vers cette section", "Ici"), "heading"),
    "a page's own words": (in_file("emails/plain.md", "Some words.", "Other words."), "plain"),
    "a page's own title": (in_file("emails/plain.md", "title: Page plain", "title: Plain"), ""),
    "a page's own comment": (in_file("emails/plain.md", "Some words.", "Some words.\n\n<!-- x -->"), ""),
    "a line in a page's header": (in_file("emails/plain.md", "slug: plain", "slug: plain\nexcerpt: Words"), ""),
    "a line in the header of a page with a link": (
        in_file("emails/link.md", "slug: link", "slug: link\norder: 1"),
        "link",
    ),
    "a page's line ends": (
        lambda centre: centre.write("guides/emails/link.md", str(FILES["guides/emails/link.md"]).replace("\n", "\r\n")),
        "",
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_the_digest_changes_exactly_where_the_page_does(
    name: str, before: dict[str, RenderedPage], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change, expected = CHANGES[name]
    centre = Centre()
    change(centre)
    after = pages_of(centre, tmp_path, monkeypatch)
    changed = [page for page in BODIES if page not in after or shown(after[page]) != shown(before[page])]
    assert [page for page in BODIES if page not in after or after[page].digest != before[page].digest] == changed
    assert changed == expected.split()


def test_the_digest_stays_in_another_folder(
    before: dict[str, RenderedPage], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert pages_of(Centre(), tmp_path, monkeypatch) == before
    assert len(CHANGES) > 30


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, RenderedPage]]:
    """The pages as they are before any change."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        yield pages_of(Centre(), tmp_path_factory.mktemp("before"), monkeypatch)
