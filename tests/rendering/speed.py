"""How long it takes to load and render a help centre, beside Python-Markdown with the same features alone.

`python tests/rendering/speed.py 1000` measures a centre of so many guides. Seconds are those of the processor.
"""

from __future__ import annotations

import gc
import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

import markdown

from guichet.diagnostics import Severity
from guichet.model.loading import load
from guichet.rendering import survey
from guichet.schema.settings import Settings
from projects import HOME, guide, write_project

DATA = """\
services:
  mutualise:
    name: E-mail mutualisé
    servers:
      imap: {direction: incoming, host: imap.example.org, ports: {ssl: 993, plain: 143}}
      smtp: {direction: outgoing, host: smtp.example.org, ports: {ssl: 465, plain: 587}, authentication: required}
tables:
  clients: {kind: matrix, service: mutualise, caption: Nos tutoriels}
  imap: {kind: parameters, servers: [mutualise.imap, mutualise.smtp], caption: Configuration en IMAP}
  notes:
    kind: rows
    caption: Notes
    columns: [Quoi, Où]
    rows: [[Aide, "[guide](produit-0/guide-0.md)"], [Prix, "**0 €**"]]
platforms:
  - id: windows
    name: Windows
    clients:
      - {id: outlook, name: Outlook, tutorials: {mutualise: produit-0/guide-0}}
      - {id: mail, name: Mail, tutorials: {mutualise: produit-0/guide-1}}
  - id: mac
    name: Mac
    clients:
      - {id: mail-mac, name: Mail, tutorials: {mutualise: produit-0/guide-2}}
"""
PART = """\
## {title} {{#partie-{part}}}

Ouvrez **Outlook {number}**, puis cliquez sur *Fichier* et `Ajouter un compte`{{.action}}. Le serveur est
{{{{ imap.incoming.host }}}}, le port {{{{ imap.incoming.ssl }}}} ; voyez [le guide suivant](guide-{other}.md#partie-1)
et [l’éditeur](https://example.org/aide/{number}){{.external}}.

1. Saisissez l’adresse `nom{number}@example.org` et le mot de passe de *cette* adresse.
    - **Serveur** : celui du tableau ;
    - **Port** : celui de la colonne **SSL**.
2. Envoyez-vous un message, puis attendez sa réponse.

> [!warning]
>
> Sauvegardez vos messages [avant de commencer](guide-{other}.md), surtout si la boîte {number} est pleine.

| Système | Logiciel | Guide |
|---|:-:|---|
| Windows | [Outlook](guide-{other}.md) | oui, depuis {number} |
| Mac | Mail | oui |

```{language}
{code}
```

![La fenêtre du compte {number}](images/ecran.png){{.thumbnail}}

Un paragraphe sans rien de particulier, comme la plupart des paragraphes d’un guide, qui tient sur une seule ligne.
Il dit seulement ce qu’il faut faire ensuite, et pourquoi la boîte {number} ne montre pas encore tous les messages.

"""
CODE = {
    "python": 'import imaplib\n\nbox = imaplib.IMAP4_SSL("imap.example.org", 993)\nbox.login("nom", {number})  # x',
    "bash": 'for box in $(ls /home/{number}); do\n  curl --fail "https://example.org/$box" | grep -c "^From"\ndone',
    "json": '{{"number": {number}, "host": "imap.example.org", "ports": [993, 143], "old": false}}',
    "text": "553 sorry, that domain isn't in my list of allowed rcpthosts ({number})",
}
DIRECTIVES = """\
> [!table] imap

> [!table] {table}

> [!tabs]
> Windows
>> Ouvrez le menu **Démarrer** de la machine {number}.
> Mac
>> Ouvrez le *Finder* de la machine {number}.

> [!faq]
> Pourquoi ce port ?
>> Parce qu’il chiffre tout ce qui passe, depuis {number}.
"""
IMAGE = bytes.fromhex("89504e470d0a1a0a0000000d49484452000002800000016808020000000000")
EXTENSIONS = ["attr_list", "tables", "toc", "admonition", "def_list", "footnotes", "md_in_html", "sane_lists"]
EXTENSIONS += ["pymdownx.superfences", "pymdownx.highlight", "pymdownx.tabbed", "pymdownx.details", "pymdownx.tilde"]
OPTIONS: dict[str, dict[str, Any]] = {"toc": {"permalink": True}, "pymdownx.tabbed": {"alternate_style": True}}
GUIDES_OF_A_PRODUCT = 50
PARTS = 5


