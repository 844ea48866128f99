"""The registry of outputs."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import jinja2
import pytest

from guichet import outputs
from guichet.outputs import OUTPUTS, OutputContext, OutputFile, output, output_files
from guichet.rendering import survey
from projects import guide, load_project


def context(root: Path) -> OutputContext:
    loading = load_project(root, {"guides/emails/mail.md": guide("mail")}, drafts=False)
    theme = Path(outputs.__file__).parent.parent / "theme"
    return OutputContext(
        survey=survey(loading, twins=True),
        site_name="Aide",
        description="",
        site_address="https://help.example.org/",
        icon="icon.png",
        templates=jinja2.Environment(loader=jinja2.FileSystemLoader(theme), autoescape=True),
    )


def note(context: OutputContext) -> Iterator[OutputFile]:
    yield OutputFile.of_text("/llms.txt", "Words.\n")


def test_every_module_that_registers_an_output_is_imported() -> None:
    modules = [Path(outputs.__path__[0], f"{module.name}.py") for module in pkgutil.iter_modules(outputs.__path__)]
    names = [name for module in modules for name in re.findall(r'^@output\("(.+)"\)', module.read_text("utf-8"), re.M)]
    assert sorted(names) == sorted(OUTPUTS)


def test_a_name_is_taken_once() -> None:
    with pytest.raises(ValueError, match="there is an output feeds already"):
        output("feeds")(note)


def test_an_address_is_taken_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(OUTPUTS, "note", note)
    with pytest.raises(ValueError, match=r"^the outputs llms and note both make /llms\.txt$"):
        list(output_files(context(tmp_path)))


def test_outputs_need_no_site_generator(tmp_path: Path) -> None:
    found = {file.address: file.content for file in output_files(context(tmp_path))}
    assert {"/llms.txt", "/sitemap.xml", "/sitemap.xml.gz", "/fr/emails/mail/index.md"} <= found.keys()
    assert b"https://help.example.org/fr/emails/mail/</loc>" in found["/sitemap.xml"]


def test_a_card_of_authors_stays(tmp_path: Path) -> None:
    own = context(tmp_path)
    taken = OutputContext(**{**vars(own), "taken": {"/assets/guichet/card.png"}})
    assert "/assets/guichet/card.png" not in {file.address for file in output_files(taken)}
