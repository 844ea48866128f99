"""A help centre in which pages, sections, headings and cells were called otherwise before."""

from __future__ import annotations

from pathlib import Path

from builds import build, write_centre
from projects import DATA, guide

LONG = "Un paragraphe qui en dit long.\n\n" * 60
OUTLOOK = guide(
    "outlook",
    f"{LONG}## Réglages du serveur\n\n> [!table] imap\n\n{LONG}\n## Fin {{#fin}}\n\n{LONG}",
    legacy_guide_number=1474,
    section="Ordinateur",
    aliases="[outlook-2013]",
    anchors="{reglages: reglages-du-serveur, ssl: imap-incoming-ssl, serveur: imap-incoming, tableau: imap, bas: fin}",
)
INDEX = "---\ntitle: E-mails\nsections: [Ordinateur]\naliases: [/fr/courriel/]\nanchors: {pc: ordinateur}\n---\n"


def build_centre(root: Path) -> Path:
    """The folder of its site."""
    files = {"guides/data.yml": DATA.replace("#ports", "#fin"), "guides/emails/outlook.md": OUTLOOK}
    done = build(write_centre(root, {**files, "guides/emails/index.md": INDEX}), "--strict")
    assert done.status == 0, done.err
    return root / "site"
