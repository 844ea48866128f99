"""What becomes of a page depends on the library alone: not on the pages rendered before it, nor on their order."""

from __future__ import annotations

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guichet.model import Library
from guichet.rendering import Renderer
from projects import DATA, guide, load_project

PIECES = [
    *("[la suite][suite]", "[suite]", "![suite][]", "[mot][]", "[mot]", "[fin]: https://example.org/fin", "[fin]"),
    *("# Un", "## Deux {#deux}", "## Deux", "[x](#deux)", "<a name='deux'></a>", "<b>", "</b>", "<kbd>mot</kbd>"),
    *("*", "**", "_", "`", "``", "```", "~~~", "<!--", "-->", "{{ imap.incoming.host }}", "{.external}", "{!>"),
    *(
        "> [!tabs]\n> Un\n>> Deux",
        "> [!faq]\n> Un\n>> Deux",
        "> [!note] Titre\n> Texte",
        "> [!table] imap",
        "> [!table]",
    ),
    *("/// details | Titre", "///", "- un", "1. deux", "| a | b |\n|---|---|\n| c | d |", "{!> emails/_suite.md !}"),
    *("![écran](images/ecran.png){.thumbnail}", "[](page-1.md)", "[ici](page-2.md)", "mot", "&amp;", "\\"),
]
definitions = st.integers(0, 9).map(lambda number: f"[suite]: https://example.org/{number}\n[mot]: /{number}")
bodies = st.lists(st.sampled_from(PIECES) | definitions | st.text(max_size=4), max_size=12).map(
    lambda pieces: "\n\n".join(pieces)
)


def library(folder: str, written: list[str]) -> Library:
    """A library of guides with the bodies *written*."""
    files = {
        f"guides/emails/page-{rank}.md": guide(f"page-{rank}", body).encode("utf-8", "ignore")
        for rank, body in enumerate(written)
    }
    snippet = "[la suite][suite] et [mot][]\n\n[mot]: https://example.org/mot\n"
    data = DATA.replace("outlook}", "page-0}").replace("emails/outlook.md#ports", "emails/page-0.md")
    loading = load_project(Path(folder), {**files, "guides/emails/_suite.md": snippet, "guides/data.yml": data})
    return loading.library


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.lists(bodies.map(lambda body: body.replace("\0", "")), min_size=2, max_size=4), st.randoms())
def test_a_page_is_the_same_alone_and_in_any_company(written: list[str], random: Random) -> None:
    with TemporaryDirectory() as folder:
        found = library(folder, written)
        alone = {page.address: Renderer(found).render(page) for page in found.guides}
        company = list(found.guides) * 2
        random.shuffle(company)
        renderer = Renderer(found)
        assert [renderer.render(page) for page in company] == [alone[page.address] for page in company]


def test_the_same_words_lead_where_their_own_page_says(tmp_path: Path) -> None:
    links = ["[suite]: https://example.org/un", "", "[suite]: https://example.org/deux"]
    found = library(str(tmp_path), [f"[la suite][suite]\n\n{link}" for link in links])
    renderer = Renderer(found)
    targets = [[link.href for link in renderer.render(page).links] for page in (*found.guides, found.guides[0])]
    un, deux = ["https://example.org/un"], ["https://example.org/deux"]
    assert targets == [un, [], deux, un]