def body_of(number: int, guides: int) -> str:
    """The body of a guide, some 6 KB."""
    first = number // GUIDES_OF_A_PRODUCT * GUIDES_OF_A_PRODUCT
    parts = []
    for part in range(PARTS):
        language = list(CODE)[(number + part) % len(CODE)]
        code = CODE[language].format(number=number * PARTS + part)
        other = first + (number + part) % min(guides - first, GUIDES_OF_A_PRODUCT)
        title = f"Étape {part} de {number}"
        parts.append(PART.format(title=title, part=part, number=number, other=other, language=language, code=code))
    return "".join(parts) + DIRECTIVES.format(number=number, table=("clients", "notes")[number % 2])


PLAIN_TABLES = """\
| Sens | Serveur | SSL | Sans |
|---|---|---|---|
| Réception | imap.example.org | 993 | 143 |
| Envoi | smtp.example.org | 465 | 587 |

| Windows | Mac |
|---|---|
| [Outlook](guide-0.md) | [Mail](guide-2.md) |
| [Mail](guide-1.md) | |
"""
PLAIN_DIRECTIVES = """\
=== "Windows"

    Ouvrez le menu **Démarrer** de la machine {number}.

=== "Mac"

    Ouvrez le *Finder* de la machine {number}.

??? note "Pourquoi ce port ?"

    Parce qu’il chiffre tout ce qui passe, depuis {number}.
"""


def plain_of(number: int, guides: int) -> str:
    """The same body as other Markdown programs write it, with the tables and values of the data file in it."""
    body = body_of(number, guides).partition("> [!table]")[0]
    body = re.sub(r"> \[!warning\]\n>\n> ", "!!! warning\n\n    ", body)
    body = body.replace("{{ imap.incoming.host }}", "imap.example.org").replace("{{ imap.incoming.ssl }}", "993")
    return f"{body}{PLAIN_TABLES}\n{PLAIN_DIRECTIVES.format(number=number)}"


def _files(guides: int) -> Iterator[tuple[str, str | bytes]]:
    yield "guides/data.yml", DATA
    for product in range(-(-guides // GUIDES_OF_A_PRODUCT)):
        yield f"guides/produit-{product}/index.md", f"---\ntitle: Produit {product}\n---\n"
        yield f"guides/produit-{product}/images/ecran.png", IMAGE
    for number in range(guides):
        path = f"guides/produit-{number // GUIDES_OF_A_PRODUCT}/guide-{number}.md"
        header = {"excerpt": f"Tout sur le guide {number}.", "section": f"Partie {number % 5}", "order": number}
        yield path, guide(f"guide-{number}", body_of(number, guides), updated="2026-01-31", **header)


@dataclass(frozen=True)
class Speed:
    """Seconds of the processor."""

    load: float
    render: float
    plain: float
    """What Python-Markdown takes for the same bodies."""

    @property
    def ratio(self) -> float:
        """How long loading and rendering take, in the time of Python-Markdown."""
        return (self.load + self.render) / self.plain


def measured(folder: Path, guides: int) -> Speed:
    """The speed with which a centre of so many *guides*, written into *folder*, is read."""
    root = write_project(folder, {"docs/index.md": HOME, **dict(_files(guides))}, bare=True)
    loading, load_seconds = _timed(lambda: load(root, Settings(), docs=root / "docs"))
    found, render_seconds = _timed(lambda: survey(loading))
    faults = [fault for fault in found.diagnostics if fault.severity is not Severity.HINT]
    assert faults == [], str(faults[0])
    bodies = [plain_of(number, guides) for number in range(guides)]
    program = markdown.Markdown(extensions=EXTENSIONS, extension_configs=OPTIONS)
    _, plain_seconds = _timed(lambda: [program.reset().convert(body) for body in bodies])
    return Speed(load_seconds, render_seconds, plain_seconds)


Made = TypeVar("Made")


def _timed(work: Callable[[], Made]) -> tuple[Made, float]:
    """What comes of *work*, and how many seconds it takes."""
    gc.collect()
    start = time.process_time()
    made = work()
    return made, time.process_time() - start


if __name__ == "__main__":
    count = int(sys.argv[1])
    with TemporaryDirectory() as name:
        speed = measured(Path(name), count)
    size = sum(len(body_of(number, count).encode()) for number in range(count)) / count / 1000
    print(f"{count} guides of {size:.1f} KB: loaded in {speed.load:.2f} s, rendered in {speed.render:.2f} s")
    print(f"Python-Markdown: {speed.plain:.2f} s; ratio {speed.ratio:.2f}")
