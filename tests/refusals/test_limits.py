"""What is larger than its limit is refused by the name of the limit, and taken where the limit is raised."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from guichet.rendering import renderer
from guichet.rendering.deadline import deadline
from guichet.schema.limits import Limits
from projects import ENGINE, guide, write_project
from refusals.checking import assert_refused, checked

PATH = "guides/emails/outlook.md"
LINES = "Réglez.\n\n" * 20
ROWS = "| A | B |\n| --- | --- |\n" + "| a | b |\n" * 4
DATA = "tables:\n  notes: {kind: rows, caption: Notes, columns: [A], rows: [[a], [b], [c], [d]]}\n"

Files = dict[str, str | bytes]


def _project(root: Path, files: Files, limit: str, value: int) -> Path:
    settings = f"extra: {{guichet: {{limits: {{{limit}: {value}}}}}}}\n"
    files = {"guides/emails/autre.md": guide("autre"), **files}
    return write_project(root, {"mkdocs.yml": f"site_name: Aide\n{settings}{ENGINE}", **files})


@pytest.mark.parametrize(
    ("limit", "value", "files", "fault"),
    [
        pytest.param(
            "guide",
            2000,
            {PATH: guide("outlook", LINES * 12)},
            f"{PATH}: error[file-too-large] the file has 2438 bytes, more than the 2000 allowed",
            id="a guide",
        ),
        pytest.param(
            "guide",
            2000,
            {"guides/_notes/note.md": LINES * 12},
            "guides/_notes/note.md: error[file-too-large] the file has 2400 bytes, more than the 2000 allowed",
            id="an included text",
        ),
        pytest.param(
            "header",
            100,
            {PATH: guide("outlook", excerpt="a" * 100)},
            f"{PATH}:1:1: error[header-too-long] the front matter has more than 100 characters",
            id="a front matter",
        ),
        pytest.param(
            "data",
            1024,
            {"guides/data.yml": "# A\n" * 300 + DATA},
            "guides/data.yml: error[file-too-large] the file has 1288 bytes, more than the 1024 allowed",
            id="the data file",
        ),
        pytest.param(
            "ledger",
            1024,
            {"guides/addresses.lock": "# A\n" * 300},
            "guides/addresses.lock: error[file-too-large] the file has 1200 bytes, more than the 1024 allowed",
            id="the ledger of addresses",
        ),
        pytest.param(
            "line",
            100,
            {PATH: guide("outlook", f"Réglez {'a' * 100}.\n")},
            f"{PATH}:6:101: error[line-too-long] the line has more than 100 characters",
            id="a line",
        ),
        pytest.param(
            "line",
            100,
            {"guides/data.yml": f"# {'a' * 100}\n{DATA}"},
            "guides/data.yml:1:101: error[line-too-long] the line has more than 100 characters",
            id="a line of the data file",
        ),
        pytest.param(
            "paragraph",
            100,
            {PATH: guide("outlook", "Réglez Outlook.\n" * 10)},
            f"{PATH}:6:1: error[text-too-long] the paragraph has more than 100 characters",
            id="a paragraph",
        ),
        pytest.param(
            "nesting",
            4,
            {PATH: guide("outlook", "> > > > > Cinq.\n")},
            f"{PATH}:6:9: error[nesting-too-deep] quotes or lists are nested more than 4 deep",
            id="quotes",
        ),
        pytest.param(
            "nesting",
            4,
            {PATH: guide("outlook", title="[[[[x]]]]")},
            f"{PATH}:2:11: error[yaml-too-deep] values are nested more than 4 deep",
            id="values",
        ),
        pytest.param(
            "table_rows",
            3,
            {PATH: guide("outlook", ROWS)},
            f"{PATH}:6:1: error[table-too-long] the table has more than 3 rows",
            id="a table",
        ),
        pytest.param(
            "table_rows",
            3,
            {"guides/data.yml": DATA},
            "guides/data.yml:2:53: error[table-too-long] the table has more than 3 rows",
            id="a table of the data file",
        ),
        pytest.param(
            "includes",
            1,
            {PATH: guide("outlook", "{!> _note.md !}\n\n{!> _note.md !}\n"), "guides/_note.md": "Notez.\n"},
            f"{PATH}:8:5: error[include-too-often] the page includes more than 1 files",
            id="includes",
        ),
        pytest.param(
            "included",
            100,
            {PATH: guide("outlook", "{!> _note.md !}\n\n{!> _note.md !}\n"), "guides/_note.md": "Notez. " * 10},
            f"{PATH}:8:5: error[include-too-large] what the page includes has more than 100 characters",
            id="what is included",
        ),
        pytest.param(
            "asset",
            1024,
            {"guides/emails/images/a.png": b"\x89PNG" * 300},
            "guides/emails/images/a.png: error[file-too-large] the file has 1200 bytes, more than the 1024 allowed",
            id="a picture",
        ),
        pytest.param(
            "assets",
            1024,
            {f"guides/emails/images/{name}.png": b"\x89PNG" * 150 for name in "ab"},
            "guides/: error[assets-too-large] the files that are published as they are have 1200 bytes together, more "
            "than the 1024 allowed",
            id="all pictures",
        ),
    ],
)
def test_what_is_larger_than_its_limit_is_refused_by_name(
    limit: str, value: int, files: Files, fault: str, tmp_path: Path
) -> None:
    result = checked(_project(tmp_path, files, limit, value))
    errors = [line for line in result.stdout.splitlines() if ": error[" in line]
    assert (errors, result.exit_code) == ([fault], 1)
    assert f"or raise `limits.{limit}` in `mkdocs.yml`" in result.stdout


@pytest.mark.parametrize("limit", Limits.model_fields)
def test_a_limit_is_a_number_within_bounds(limit: str, tmp_path: Path) -> None:
    result = checked(_project(tmp_path, {}, limit, 0))
    column = len("extra: {guichet: {limits: {") + len(limit) + 3
    assert result.stdout.startswith(f'mkdocs.yml:2:{column}: error[invalid-value] `{limit}` is "0", not a ')
    assert result.exit_code == 1


def test_a_misspelt_limit_is_refused(tmp_path: Path) -> None:
    assert_refused(
        checked(_project(tmp_path, {}, "table-rows", 9)),
        """\
