"""Savings: however an editor ends lines and begins files, the page is the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from guichet.rendering import RenderedPage, Renderer
from projects import DATA, guide, load_project

BODY = """\
Un paragraphe\u00a0:
une ligne\\
une autre.

> [!warning] Avant de commencer
>
> - un
> - deux

| A | B |
|---|---|
| 1 | {{ imap.incoming.host }} |

```text
un

deux
```

> [!table] imap
> Une légende

[Aide][ici] {.external}

[ici]: https://example.org/ "Un titre"
"""
SAVINGS = {
    "carriage returns and line feeds": lambda text: text.replace("\n", "\r\n").encode(),
    "carriage returns": lambda text: text.replace("\n", "\r").encode(),
    "line ends of both kinds": lambda text: text.replace("\n", "\r\n", 12).encode(),
    "a byte-order mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "a byte-order mark, carriage returns and line feeds": lambda text: (
        b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    ),
    "no last line end": lambda text: text.removesuffix("\n").encode(),
}


def page(folder: Path, content: bytes) -> RenderedPage:
    """A guide saved as *content*."""
    loading = load_project(folder, {"guides/emails/outlook.md": content, "guides/data.yml": DATA.replace("#ports", "")})
    assert loading.diagnostics == ()
    return Renderer(loading.library).render(loading.library.by_path["guides/emails/outlook.md"])


@pytest.mark.parametrize("saving", SAVINGS)
def test_a_page_is_the_same_however_it_is_saved(saving: str, tmp_path: Path) -> None:
    text = guide("outlook", BODY)
    expected, found = page(tmp_path / "plain", text.encode()), page(tmp_path / "saved", SAVINGS[saving](text))
    assert "\r" not in found.html
    assert found.html == expected.html
    assert found.diagnostics == expected.diagnostics
    assert [fault.code for fault in found.diagnostics] == ["external-space"]
