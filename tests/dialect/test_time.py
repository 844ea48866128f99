"""The time that a text takes: in proportion to its length whatever it holds, and near that of plain Python-Markdown."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from pathlib import Path

import markdown
import pytest

from guichet.rendering import Renderer
from projects import DATA, guide, load_project

PATTERNS: dict[str, Callable[[int], str]] = {
    "opening brackets": lambda n: "[" * n,
    "closing brackets": lambda n: "]" * n,
    "nested brackets": lambda n: "[" * n + "x" + "]" * n,
    "images that do not end": lambda n: "![" * n,
    "links that do not end": lambda n: "[x](" * n,
    "links in links": lambda n: "[x](y " * n + ")" * n,
    "references without definition": lambda n: "[a][b] " * n,
    "definitions": lambda n: "".join(f"[a{i}]: /b{i}\n" for i in range(n)) + "".join(f"[a{i}] " for i in range(n)),
    "stars": lambda n: "*" * n,
    "stars with letters": lambda n: "*a " * n,
    "double stars": lambda n: "**a*" * n,
    "underscores": lambda n: "_a_b" * n,
    "backticks": lambda n: "`" * n,
    "backticks of growing length": lambda n: " ".join("`" * (i % 40) for i in range(n)),
    "code that does not end": lambda n: "`a ``b " * n,
    "tags that do not end": lambda n: "<a " * n,
    "open tags": lambda n: "<strong>" * n,
    "comments that do not end": lambda n: "<!-- " * n,
    "entities": lambda n: "&#" * n + "&amp" * n,
    "braces": lambda n: "{" * n + "{{" * n,
    "attribute lists": lambda n: "[x](y){.a .b #c" * n,
    "values": lambda n: "{{ a.b.c }} " * n,
    "quotes in quotes": lambda n: "".join(f"{'>' * (i % 30)} a\n" for i in range(n)),
    "callouts in a row": lambda n: "> [!note]\n> a\n\n" * n,
    "tabs": lambda n: "> [!tabs]\n" + "> a\n>> b\n" * n,
    "lists in lists": lambda n: "".join(f"{'  ' * (i % 20)}- a\n" for i in range(n)),
    "a long list": lambda n: "- a\n" * n,
    "a huge table": lambda n: "|a|b|\n|-|-|\n" + "|`x`|[y](z)|\n" * n,
    "a row of many cells": lambda n: "|a" * n + "|\n" + "|-" * n + "|\n" + "|[x](y)" * n + "|\n",
    "a long line": lambda n: "mot " * n,
    "many lines": lambda n: "mot\n" * n,
    "headings of one name": lambda n: "## a\n\n" * n,
    "fences": lambda n: "```\n" * n,
    "rulers and underlines": lambda n: "a\n---\n" * n,
    "backslashes": lambda n: "\\" * n,
    "details": lambda n: "/// details | a\n" * n,
    "white space": lambda n: " " * n + "\t" * n + "a",
}
BUDGET = 0.15
"""Seconds that the smaller text should take, so that the machine's own unrest does not count."""


UNLIMITED = {
    "guide": 1 << 30,
    "line": 100_000_000,
    "paragraph": 100_000_000,
    "table_rows": 1_000_000,
    "nesting": 40,
    "seconds": 3600,
}
"""Limits that refuse none of these texts: time is bounded without them."""


def seconds(folder: Path, body: str) -> float:
    """The time it takes to render a guide with *body*."""
    files = {"guides/emails/outlook.md": guide("outlook", body), "guides/data.yml": DATA.replace("#ports", "")}
    loading = load_project(folder, files, limits=UNLIMITED)
    renderer = Renderer(loading.library)
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        renderer.render(loading.library.guides[0])
        return time.process_time() - start
    finally:
        gc.enable()


@pytest.mark.parametrize("name", PATTERNS)
def test_a_text_twice_as_long_takes_at_most_two_and_a_half_times_as_long(name: str, tmp_path: Path) -> None:
    pattern, size = PATTERNS[name], 250
    while (once := seconds(tmp_path, pattern(size))) < BUDGET and size < 32_000:
        size *= 2
    assert once < 5
    ratios = []
    for _ in range(5):
        twice = seconds(tmp_path, pattern(2 * size))
        ratios.append(twice / min(once, seconds(tmp_path, pattern(size))))
        if ratios[-1] <= 2.5 or twice < BUDGET:
            return
    raise AssertionError(
        f"{name}: {size} take {once:.2f} s, twice as many {[round(ratio, 2) for ratio in ratios]} times"
    )


PROSE = """\
## Ajouter votre compte {#ajouter}

1. Ouvrez Outlook, puis cliquez sur **Fichier** et **Ajouter un compte**.
2. Saisissez votre adresse, puis le mot de passe de *cette* adresse.
    - **Serveur** : `mail.example.org` ;
    - **Port** : voyez [le tableau](https://example.org/ports).

> [!warning]
>
> Sauvegardez vos messages [avant de commencer](https://example.org/sauvegarde).

| Système | Logiciel | Guide |
|---|---|---|
| Windows | [Outlook](https://example.org/outlook) | oui |
| Mac | [Mail](https://example.org/mail) | oui |

```text
553 sorry, that domain isn't allowed
```

Un paragraphe sans rien de particulier, comme la plupart des paragraphes d'un guide, qui tient sur une seule ligne.

"""
EXTENSIONS = ["attr_list", "tables", "toc", "admonition", "pymdownx.superfences", "pymdownx.highlight"]


def best(run: Callable[[], object]) -> float:
    """The shortest of several runs, in seconds."""
    times = []
    for _ in range(12):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return min(times)


def test_a_guide_takes_little_longer_than_plain_markdown(tmp_path: Path) -> None:
    body = PROSE * 5
    loading = load_project(tmp_path, {"guides/emails/outlook.md": guide("outlook", body)})
    page, renderer = loading.library.guides[0], Renderer(loading.library)
    plain = markdown.Markdown(extensions=EXTENSIONS, extension_configs={"toc": {"permalink": True}})
    ratio = 9.0
    for _ in range(3):
        ratio = min(ratio, best(lambda: renderer.render(page)) / best(lambda: plain.reset().convert(body)))
    assert ratio <= 1.25
