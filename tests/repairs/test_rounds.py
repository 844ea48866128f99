"""A repair that does no good is not made, whoever wrote it."""

from __future__ import annotations

from pathlib import Path

import pytest

from guichet.editing import Edit
from guichet.repairs import REPAIRS, Repair
from projects import guide
from repairs.repairing import OUTLOOK, check, project_with


@pytest.mark.parametrize(
    ("code", "edits", "body"),
    [
        pytest.param("external-space", [Edit(6, 1, 0, "Voir ")], "[a](https://a.example/) {.external}\n", id="no cure"),
        pytest.param("callout-lazy-line", [Edit(8, 1, 0, "> > ")], "> [!note]\n> Un.\nDeux.\n", id="another page"),
        pytest.param("callout-lazy-line", [Edit(8, 1, 5, "> 2.")], "> [!note]\n> Un.\nDeux.\n", id="another text"),
        pytest.param("callout-mark-missing", [Edit(6, 3, 6, "[!nte]")], "> [note]\n> Un.\n", id="another fault"),
        pytest.param(
            "callout-mark-missing",
            [Edit(6, 4, 0, "!"), Edit(7, 3, 3, "")],
            "> [note]\n> ## Titre\n",
            id="an anchor lost",
        ),
        pytest.param("callout-mark-missing", [Edit(4, 1, 3, "")], "> [note]\n> Un.\n", id="a header never closed"),
    ],
)
def test_a_repair_that_does_no_good_is_taken_back(
    code: str, edits: list[Edit], body: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = project_with(tmp_path, {OUTLOOK: guide("outlook", body)})
    for known in tuple(REPAIRS):
        monkeypatch.delitem(REPAIRS, known)
    way = Repair(code, lambda source, fault: edits, keeps_page=code == "callout-lazy-line")
    monkeypatch.setitem(REPAIRS, code, way)
    assert check(project, "--fix").stderr == "guichet: nothing to repair\n"
    assert (project / OUTLOOK).read_text("utf-8") == guide("outlook", body)


def test_of_several_repairs_only_those_that_do_harm_are_left_out(tmp_path: Path) -> None:
    before = "> [warning]\n> Un.\n\nTexte.\n\n> [note]\n\nTexte.\n\n> [hint]\n> Trois.\n"
    after = "> [!warning]\n> Un.\n\nTexte.\n\n> [note]\n\nTexte.\n\n> [!hint]\n> Trois.\n"
    project = project_with(tmp_path, {OUTLOOK: guide("outlook", before)})
    assert check(project, "--fix").stderr == "guichet: 2 repairs made in 1 file\n"
    assert (project / OUTLOOK).read_text("utf-8") == guide("outlook", after)
