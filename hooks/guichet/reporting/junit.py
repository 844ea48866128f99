"""The report as JUnit XML, for GitLab, Jenkins and other programs that show test results."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from guichet.diagnostics import INCOMPLETE, Diagnostic, Severity
from guichet.reporting.folding import Fold, fold
from guichet.reporting.registry import KnownFindings
from guichet.reporting.summary import summary
from guichet.reporting.text import block, harmless

_NO_XML = re.compile("[\ufffe\uffff]")
"""Characters that `harmless` keeps but XML forbids."""


def report_junit(diagnostics: Sequence[Diagnostic], *, known: KnownFindings | None = None, colour: bool = False) -> str:
    """A suite for each file, a case for each of its faults. *colour* is ignored.

    Errors and warnings are failures, what could not be looked at is an error, and a hint is a case that passes and has
    something to say. Without any fault there is one case, that there is none: some programs refuse an empty file.
    """
    root = Element("testsuites", name="guichet")
    for path, folds in groupby(fold(diagnostics, across_files=False), key=lambda folded: folded.first.location.path):
        _add_suite(root, _printable(path), list(folds))
    if not diagnostics:
        suite = SubElement(root, "testsuite", name="guichet", tests="1", failures="0", errors="0")
        SubElement(suite, "testcase", classname="guichet", name=_printable(summary(diagnostics, known)))
    for count in ("tests", "failures", "errors"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    ElementTree.indent(root)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return f"{written.decode('utf-8')}\n"


def _add_suite(root: Element, path: str, folds: list[Fold]) -> None:
    """Add the suite of the file *path* to *root*."""
    suite = SubElement(root, "testsuite", name=path)
    names = Counter[str]()
    for folded in folds:
        found = folded.first
        case = SubElement(suite, "testcase", classname=path, name=_name(found, names))
        told = SubElement(case, _outcome(found))
        told.text = _text(block(folded))
        if told.tag != "system-out":
            told.attrib = {"type": f"{found.severity}", "message": _printable(found.message)}
    suite.set("tests", str(len(folds)))
    suite.set("failures", str(len(suite.findall("testcase/failure"))))
    suite.set("errors", str(len(suite.findall("testcase/error"))))


def _name(found: Diagnostic, taken: Counter[str]) -> str:
    """A unique name for the case of *found*: programs compare runs by it and skip duplicate names."""
    name = plain = _printable(f"{found.code}: {found.message}")
    while name in taken:
        taken[plain] += 1
        name = f"{plain} ({taken[plain]})"
    taken[name] += 1
    return name


def _outcome(found: Diagnostic) -> str:
    if found.code in INCOMPLETE:
        return "error"
    return "system-out" if found.severity is Severity.HINT else "failure"


def _printable(text: str) -> str:
    return _text(harmless(text))


def _text(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)
