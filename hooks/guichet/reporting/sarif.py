"""The report for code scanning: SARIF 2.1.0."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from string import Formatter
from typing import Any
from urllib.parse import quote

from pydantic_core import to_json

import guichet
from guichet.diagnostics import FAULTS, Diagnostic, FaultKind, Severity
from guichet.diagnostics.examples import EXAMPLES
from guichet.reporting.registry import KnownFindings
from guichet.reporting.summary import is_incomplete
from guichet.reporting.text import harmless

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
_ROOT = "%SRCROOT%"
_FINGERPRINT = "guichet/v1"
_ESCAPES = str.maketrans({"{": "{{", "}": "}}", "\\": r"\\", "[": r"\[", "]": r"\]"})
"""In a message, braces would be placeholders and brackets links."""


def report_sarif(diagnostics: Sequence[Diagnostic], *, known: KnownFindings | None = None, colour: bool = False) -> str:
    """One run with a result for each finding; *known* ones are marked as suppressed. *colour* is ignored."""
    old = known.findings if known else ()
    codes = {found.code for found in (*diagnostics, *old)}
    rules = {code: index for index, code in enumerate(code for code in FAULTS if code in codes)}
    state = {"baselineState": "new"} if known else {}
    results = [{**result, **state} for result in _results(diagnostics, rules)]
    if known:
        suppression = {"kind": "external", "justification": _message(f"known from {known.baseline}")["text"]}
        results += (
            {**result, "baselineState": "unchanged", "suppressions": [suppression]} for result in _results(old, rules)
        )
    run = {
        "tool": {
            "driver": {
                "name": "Guichet",
                "semanticVersion": guichet.__version__,
                "rules": [_rule(FAULTS[code]) for code in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder of mkdocs.yml"}}},
        "invocations": [{"executionSuccessful": not is_incomplete(diagnostics)}],
        "results": results,
    }
    written = to_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)
    return f"{written.decode('utf-8')}\n"


def _rule(kind: FaultKind) -> dict[str, Any]:
    message, repair, example = _general(kind.message), _general(kind.repair), EXAMPLES[kind.code]
    example = example[1:-1] if example.startswith("(") else example
    return {
        "id": kind.code,
        "shortDescription": _message(message),
        "help": _message(f"{message}. Repair: {repair}. Example:\n\n{example}"),
        "defaultConfiguration": {"level": _LEVELS[kind.severity]},
    }


def _general(template: str) -> str:
    """A message or a repair with an ellipsis for each value."""
    return "".join(f"{literal}{'' if field is None else '…'}" for literal, field, _, _ in Formatter().parse(template))


def _results(diagnostics: Iterable[Diagnostic], rules: dict[str, int]) -> Iterator[dict[str, Any]]:
    alike = Counter[tuple[str, str]]()
    for found in diagnostics:
        name = found.location.path, found.fingerprint
        alike[name] += 1
        yield {
            "ruleId": found.code,
            "ruleIndex": rules[found.code],
            "level": _LEVELS[found.severity],
            "message": _message(f"{harmless(found.message)}\nRepair: {harmless(found.repair)}"),
            "locations": [{"physicalLocation": _place(found)}],
            "partialFingerprints": {_FINGERPRINT: f"{found.fingerprint}:{alike[name]}"},
        }


def _message(text: str) -> dict[str, str]:
    return {"text": text.translate(_ESCAPES)}


def _place(found: Diagnostic) -> dict[str, Any]:
    place = {"artifactLocation": _artifact(found.location.path)}
    if found.location.line is not None:
        place["region"] = _region(found)
    return place


@cache
def _artifact(path: str) -> dict[str, str]:
    """The file's location: relative to the project's root, or absolute if it is elsewhere."""
    return {"uri": f"file://{quote(path)}"} if path.startswith("/") else {"uri": quote(path), "uriBaseId": _ROOT}


def _region(found: Diagnostic) -> dict[str, Any]:
    place = found.location
    region: dict[str, Any] = {"startLine": place.line}
    if place.column is not None:
        region |= {"startColumn": place.column, "endColumn": place.column + place.length}
        if found.marked:
            region["snippet"] = {"text": found.marked}
    return region