mkdocs.yml:2:28: error[unknown-key] `table-rows` is not a known key
    2 | extra: {guichet: {limits: {table-rows: 9}}}
      |                            ^^^^^^^^^^
    repair: did you mean `table_rows`?
1 error in 1 file
""",
    )


@pytest.mark.parametrize(("limit", "is_sound"), [(100, False), (101, True)])
def test_a_raised_limit_lets_larger_things_in(limit: int, is_sound: bool, tmp_path: Path) -> None:
    files: Files = {PATH: guide("outlook", "{!> _note.md !}\n\n" * 101), "guides/_note.md": "Notez.\n"}
    result = checked(_project(tmp_path, files, "includes", limit))
    assert (result.output == "no faults found\n") is is_sound


def test_a_page_that_takes_too_long_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def check_without_end(*arguments: object) -> None:
        while True:
            pass

    monkeypatch.setattr(renderer, "check", check_without_end)
    monkeypatch.setattr(renderer, "deadline", lambda seconds: deadline(seconds / 100))
    assert_refused(
        checked(_project(tmp_path, {}, "seconds", 2)),
        """\
docs/index.md: error[page-too-slow] the page is not rendered within 2 seconds
    repair: split it, or raise `limits.seconds` in `mkdocs.yml`
    and 2 more: guides/emails/autre.md, guides/emails/index.md
3 errors in 3 files
""",
    )


def test_what_ends_in_time_is_not_interrupted_later() -> None:
    with deadline(0.01):
        pass
    end = time.process_time() + 0.03
    while time.process_time() < end:
        pass
