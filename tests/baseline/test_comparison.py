"""Baselines: what they know is silent, what is new is told, what has vanished has to be removed."""

from __future__ import annotations

import random
import string
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guichet.baseline.comparison import Comparison, compare
from guichet.baseline.file import Baseline, baseline_text, key_of, read_baseline
from guichet.baseline.renewal import renewed
from guichet.diagnostics import FAULTS, SITE_FAULTS, ContentError, Diagnostic, Location
from guichet.diagnostics.diagnostic import PASSING
from guichet.reporting import in_order
from guichet.source import SourceText


def unknown(target: str = "x.md", line: int = 3, path: str = "a.md") -> Diagnostic:
    """A link to nothing."""
    return Diagnostic.of(
        "unknown-page", Location(path, line, 5, len(target)), f"[a]({target})", target=target, suggestion="remove it"
    )


def missing(line: int = 3) -> Diagnostic:
    """The same link, as the built site shows it."""
    values = {"target": "x.md", "address": "/x.md", "suggestion": "remove it"}
    return Diagnostic.of("site-target-missing", Location("a.md", line, 5, 4), "[a](x.md)", **values)


HINT = Diagnostic.of("heading-is-title", Location("b.md", 5, 1, 3), "# x")
BLOCK = Diagnostic.of("yaml-key", Location("c.md", 2, 1), "? [a]")


def parsed(text: str) -> Baseline:
    return read_baseline(SourceText("guides/baseline.jsonl", text))


def made(*found: Diagnostic) -> Baseline:
    """The baseline that knows *found*."""
    return parsed(baseline_text(renewed(found, parsed(""))))


def stale(comparison: Comparison) -> list[str]:
    return [f"{one.location.line}: {one.code}: {one.message}; {one.repair}" for one in comparison.stale]


def test_a_file_is_sorted_an_entry_a_line_and_for_people_too() -> None:
    text = baseline_text(renewed([unknown("é.md"), HINT, unknown("b.md"), unknown("b.md", 9)], parsed("")))
    assert text == (
        '{"path": "a.md", "code": "unknown-page", "message": "`b.md` leads to no page or file of this site",'
        f' "fingerprint": "{unknown("b.md").fingerprint}", "count": 2}}\n'
        '{"path": "a.md", "code": "unknown-page", "message": "`é.md` leads to no page or file of this site",'
        f' "fingerprint": "{unknown("é.md").fingerprint}"}}\n'
        '{"path": "b.md", "code": "heading-is-title", "message": "`#` is for the title, so this is shown like `##`",'
        f' "fingerprint": "{HINT.fingerprint}"}}\n'
    )


@pytest.mark.parametrize(
    ("before", "now", "new", "vanished"),
    [
        pytest.param([unknown()], [unknown()], [], [], id="what is known is silent"),
        pytest.param([unknown()], [unknown(line=40)], [], [], id="on another line, too"),
        pytest.param([unknown()], [unknown("y.md")], [unknown("y.md")], ["stale"], id="another target is new"),
        pytest.param([unknown()], [unknown(path="b.md")], [unknown(path="b.md")], ["stale"], id="another file is new"),
        pytest.param([unknown()], [unknown(), unknown(line=9)], [unknown(line=9)], [], id="a second equal one is new"),
        pytest.param([unknown(), unknown(line=9)], [unknown()], [], ["count"], id="one of two is gone"),
        pytest.param([unknown(), HINT], [HINT], [], ["stale"], id="one is gone"),
        pytest.param([], [HINT], [HINT], [], id="a hint is new"),
        pytest.param([], [BLOCK], [BLOCK], [], id="what blocks is never known"),
        pytest.param([unknown(), BLOCK], [BLOCK], [BLOCK], [], id="nothing has vanished while something blocks"),
        pytest.param([unknown()], [unknown(), missing()], [], [], id="the site shows a known link once more"),
        pytest.param([unknown()], [unknown(), missing(4)], [missing(4)], [], id="the site shows another link"),
        pytest.param([missing()], [missing()], [], [], id="what the site alone shows can be known"),
    ],
)
def test_a_finding_is_known_or_new_and_an_entry_may_vanish(
    before: list[Diagnostic], now: list[Diagnostic], new: list[Diagnostic], vanished: list[str]
) -> None:
    comparison = compare(now, made(*before))
    assert list(comparison.new) == new
    assert [one.code for one in comparison.stale] == [f"baseline-{code}" for code in vanished]


def test_what_has_vanished_is_told_where_it_is_known() -> None:
    baseline = made(unknown("a.md"), unknown("b.md"), unknown("b.md", 9), unknown("b.md", 10))
    assert stale(compare([unknown("b.md")], baseline)) == [
        "1: baseline-stale: `unknown-page` is in `a.md` no more; remove the line",
        '2: baseline-count: `unknown-page` is in `a.md` 1 times, not 3; write `"count": 1`',
    ]


def test_what_was_not_looked_for_has_not_vanished_and_stays() -> None:
    baseline = made(missing(), HINT)
    assert list(compare([HINT], baseline, unsought=SITE_FAULTS).stale) == []
    assert renewed([HINT], baseline, unsought=SITE_FAULTS) == [entry for _, entry in reversed(baseline.entries)]
    assert [one.code for one in compare([HINT], baseline).stale] == ["baseline-stale"]


def test_what_may_be_hidden_stays() -> None:
    assert len(renewed([BLOCK], made(unknown(), HINT))) == 2


