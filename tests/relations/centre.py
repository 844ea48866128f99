"""A tiny help centre of two products, in which guides move."""

from __future__ import annotations

from projects import DATA, guide

BASIS: dict[str, str | bytes] = {
    "mkdocs.yml": (
        "site_name: Aide\nsite_url: https://aide.example.org/\ntheme: material\nplugins: [guichet]\n"
        "extra:\n  guichet:\n    languages: [en]\n    former_addresses: [https://docs.example.org/]\n"
        "    prefixes: {www: https://docs.example.org/fr}\n"
    ),
    "guides/mail/index.md": "---\ntitle: Mail\n---\n",
    "guides/data.yml": DATA.replace("emails/outlook.md#ports", "emails/outlook.md"),
    "guides/emails/outlook.md": guide("outlook", "## Ports\n", title="Configurer Outlook", legacy_guide_number=1474),
    "guides/emails/autre.md": guide("autre"),
}
"""A project without fault, with one guide that moves and one that leads to it."""
OUTLOOK, AUTRE = "guides/emails/outlook.md", "guides/emails/autre.md"
