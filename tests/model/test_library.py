"""The library: guides in the order that readers meet them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from guichet.model import Guide, Library
from projects import DATA, guide, load_project


def library_of(root: Path, files: Mapping[str, str], *, drafts: bool = False, **settings: object) -> Library:
    """The library of a project of *files*, which is without fault."""
    loading = load_project(root, files, drafts=drafts, **settings)
    assert loading.diagnostics == ()
    return loading.library


def guides_of(**headers: Mapping[str, str | int]) -> dict[str, str]:
    """A guide of the product `emails` for each of *headers*, by slug."""
    return {f"guides/emails/{slug}.md": guide(slug, "", **header) for slug, header in headers.items()}


def slugs(guides: tuple[Guide, ...]) -> list[str]:
    return [one.header.slug for one in guides]


def test_guides_of_a_section_come_by_order_then_by_title(tmp_path: Path) -> None:
    files = guides_of(
        zebre={"order": 2},
        ecran={"title": "Écran"},
        dossier={},
        fin={},
        premier={"order": "'01'"},
        dixieme={"order": 10},
        octal={"order": "010", "title": "Autre"},
    )
    assert slugs(library_of(tmp_path, files).guides) == [
        "premier",
        "zebre",
        "octal",
        "dixieme",
        "dossier",
        "ecran",
        "fin",
    ]


def test_sections_come_as_the_product_lists_them_then_by_name_and_the_nameless_one_last(tmp_path: Path) -> None:
    index = "---\ntitle: E-mails\nsections: [Dépanner, Configurer, Vide]\n---\n"
    files = {
        "guides/emails/index.md": index,
        **guides_of(a={"section": "Configurer"}, b={"section": "Dépanner"}, c={}, d={"section": "'Configurer '"}),
    }
    (product,) = library_of(tmp_path, files).products
    assert [(section.name, slugs(section.guides)) for section in product.sections] == [
        ("Dépanner", ["b"]),
        ("Configurer", ["a", "d"]),
        ("Divers", ["c"]),
    ]


def test_a_section_that_the_product_does_not_list_is_hinted_at(tmp_path: Path) -> None:
    index = "---\ntitle: E-mails\nsections: [Configurer]\n---\n"
    loading = load_project(tmp_path, {"guides/emails/index.md": index, **guides_of(a={"section": "Configurre"})})
    assert [(found.code, found.severity, found.repair) for found in loading.diagnostics] == [
        ("section-unlisted", "hint", "did you mean `Configurer`?")
    ]


def test_neighbours_lead_through_the_product_past_hidden_guides(tmp_path: Path) -> None:
    library = library_of(tmp_path, guides_of(a={}, b={"hidden": "true"}, c={"section": "Zoo"}, d={}))
    named = {
        one.header.slug: tuple(other and other.header.slug for other in library.neighbours(one))
        for one in library.guides
    }
    assert named == {"c": (None, "a"), "a": ("c", "d"), "d": ("a", None), "b": (None, None)}


def test_a_hidden_guide_comes_last_and_in_no_section(tmp_path: Path) -> None:
    library = library_of(tmp_path, guides_of(a={"hidden": "true"}, b={}))
    assert slugs(library.guides) == ["b", "a"]
    assert slugs(library.products[0].guides) == ["b"]


@pytest.mark.parametrize(("drafts", "expected"), [(False, ["b"]), (True, ["a", "b"])])
def test_drafts_are_part_of_the_preview_alone(drafts: bool, expected: list[str], tmp_path: Path) -> None:
    library = library_of(tmp_path, guides_of(a={"status": "draft"}, b={}), drafts=drafts)
    assert slugs(library.guides) == expected


def test_a_draft_keeps_its_slug_from_others(tmp_path: Path) -> None:
    files = {"guides/emails/a.md": guide("outlook", status="draft"), "guides/emails/b.md": guide("outlook")}
    assert [found.code for found in load_project(tmp_path, files).diagnostics] == ["slug-duplicate"]


def test_translations_are_found_by_the_name_of_their_file(tmp_path: Path) -> None:
    files = {
        "guides/emails/outlook.md": guide("configurer-outlook"),
        "guides/emails/outlook.en.md": guide("configure-outlook"),
        "guides/emails/mail.md": guide("mail"),
    }
    library = library_of(tmp_path, files, languages=["en"])
    french = library.by_path["guides/emails/outlook.md"]
    assert {language: page.address for language, page in library.translations(french).items()} == {
        "fr": "/fr/emails/configurer-outlook/",
        "en": "/en/emails/configure-outlook/",
    }
    assert library.languages == ("fr", "en")
    assert list(library.translations(library.by_path["guides/emails/mail.md"])) == ["fr"]


def test_a_number_is_unique_in_each_language(tmp_path: Path) -> None:
    files = {
        "guides/emails/outlook.md": guide("outlook", legacy_guide_number="g2004"),
        "guides/emails/outlook.en.md": guide("outlook", legacy_guide_number="g2004"),
        "guides/emails/mail.md": guide("mail", legacy_guide_number="'7766647'"),
    }
    library = library_of(tmp_path, files, languages=["en"])
    assert {key: page.address for key, page in library.by_number.items()} == {
        ("fr", "2004"): "/fr/emails/outlook/",
        ("en", "2004"): "/en/emails/outlook/",
        ("fr", "7766647"): "/fr/emails/mail/",
    }


@pytest.mark.parametrize(
    ("title", "taken"),
    [("yes", "yes"), ("2017-10-01", "2017-10-01"), ("010", "010"), ("'Ticket #12'", "Ticket #12"), ("null", "null")],
)
def test_a_title_is_taken_as_it_was_written(title: str, taken: str, tmp_path: Path) -> None:
    (found,) = library_of(tmp_path, guides_of(a={"title": title})).guides
    assert found.header.title == taken


def test_the_data_file_gives_tables_and_values(tmp_path: Path) -> None:
    catalogue = library_of(tmp_path, {"guides/data.yml": DATA, **guides_of(outlook={})}).catalogue
    assert list(catalogue.tables) == ["clients", "imap", "notes"]
    assert catalogue.values == {
        "mutualise.imap.host": "SSL0.OVH.NET",
        "mutualise.imap.ssl": "993",
        "mutualise.imap.plain": "143",
        "mutualise.smtp.host": "SSL0.OVH.NET",
        "mutualise.smtp.ssl": "465",
        "mutualise.smtp.plain": "587",
        "imap.incoming.host": "SSL0.OVH.NET",
        "imap.incoming.ssl": "993",
        "imap.incoming.plain": "143",
        "imap.outgoing.host": "SSL0.OVH.NET",
        "imap.outgoing.ssl": "465",
        "imap.outgoing.plain": "587",
    }


def test_a_tutorial_that_is_a_draft_or_has_faults_is_no_further_fault(tmp_path: Path) -> None:
    files = {"guides/data.yml": DATA, **guides_of(outlook={"order": "un"})}
    assert [found.code for found in load_project(tmp_path, files).diagnostics] == ["invalid-value"]
    draft = {"guides/data.yml": DATA, **guides_of(outlook={"status": "draft"}, mail={})}
    assert load_project(tmp_path, draft).diagnostics == ()
