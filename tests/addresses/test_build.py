"""A build keeps the promises of the ledger; the preview makes none."""

from __future__ import annotations

from pathlib import Path

from addresses.centre import BODY, OUTLOOK, recorded, replace, write
from builds import CONFIGURATION, ICON, build
from guichet.publishing import Configuration
from guichet.release import begin
from projects import guide

FILES: dict[str, str | bytes] = {
    "mkdocs.yml": CONFIGURATION,
    "docs/assets/icon.svg": ICON,
    OUTLOOK: guide("outlook", BODY),
}


def test_a_build_fails_on_an_address_that_is_gone(tmp_path: Path) -> None:
    project = recorded(tmp_path, FILES)
    replace(project, OUTLOOK, "slug: outlook", "slug: autre")
    result = build(project)
    assert result.status == 1
    assert "error[address-gone] `/fr/emails/outlook/` is no longer published" in result.err
    assert not (project / "site").exists()


def test_a_strict_build_fails_on_an_address_that_is_not_recorded(tmp_path: Path) -> None:
    project = recorded(tmp_path, FILES)
    write(project, "guides/emails/neuf.md", guide("neuf"))
    assert build(project, "--strict").status == 1
    result = build(project)
    assert result.status == 0
    assert "warning[address-unrecorded] `guides/addresses.lock` does not record `/fr/emails/neuf/`" in result.err
    assert not list((project / "site").rglob("*.lock"))


def test_the_preview_shows_what_is_being_written(tmp_path: Path) -> None:
    project = recorded(tmp_path, FILES)
    replace(project, OUTLOOK, "## Ports", "## Les por")
    configuration = Configuration(config_file_path=str(project / "mkdocs.yml"))
    with (project / "mkdocs.yml").open("rb") as file:
        configuration.load_file(file)
    configuration.validate()
    begin(configuration, command="serve").discard()
