"""Ledgers: lines that merge, and merges that were not brought to their end."""

from __future__ import annotations

import pytest

from guichet.diagnostics import ContentError
from guichet.editing import ledger_lines, ledger_text
from guichet.source import SourceText


def lines(text: str) -> list[tuple[int, str]]:
    return ledger_lines(SourceText("guides/x.lock", text))


def test_a_ledger_is_sorted_below_its_head() -> None:
    text = ledger_text({"b": "b 2", "a": "a 1\n  more"}, "# Head\n\n")
    assert text == "# Head\n\na 1\n  more\nb 2\n"
    assert lines(text) == [(3, "a 1"), (4, "  more"), (5, "b 2")]


def test_remarks_stand_above_the_entries_alone() -> None:
    assert lines("# One\n\n# Two\na\n# three\n") == [(4, "a"), (5, "# three")]
    assert lines("") == []


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", "||||||| 1234567", "=======", ">>>>>>> branch"])
def test_what_a_merge_has_left_is_refused(mark: str) -> None:
    with pytest.raises(ContentError) as caught:
        lines(f"# Head\na\n{mark}\nb\n")
    (fault,) = caught.value.diagnostics
    assert (fault.code, fault.location.line, fault.location.column, fault.marked) == ("ledger-conflict", 3, 1, mark)


@pytest.mark.parametrize("line", ["<<<<<<<<", "======", "======= x", "a =======", '{"a": "<<<<<<< HEAD"}'])
def test_what_resembles_the_mark_of_a_merge_is_an_entry(line: str) -> None:
    assert lines(f"{line}\n") == [(1, line)]
