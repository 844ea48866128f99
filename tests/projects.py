"""Tiny projects, written in the test that needs them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

from guichet.model.loading import Loading, load
from guichet.schema.settings import Settings

ENGINE = "theme: material\nplugins: [guichet]\n"
"""The lines of a configuration by which Guichet builds the site."""
INDEX = "---\ntitle: E-mails\n---\n"
HOME = "---\ntitle: Accueil\n---\n"


def guide(slug: str, body: str = "", **header: object) -> str:
    """The text of a guide; *header* holds further keys of its front matter."""
    keys = {"title": slug.replace("-", " ").capitalize(), "slug": slug, **header}
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in keys.items()) + f"---\n\n{body}"


def write_project(root: Path, files: Mapping[str, str | bytes], *, bare: bool = False) -> Path:
    """Write *files*, by path, into *root*; unless *bare*, with a home page and the index of the product `emails`."""
    basis: dict[str, str | bytes] = {} if bare else {"docs/index.md": HOME, "guides/emails/index.md": INDEX}
    for path, content in {**basis, **files}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return root


def load_project(root: Path, files: Mapping[str, str | bytes], *, drafts: bool = False, **settings: object) -> Loading:
    """What loading makes of a project of *files*."""
    write_project(root, files)
    site_address = settings.pop("site_address", None)
    return load(
        root,
        Settings.model_validate(settings),
        docs=root / "docs",
        drafts=drafts,
        site_address=str(site_address) if site_address else None,
    )


DATA = dedent(
    """\
    services:
      mutualise:
        name: E-mail mutualisé
        servers:
          imap: {direction: incoming, host: SSL0.OVH.NET, ports: {ssl: 993, plain: 143}}
          smtp: {direction: outgoing, host: SSL0.OVH.NET, ports: {ssl: 465, plain: 587}}
    tables:
      clients: {kind: matrix, service: mutualise, caption: Nos tutoriels}
      imap: {kind: parameters, servers: [mutualise.imap, mutualise.smtp], caption: Configuration en IMAP}
      notes: {kind: rows, caption: Notes, columns: [Quoi, Où], rows: [[Aide, "[guide](emails/outlook.md#ports)"]]}
    platforms:
      - id: windows
        name: Windows
        clients:
          - {id: outlook, name: Outlook, tutorials: {mutualise: outlook}}
          - {id: mail, name: Mail, tutorials: {mutualise: "https://example.org/mail"}}
    """
)
"""A data file with a service, a table of each kind, a tutorial here and one elsewhere."""
