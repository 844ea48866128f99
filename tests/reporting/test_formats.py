"""Every format: the same tricky findings, whole and harmless, as the files in `tests/cases/reporting` show."""

from __future__ import annotations

import json
import time
import unicodedata
from xml.etree import ElementTree

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldens import CASES, golden
from guichet.diagnostics import FAULTS, Diagnostic, Location
from guichet.reporting import REPORTERS, KnownFindings, report
from guichet.reporting.github import SHOWN
from guichet.reporting.json import JsonReport
from guichet.schemas import schema_text
from reporting.tricky import KNOWN, TARGETS, TRICKY, unknown

SARIF = jsonschema.Draft4Validator(json.loads((CASES / "reporting/sarif-schema-2.1.0.json").read_text("utf-8")))
JSON = jsonschema.Draft202012Validator(json.loads(schema_text("report")))
UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""What steers a terminal, or turns the order of what it shows."""
SUITE = {"name", "tests", "failures", "errors"}
"""What readers of JUnit's files want of a suite; there is more that they know, and nothing that they miss."""


def assert_valid_junit(text: str) -> None:
    root = ElementTree.fromstring(text)
    assert root.tag == "testsuites"
    assert len(root) > 0
    for suite in root:
        assert (suite.tag, set(suite.attrib)) == ("testsuite", SUITE)
        names = [case.get("name") for case in suite]
        assert names
        assert len(set(names)) == len(names), "GitLab passes over a second case of the same name"
        for case in suite:
            assert (case.tag, set(case.attrib)) == ("testcase", {"classname", "name"})
            assert [told.tag for told in case] in ([], ["failure"], ["error"], ["system-out"])
        assert suite.get("tests") == str(len(suite))
        assert suite.get("failures") == str(len(suite.findall("testcase/failure")))
        assert suite.get("errors") == str(len(suite.findall("testcase/error")))
    for count in ("tests", "failures", "errors"):
        assert root.get(count) == str(sum(int(suite.get(count, "")) for suite in root))


def assert_valid_github(text: str, most: int) -> None:
    lines = text.splitlines()
    assert lines == text.split("\n")[:-1], "a line ends in a line feed, and in nothing else that somebody takes for one"
    assert len(lines) <= most + 1
    for line in lines:
        assert line.startswith(("::error ", "::warning ", "::notice "))
        properties, found, _ = line[2:].partition("::")
        assert found
        assert all(part.count("=") >= 1 for part in properties.partition(" ")[2].split(","))


def assert_valid(form: str, text: str, most: int) -> None:
    """*text* is a file of the format *form*, about *most* findings at most."""
    text.encode("utf-8")
    match form:
        case "json":
            JSON.validate(json.loads(text))
            assert len(JsonReport.model_validate_json(text).findings) <= most
        case "sarif":
            SARIF.validate(json.loads(text))
        case "junit":
            assert_valid_junit(text)
        case "github":
            assert_valid_github(text, most)
        case "text":
            assert not {unicodedata.category(letter) for letter in text.replace("\n", "")} & UNSEEN


@pytest.mark.parametrize("form", sorted(REPORTERS))
def test_tricky_findings_are_told_whole(form: str) -> None:
    text = report(reversed(TRICKY), form, known=KnownFindings(tuple(KNOWN), "guides/baseline.jsonl"))
    assert text == golden(f"reporting/{form}.txt", text)
    assert_valid(form, text, len(TRICKY))


@pytest.mark.parametrize("form", sorted(REPORTERS))
def test_a_run_without_findings_is_a_file_too(form: str) -> None:
    text = report([], form)
    assert text == golden(f"reporting/{form}-clean.txt", text)
    assert_valid(form, text, 0)


def test_no_text_of_a_guide_begins_a_workflow_command() -> None:
    (line,) = report([unknown(TARGETS["command"], Location("a\n::error::b,c=d:e.md", 1, 1))], "github").splitlines()
    assert line.startswith(
        "::error file=a\ufffd%3A%3Aerror%3A%3Ab%2Cc=d%3Ae.md,line=1,col=1,endColumn=1,title=unknown-page::"
    )


