"""The report for people: the mark stands under what is meant."""

from __future__ import annotations

import pytest

from guichet.diagnostics import Diagnostic, Location
from guichet.reporting import KnownFindings, report, summary


def fault(excerpt: str | None, line: int | None, column: int | None, length: int = 1) -> Diagnostic:
    return Diagnostic.of(
        "unknown-value", Location("a.md", line, column, length), excerpt, name="x", suggestion="write y"
    )


HEAD, FOOT = "error[unknown-value] there is no value `x`", "    repair: write y\n1 error in 1 file\n"


@pytest.mark.parametrize(
    ("found", "place", "excerpt"),
    [
        pytest.param(
            fault("Le {{ x }}.", 7, 7), "a.md:7:7", ["    7 | Le {{ x }}.", "      |       ^"], id="a character"
        ),
        pytest.param(
            fault("Le {{ x }}.", 7, 4, 7), "a.md:7:4", ["    7 | Le {{ x }}.", "      |    ^^^^^^^"], id="several"
        ),
        pytest.param(fault("Été {{ x }}", 7, 8), "a.md:7:8", ["    7 | Été {{ x }}", "      |        ^"], id="accents"),
        pytest.param(
            fault("E\u0301te\u0301 {{ x }}", 7, 10),
            "a.md:7:10",
            ["    7 | E\u0301te\u0301 {{ x }}", "      |        ^"],
            id="accents of their own take no room",
        ),
        pytest.param(
            fault("日本 {{ x }}", 7, 7), "a.md:7:7", ["    7 | 日本 {{ x }}", "      |         ^"], id="wide characters"
        ),
        pytest.param(
            fault("⚠\ufe0f {{ x }}", 7, 7),
            "a.md:7:7",
            ["    7 | ⚠\ufe0f {{ x }}", "      |      ^"],
            id="what only changes the look of a character takes no room",
        ),
        pytest.param(fault("y" * 100, 7, None), "a.md:7", [f"    7 | {'y' * 96} …"], id="a long line without column"),
        pytest.param(fault("\t\tx", 7, 3), "a.md:7:3", ["    7 |         x", "      |         ^"], id="tabs"),
        pytest.param(
            fault("a\x1b[31mx", 7, 7), "a.md:7:7", ["    7 | a\ufffd[31mx", "      |       ^"], id="an escape"
        ),
        pytest.param(
            fault("x\u202ey", 7, 3), "a.md:7:3", ["    7 | x\ufffdy", "      |   ^"], id="a turn of direction"
        ),
        pytest.param(fault("abc", 7, 3, 9), "a.md:7:3", ["    7 | abc", "      |   ^"], id="more than the line holds"),
        pytest.param(fault("", 7, 1), "a.md:7:1", ["    7 |", "      | ^"], id="an empty line"),
        pytest.param(fault("abc", 7, None), "a.md:7", ["    7 | abc"], id="a line without column"),
        pytest.param(fault(None, None, None), "a.md", [], id="a whole file"),
        pytest.param(
            fault("y" * 100 + "x" + "z" * 100, 12345, 101),
            "a.md:12345:101",
            [f"12345 | … {'y' * 32}x{'z' * 63} …", f"      |   {' ' * 32}^"],
            id="the middle of a long line",
        ),
    ],
)
def test_the_mark_stands_under_what_is_meant(found: Diagnostic, place: str, excerpt: list[str]) -> None:
    assert report([found]) == "\n".join([f"{place}: {HEAD}", *excerpt, FOOT])


def test_findings_that_differ_in_their_place_alone_are_told_once() -> None:
    found = [fault("x", line, 1) for line in range(1, 8)]
    assert report(found) == "\n".join(
        [
            f"a.md:1:1: {HEAD}",
            "    1 | x",
            "      | ^",
            "    repair: write y",
            "    and 6 more: a.md:2:1, a.md:3:1, a.md:4:1, a.md:5:1, a.md:6:1, …",
            "7 errors in 1 file\n",
        ]
    )
    assert "and 1 more: a.md:2:1\n" in report(found[:2])


def test_what_is_known_is_counted() -> None:
    known = KnownFindings((fault(None, 1, 1), fault(None, 2, 1)), "b.jsonl")
    assert report([], known=known) == "no new faults found; 2 known, from b.jsonl\n"
    assert report([fault(None, 3, 1)], known=known).endswith("\n1 error in 1 file; 2 known, from b.jsonl\n")
    assert report([], known=KnownFindings((), "b.jsonl")) == "no faults found\n"


def test_colour_is_for_the_kind_alone() -> None:
    assert report([fault(None, None, None)], colour=True).startswith(
        "a.md: \x1b[31m\x1b[1merror[unknown-value]\x1b[0m there is no value"
    )


def test_a_report_is_in_order_and_tells_each_fault_once() -> None:
    first, second = fault(None, 1, 1), fault(None, 2, 1)
    assert report([second, first, second]) == report([first, second])


@pytest.mark.parametrize(
    ("codes", "text"),
    [
        pytest.param([], "no faults found", id="none"),
        pytest.param(["file-nul"], "1 error in 1 file", id="one"),
        pytest.param(["heading-is-title", "file-nul", "yaml-key"], "2 errors, 1 hint in 3 files", id="worst first"),
    ],
)
def test_the_summary_counts_by_severity(codes: list[str], text: str) -> None:
    assert summary([Diagnostic.of(code, Location(f"{code}.md")) for code in codes]) == text


def test_an_unknown_format_is_refused_with_the_nearest_known_one() -> None:
    with pytest.raises(LookupError, match=r"there is no format `jsn`: did you mean `json`\?"):
        report([], "jsn")
