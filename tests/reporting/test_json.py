"""The report for programs."""

from __future__ import annotations

import json

from guichet.diagnostics import Diagnostic, Location
from guichet.reporting import report
from guichet.reporting.json import JsonReport


def test_every_fault_is_data_and_what_is_unknown_is_null() -> None:
    found = [
        Diagnostic.of("yaml-key", Location("é.md", 2, 3, 4), "? [a]"),
        Diagnostic.of("heading-is-title", Location("a.md")),
    ]
    text = report(found, "json")
    assert "é.md" in text
    assert json.loads(text) == {
        "version": 1,
        "complete": True,
        "baseline": None,
        "known": 0,
        "totals": {"error": 1, "warning": 0, "hint": 1},
        "findings": [
            {
                "code": "heading-is-title",
                "severity": "hint",
                "path": "a.md",
                "line": None,
                "column": None,
                "length": 1,
                "message": "`#` is for the title, so this is shown like `##`",
                "repair": "begin with `##`",
                "excerpt": None,
                "fingerprint": found[1].fingerprint,
            },
            {
                "code": "yaml-key",
                "severity": "error",
                "path": "é.md",
                "line": 2,
                "column": 3,
                "length": 4,
                "message": "a key must be one plain word",
                "repair": "write the key as text",
                "excerpt": "? [a]",
                "fingerprint": found[0].fingerprint,
            },
        ],
    }


def test_a_report_without_fault_is_still_one() -> None:
    assert JsonReport.model_validate_json(report([], "json")).findings == []
