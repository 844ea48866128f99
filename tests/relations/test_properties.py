"""Any guide of any small project may move anywhere and back: nothing breaks, and no address is forgotten."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from commands import guichet, texts
from guichet.addresses.published import published
from guichet.model.loading import load
from guichet.rendering import survey
from guichet.schema.settings import Settings
from projects import guide, write_project

PRODUCTS = ("emails", "mail")
SLUGS = ("aide", "outlook", "outlook-2016", "port")
NEW = "autre-nom"
FORMS = (
    "[a]({path})",
    "[a](<{path}#{product}-{slug}>)",
    '[a]({path} "T")',
    "[a][x]\n\n[x]: {path}#{product}-{slug}",
    "[a](/fr/{product}/{slug}/)",
    "[a](/fr/{product}/{slug}#{product}-{slug})",
    "[a](../{way}/)",
    "> [!note]\n>\n> - [a](https://aide.example.org/fr/{product}/{slug}/)",
    "{{!> {product}/{slug}.md !}}",
)


@dataclass(frozen=True)
class Text:
    """A guide, and what it leads to: the form of each link, and the rank of the guide meant."""

    product: str
    slug: str
    links: tuple[tuple[str, int], ...]


TEXTS = st.lists(
    st.builds(
        Text,
        st.sampled_from(PRODUCTS),
        st.sampled_from(SLUGS),
        st.lists(st.tuples(st.sampled_from(FORMS), st.integers(0, 3)), max_size=4).map(tuple),
    ),
    min_size=2,
    max_size=4,
    unique_by=lambda text: (text.product, text.slug),
)


def written(text: Text, others: list[Text]) -> str:
    """The guide that *text* stands for."""
    lines: list[str] = []
    for form, rank in text.links:
        other = others[rank % len(others)]
        is_beside = other.product == text.product
        path = f"{other.slug}.md" if is_beside else f"../{other.product}/{other.slug}.md"
        way = other.slug if is_beside else f"../{other.product}/{other.slug}"
        # An include may lead in a circle, and a label has one definition.
        is_again = any(sign in form and sign in "".join(lines) for sign in ("[x]", "{!"))
        if not is_again and not (form.startswith("{") and other.links):
            lines.append(form.format(path=path, way=way, product=other.product, slug=other.slug))
    heading = f"## Titre {{#{text.product}-{text.slug}}}"
    return guide(text.slug, "".join(f"{line}\n\n" for line in [heading, *lines]), section="Tout")


def addresses(project: Path) -> frozenset[str]:
    """Where *project* answers."""
    return published(survey(load(project, Settings(), docs=project / "docs"))).addresses


def without_aliases(project: Path) -> dict[str, str]:
    """The guides of *project*, without the lines that say what they were called."""
    return {
        path: "".join(line for line in content.decode().splitlines(True) if not line.startswith("aliases:"))
        for path, content in texts(project).items()
        if path.endswith(".md")
    }


@settings(max_examples=12, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(TEXTS, st.integers(0, 3), st.sampled_from(PRODUCTS), st.booleans())
def test_a_guide_moves_and_comes_back(found: list[Text], rank: int, product: str, by_path: bool) -> None:
    moving = found[rank % len(found)]
    name, new = f"{moving.product}/{moving.slug}", f"{product}/{NEW}"
    ending = ".md" if by_path else ""
    files: dict[str, str | bytes] = {
        "mkdocs.yml": "site_name: Aide\nsite_url: https://aide.example.org/\ntheme: material\nplugins: [guichet]\n",
        "guides/mail/index.md": "---\ntitle: Mail\n---\n",
        "guides/emails/index.md": "---\ntitle: E-mails\n---\n",
        # They keep the section, and with it an anchor of the product's page, when the last other guide leaves.
        "guides/mail/toujours.md": guide("toujours", section="Tout"),
        "guides/emails/toujours.md": guide("toujours", section="Tout"),
        **{f"guides/{text.product}/{text.slug}.md": written(text, found) for text in found},
    }
    with tempfile.TemporaryDirectory() as folder:
        project = write_project(Path(folder), files)
        assert guichet(project, "check").stdout == "no faults found\n"
        guichet(project, "addresses", "--update")
        before, at_first = addresses(project), without_aliases(project)
        for old, target in ((name, new), (new, name)):
            result = guichet(project, "move", old + ending, target + ending)
            assert (result.exit_code, result.stderr) == (0, ""), result.output
            assert guichet(project, "check").stdout == "no faults found\n"
            assert before <= addresses(project)
            before = addresses(project)
        assert without_aliases(project) == at_first
