"""What the ledger says of pages with much that is new, of what nobody wrote, and of ways to what has moved itself."""

from __future__ import annotations

from pathlib import Path

from addresses.centre import BASIS, MAIL, OUTLOOK, recorded, write
from commands import guichet
from projects import DATA, guide


def told(project: Path) -> list[str]:
    """The first lines of all that `guichet addresses` says, and the repairs."""
    lines = guichet(project, "addresses").stdout.splitlines()
    return [line.strip() for line in lines if line.startswith(("guides/", "docs/", "    repair:"))]


def test_of_many_new_places_five_are_named(tmp_path: Path) -> None:
    project = recorded(tmp_path)
    body = "".join(f"## Lieu {number}\n\nTexte.\n\n" for number in range(1, 8))
    write(project, MAIL, guide("mail", body))
    names = ", ".join(f"`#lieu-{number}`" for number in range(1, 6))
    assert f"{names} and 2 more" in told(project)[0]


def test_a_page_that_nobody_wrote_is_told_by_its_file(tmp_path: Path) -> None:
    project = recorded(tmp_path)
    write(project, "guides/data.yml", DATA.replace("#ports", ""))
    assert told(project) == [
        "guides/data.yml: warning[address-unrecorded] `guides/addresses.lock` does not record "
        "`/fr/parametres/mutualise/`",
        "repair: run `guichet addresses --update`",
    ]


def test_a_way_to_a_page_that_has_moved_itself_is_led_to_where_that_is_now(tmp_path: Path) -> None:
    files = {**BASIS, OUTLOOK: guide("outlook", "Texte.\n", legacy_guide_number="g1474", aliases="[vieux]")}
    project = recorded(tmp_path, files)
    write(project, OUTLOOK, guide("courriel", "Texte.\n", legacy_guide_number="g1474"))
    assert told(project) == [
        "guides/addresses.lock:23:1: error[address-gone] `/fr/emails/outlook/` is no longer published: "
        "`guides/emails/outlook.md` has its number",
        "repair: add `aliases: [outlook]` to the front matter of `guides/emails/outlook.md`",
        "guides/addresses.lock:27:1: error[address-gone] `/fr/emails/vieux/` is no longer published: "
        "it led to `guides/emails/outlook.md`",
        "repair: add `aliases: [vieux]` to the front matter of `guides/emails/outlook.md`",
        "guides/emails/outlook.md:2:1: warning[address-unrecorded] `guides/addresses.lock` does not record "
        "`/fr/emails/courriel/`",
        "repair: run `guichet addresses --update`",
    ]
