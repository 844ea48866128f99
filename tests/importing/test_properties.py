"""Whatever a tree holds, an import ends with a report, and writes the same twice."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from guichet.importing import make_plan, report_arrivals, write
from guichet.model.loading import load
from guichet.schema.settings import Settings
from guichet.source import SourceFolder
from projects import write_project

PIECES = ["---\n", "title: Un\n", "slug: un\n", "slug: Deux_3\n", "order: x: y\n", "|a|b|\n|---|---|\n", "|[x](u.md)|"]
PIECES += [
    "[y](https://example.org/)|\n",
    "|a.example.org|993|\n",
    "> ",
    "\r\n",
    "\ufeff",
    "![](images/a.png)",
    "\0",
    "é",
]

NAMES = ["a.md", "p/a.md", "p/a.en.md", "p/g/guide.fr-fr.md", "p/product.fr-fr.md", "p/g/images/a.png", "p/_x.md"]


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(NAMES), st.lists(st.sampled_from(PIECES), max_size=16).map("".join)))
def test_any_tree_is_imported_or_reported_and_a_second_time_changes_nothing(files: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "guides").mkdir()
        write_project(root / "tree", {name: text.encode("utf-8") for name, text in files.items()}, bare=True)
        (root / "tree").mkdir(exist_ok=True)
        tree, guides = SourceFolder(root / "tree", root / "tree"), SourceFolder(root, root / "guides")

        def arrive() -> list[str]:
            library = load(root, Settings(), docs=root / "docs").library
            plan = make_plan(tree, guides, library, product="divers", tables=True)
            write(plan, guides)
            return report_arrivals(plan, "guides/")

        first = arrive()
        before = {path: path.read_bytes() for path in (root / "guides").rglob("*") if path.is_file()}
        arrive()
        assert {path: path.read_bytes() for path in (root / "guides").rglob("*") if path.is_file()} == before
        assert len([line for line in first if " -> " in line]) == len(before)