@pytest.mark.parametrize(
    ("count", "summed"),
    [pytest.param(SHOWN, False, id="all are shown"), pytest.param(SHOWN + 1, True, id="not all are")],
)
def test_what_github_does_not_show_is_told_first(count: int, summed: bool) -> None:
    lines = report([unknown(f"{number}", Location("a.md", 1)) for number in range(count)], "github").splitlines()
    told = lines[0] == f"::notice title=guichet::{count} errors in 1 file: the log of this step has them all"
    assert (told, len(lines)) == (summed, count + summed)


def test_nothing_is_lost_for_programs() -> None:
    places = [(f"{page:03}.md", line) for page in range(100) for line in (6, 8, 10)]
    found = [Diagnostic.of("heading-is-title", Location(path, line, 1, 3), "# x") for path, line in places]
    assert [(one["path"], one["line"]) for one in json.loads(report(found, "json"))["findings"]] == places
    assert len(json.loads(report(found, "sarif"))["runs"][0]["results"]) == 300
    assert "\n    and 299 more: 000.md:8:1, 000.md:10:1, 001.md:6:1, 001.md:8:1, 001.md:10:1, …\n" in report(found)


def test_code_scanning_knows_a_finding_again_on_another_line() -> None:
    def prints(lines: list[int]) -> list[str]:
        found = [unknown("x", Location("a.md", line, 2, 3), "(abc)") for line in lines]
        results = json.loads(report(found, "sarif"))["runs"][0]["results"]
        return [result["partialFingerprints"]["guichet/v1"] for result in results]

    assert prints([3, 9]) == prints([4, 20])
    assert len(set(prints([3, 9]))) == 2


def test_code_scanning_is_told_that_a_run_was_incomplete() -> None:
    closed = Diagnostic.of("file-unreadable", Location("a.md"), reason="x")
    for found, success in (([closed], False), ([], True)):
        run = json.loads(report(found, "sarif"))["runs"][0]
        assert run["invocations"] == [{"executionSuccessful": success}]
    assert json.loads(report([closed], "json"))["complete"] is False


TEXT = st.text(st.characters() | st.sampled_from("\n\r\t%:,<>&]=`[{}\\\u202e\u2028\ufffe\ud800\udcff"), max_size=12)
NUMBER = st.none() | st.integers(1, 300)


@st.composite
def diagnostics(draw: st.DrawFn) -> Diagnostic:
    """Any finding, whatever a guide holds."""
    code = draw(st.sampled_from(["unknown-page", "callout-empty", "link-with-pipe", "file-unreadable", "unknown-key"]))
    values = {name: draw(TEXT) for name in ("target", "suggestion", "name", "reason", "key")}
    line = draw(NUMBER)
    column = draw(NUMBER) if line else None
    place = Location(draw(TEXT), line, column, draw(st.integers(1, 20)))
    return Diagnostic.of(code, place, draw(st.none() | TEXT), **values)


@given(st.lists(diagnostics(), max_size=14), st.lists(diagnostics(), max_size=3))
@settings(max_examples=120, deadline=None)
def test_whatever_is_found_every_format_is_valid(found: list[Diagnostic], known: list[Diagnostic]) -> None:
    for form in REPORTERS:
        assert_valid(form, report(found, form, known=KnownFindings(tuple(known), "b.jsonl")), len(found))


def test_every_fault_has_its_rule() -> None:
    for kind in FAULTS.values():
        values = dict.fromkeys(_names(kind.message) | _names(kind.repair), "x")
        SARIF.validate(json.loads(report([Diagnostic.of(kind.code, Location("a.md"), **values)], "sarif")))


def _names(template: str) -> set[str]:
    from string import Formatter

    return {field for _, field, _, _ in Formatter().parse(template) if field}


@pytest.mark.parametrize("form", sorted(REPORTERS))
def test_the_time_grows_with_the_number_alone(form: str) -> None:
    def seconds(count: int) -> float:
        found = [unknown(f"t{number}", Location("a.md", number + 1, 2, 3), "un été (abc)") for number in range(count)]
        start = time.process_time()
        report(found, form)
        return time.process_time() - start

    seconds(200)
    assert seconds(8000) < 12 * max(seconds(2000), 0.02)
