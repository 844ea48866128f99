"""The extension of Python-Markdown: any program that has it shows a text as the site does."""

from __future__ import annotations

import threading
from pathlib import Path

import markdown
import pytest

from guichet.rendering import Renderer
from projects import guide, load_project

BODY = """\
## Été & <kbd>Ctrl</kbd>

> [!warning] Avant de *commencer*
> Un texte.
> [!hint]

> Un autre.

> [!tabs]
> A
>> Un.
> B
>> Deux.

/// details | Voir
[Le site](https://example.org/){.external}, <https://example.org/?a=\\*>, \x02 et \x03.
///

1. un
  - deux

| A | B |
|---|:-:|
| `a|b` | ~~c~~ |

- [x] fait

Un mot[^1].

[^1]: Une note.
"""


def converted(text: str, **options: str) -> str:
    return markdown.markdown(text, extensions=["guichet.markdown"], extension_configs={"guichet.markdown": options})


def test_a_text_is_what_the_site_shows(tmp_path: Path) -> None:
    loading = load_project(tmp_path, {"guides/emails/outlook.md": guide("outlook", BODY)})
    page = Renderer(loading.library).render(loading.library.by_path["guides/emails/outlook.md"])
    assert converted(BODY) == page.html
    assert "Avant de <em>commencer</em>" in page.html


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_ends_do_not_matter(ending: str) -> None:
    assert converted(BODY.replace("\n", ending)) == converted(BODY)


def test_the_language_can_be_chosen() -> None:
    assert "Note" in converted("> [!note]\n> A\n", language="en")
    assert "Remarque" in converted("> [!note]\n> A\n")


def test_nothing_survives_from_one_text_to_the_next() -> None:
    md = markdown.Markdown(extensions=["guichet.markdown"])
    texts = ["## A\n\n[x][y]\n\n[y]: /a\n", "## A\n\n[x][y]\n", "[x][y]\n\n[y]: /b\n", ""]
    alone = [converted(text) for text in texts]
    assert [md.convert(text) for text in (*texts, *reversed(texts))] == [*alone, *reversed(alone)]


def test_the_outline_is_there_for_the_host() -> None:
    md = markdown.Markdown(extensions=["guichet.markdown"])
    md.convert("## A\n\n### B\n")
    [token] = md.toc_tokens  # type: ignore[attr-defined]
    assert (token["id"], token["name"], token["children"][0]["id"]) == ("a", "A", "b")


def test_texts_may_be_converted_side_by_side() -> None:
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(converted(BODY))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(found) == {converted(BODY)}
