"""A help centre whose guides answer at many addresses, and where each of these leads."""

from __future__ import annotations

from pathlib import Path

from builds import CONFIGURATION, build, write_centre
from guichet.model import Library
from guichet.model.loading import load
from guichet.project import read_project
from projects import guide

PATTERNS = ("/{language}/g{number}.*", "/g{number}-*", "/old/{language}/{number}/*", "/kb/{number}")
FILES: dict[str, str | bytes] = {
    "docs/index.en.md": "---\ntitle: Home\n---\n",
    "docs/à lire.md": "---\ntitle: À lire\naliases: [/lisez-moi/]\n---\n",
    "guides/emails/outlook.md": guide(
        "outlook", legacy_guide_number=1474, aliases="[outlook-2013, messagerie/outlook, /fr/ancien/rang/outlook/]"
    ),
    "guides/emails/outlook.en.md": guide("set-up-outlook", legacy_guide_number="g1474", aliases="[outlook-2013]"),
    "guides/emails/mail.md": guide("mail", legacy_guide_number=147, hidden="true"),
    "guides/emails/photo.en.md": guide("photo", legacy_guide_number=7),
    "guides/emails/brouillon.md": guide(
        "brouillon", status="draft", legacy_guide_number=99, aliases="[vieux-brouillon]"
    ),
}
NUMBERS = {
    "/fr/g1474": "/fr/emails/outlook/",
    "/g1474": "/fr/emails/outlook/",
    "/kb/1474": "/fr/emails/outlook/",
    "/en/g1474": "/en/emails/set-up-outlook/",
    "/fr/g147": "/fr/emails/mail/",
    "/g147": "/fr/emails/mail/",
    "/kb/147": "/fr/emails/mail/",
    "/en/g7": "/en/emails/photo/",
    "/g7": "/en/emails/photo/",
    "/kb/7": "/en/emails/photo/",
}
ALIASES = {
    "/fr/emails/outlook-2013": "/fr/emails/outlook/",
    "/fr/messagerie/outlook": "/fr/emails/outlook/",
    "/fr/ancien/rang/outlook": "/fr/emails/outlook/",
    "/en/emails/outlook-2013": "/en/emails/set-up-outlook/",
    "/fr": "/",
}
ENCODED = {"/lisez-moi": "/%C3%A0%20lire/"}
"""Addresses that lead to a page whose own is percent-encoded."""
MATCHED = {
    "/fr/g1474.configurer-outlook": "/fr/emails/outlook/",
    "/fr/g1474.d%C3%A9j%C3%A0%20vu": "/fr/emails/outlook/",
    "/fr/g1474.a/b": "/fr/emails/outlook/",
    "/en/g1474.set-up": "/en/emails/set-up-outlook/",
    "/fr/g147.mail": "/fr/emails/mail/",
    "/en/g7.photo": "/en/emails/photo/",
    "/g1474-outlook": "/fr/emails/outlook/",
    "/g147-mail": "/fr/emails/mail/",
    "/g7-photo": "/en/emails/photo/",
    "/old/fr/1474/outlook": "/fr/emails/outlook/",
    "/old/en/1474/outlook": "/en/emails/set-up-outlook/",
    "/old/fr/147/mail": "/fr/emails/mail/",
    "/old/en/7/photo": "/en/emails/photo/",
}
LEADING = {**NUMBERS, **ALIASES, **ENCODED}
"""Where each former address leads; all of them with a `/` at their end, too."""
UNKNOWN = (
    "/fr/g9999/",
    "/g9999",
    "/fr/g9999.texte",
    "/fr/g14/",
    "/fr/g14740/",
    "/fr/g7/",
    "/fr/g7.photo",
    "/de/g1474/",
    "/fr/g1474x",
    "/fr/g1474/plus/",
    "/fr/g99/",
    "/fr/emails/vieux-brouillon/",
)
"""Addresses that lead nowhere."""
PAGES = (
    "/",
    "/en/",
    "/fr/emails/",
    "/fr/emails/outlook/",
    "/en/emails/set-up-outlook/",
    "/fr/emails/mail/",
    "/llms.txt",
)


def write_leading_centre(root: Path, hosts: str, address: str) -> Path:
    """Write it into *root*, for *hosts*, to stand at *address* on the web."""
    patterns = ", ".join(f'"{pattern}"' for pattern in PATTERNS)
    own = f"{{languages: [en], hosts: [{hosts}], number_patterns: [{patterns}]}}"
    configuration = CONFIGURATION.replace("{generator: false}", f"{{generator: false, guichet: {own}}}")
    return write_centre(root, FILES, configuration=configuration.replace("https://aide.example.org/", address))


def build_leading_centre(root: Path, hosts: str, address: str) -> Path:
    """The folder of the site that it becomes."""
    done = build(write_leading_centre(root, hosts, address), "--strict")
    assert done.status == 0, done.err
    return root / "site"


def leading_library(root: Path, hosts: str, address: str) -> Library:
    """What loading makes of it, without a build."""
    project = read_project(write_leading_centre(root, hosts, address) / "mkdocs.yml")
    loading = load(project.root, project.settings, docs=project.docs, site_address=project.site_address)
    assert loading.diagnostics == ()
    return loading.library