def test_the_same_entry_from_two_branches_counts_twice() -> None:
    text = baseline_text(renewed([unknown()], parsed("")))
    comparison = compare([unknown(), unknown(line=8), unknown(line=9)], parsed(text + text))
    assert [one.location.line for one in comparison.new] == [9]
    assert stale(compare([unknown()], parsed(text + text))) == [
        "2: baseline-stale: `unknown-page` is in `a.md` no more; remove the line"
    ]


@pytest.mark.parametrize(
    ("line", "place", "problem"),
    [
        pytest.param('{"path": "a.md",}', (2, 17), "from here on, it is not JSON", id="a comma too many"),
        pytest.param("[]", (2, None), "it is not an object in braces", id="a list"),
        pytest.param("{}", (2, None), "`path`: field required", id="nothing in it"),
        pytest.param("[" * 100_000, (2, None), "nobody can read it", id="a deep hole"),
        pytest.param("1" * 5000, (2, None), "nobody can read it", id="a huge number"),
        pytest.param(
            '{"path": "a.md", "code": "x", "fingerprint": "0123456789abcdef", "count": 0}',
            (2, None),
            "`count`: input should be greater than or equal to 1",
            id="a count of nothing",
        ),
        pytest.param(
            '{"path": "a.md", "code": "x", "fingerprint": "0123456789abcdef", "count": true}',
            (2, None),
            "`count`: input should be a valid integer",
            id="a count that is none",
        ),
        pytest.param(
            '{"path": "a.md", "code": "x", "fingerprint": "x"}',
            (2, None),
            "`fingerprint`: string should match pattern '^[0-9a-f]{16}$'",
            id="a fingerprint that is none",
        ),
        pytest.param(
            '{"path": "a.md", "code": "x", "fingerprint": "0123456789abcdef", "line": 7}',
            (2, None),
            "`line`: extra inputs are not permitted",
            id="an unknown key",
        ),
    ],
)
def test_a_line_that_is_no_entry_is_told_with_its_place(line: str, place: tuple[int, int | None], problem: str) -> None:
    sound = baseline_text(renewed([HINT], parsed("")))
    with pytest.raises(ContentError) as caught:
        parsed(f"{sound}{line}\n\n{sound}")
    (fault,) = caught.value.diagnostics
    assert (fault.code, fault.location.line, fault.location.column) == ("ledger-entry", *place)
    assert fault.message == f"this is no entry of the ledger: {problem}"


def test_empty_lines_do_not_matter() -> None:
    assert len(parsed("\n" + baseline_text(renewed([HINT], parsed(""))) + "\n\n").entries) == 1


def test_numbers_of_lines_are_no_part_of_what_a_fault_is() -> None:
    """A template that names a line has to say so in `PASSING`, or moving lines would make its fault a new one."""
    for kind in FAULTS.values():
        parts = list(string.Formatter().parse(kind.message))
        named = {field for literal, field, _, _ in parts if field and literal.rstrip("`").endswith("line ")}
        assert named <= PASSING, kind.code

    def twice(first: int) -> Diagnostic:
        values = {"key": "title", "first": first}
        return Diagnostic.of("yaml-duplicate-key", Location("a.md", 9, 1, 5), "title: x", **values)

    assert twice(3).fingerprint == twice(4).fingerprint


def test_what_differs_is_told_apart() -> None:
    def at(excerpt: str, column: int | None) -> str:
        return Diagnostic.of("heading-is-title", Location("a.md", 1, column, 3), excerpt).fingerprint

    assert at("# a", 1) == at("# a fin", 1) != at("# b", 1)
    assert at("# a", None) != at("# a fin", None)


@st.composite
def findings(draw: st.DrawFn) -> Diagnostic:
    """Any finding that can be known."""
    code = draw(st.sampled_from(["unknown-page", "callout-empty", "link-with-pipe", "site-target-missing"]))
    word = st.sampled_from(["a", "b", "é", "\n", '"', "\udce9", "\u2028"])
    values = {name: draw(word) for name in ("target", "suggestion", "name", "address")}
    line = draw(st.none() | st.integers(1, 60))
    column = draw(st.none() | st.integers(1, 4)) if line else None
    place = Location(draw(word), line, column, draw(st.integers(1, 3)))
    return Diagnostic.of(code, place, draw(st.none() | st.text("ab", max_size=4)), **values)


def moved(found: Diagnostic, by: int) -> Diagnostic:
    place = found.location
    return found if place.line is None else replace(found, location=replace(place, line=place.line + by))


@given(st.lists(findings(), max_size=12), st.randoms(), st.integers(0, 9))
@settings(max_examples=200, deadline=None)
def test_a_baseline_silences_exactly_what_it_was_made_of(
    found: list[Diagnostic], chance: random.Random, by: int
) -> None:
    baseline = made(*found)
    now = [moved(one, by) for one in found]
    chance.shuffle(now)
    comparison = compare(now, baseline)
    assert (comparison.new, list(comparison.stale)) == ((), [])
    assert len(comparison.found) == len(in_order(now))
    assert made(*now).source.text == baseline.source.text


CONTENT = findings().filter(lambda found: found.code not in SITE_FAULTS)


@given(st.lists(CONTENT, max_size=12), CONTENT)
@settings(max_examples=200, deadline=None)
def test_whatever_else_is_found_is_new(found: list[Diagnostic], other: Diagnostic) -> None:
    now = in_order([*found, other])
    if len(now) > len(in_order(found)):
        (new,) = compare(now, made(*found)).new
        assert key_of(new) == key_of(in_order([other])[0])
