"""No slip in what people write ends in a traceback: each is refused at a line, or changes nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from projects import DATA, guide, write_project
from refusals.checking import checked
from refusals.test_refusals import BASIS

HEADER = {
    "legacy_guide_number": 1474,
    "excerpt": "Un guide",
    "description": "Un guide",
    "section": "Ordinateur",
    "order": 1,
    "updated": "2020-01-31",
    "hidden": "false",
    "deprecated": "false",
    "status": "published",
    "aliases": "[outlook-2013]",
    "anchors": "{ports: reglages}",
}
SOUND: dict[str, str | bytes] = {
    **BASIS,
    "guides/data.yml": DATA.replace("emails/outlook.md#ports", "emails/outlook.md"),
    "guides/emails/outlook.md": guide("outlook", "## Réglages\n", **HEADER),
    "guides/emails/index.md": "---\ntitle: E-mails\nsections: [Ordinateur]\n---\n",
}
KEY = re.compile(r"(?:^|(?<=[\s{]))[A-Za-z_]+(?=: )", re.MULTILINE)
VALUE = re.compile(r"(?<=: )[^\s{}\[\],][^\n{}\[\],]*")
ODD = (
    "~",
    "[]",
    "{}",
    "[[1]]",
    "''",
    "-1",
    "9" * 40,
    "1e999",
    ".nan",
    ".inf",
    "0o17",
    "12:34",
    "2017-13-45",
    "é" * 300,
)


def _slips(text: str) -> Iterator[str]:
    """*text* with one key misspelt, or one value replaced by what cannot be meant."""
    for found in KEY.finditer(text):
        for key in (found[0][0] + found[0], found[0].upper(), f"'{found[0]} '"):
            yield text[: found.start()] + key + text[found.end() :]
    for rank, found in enumerate(VALUE.finditer(text)):
        for odd in ODD[rank % 3 :: 3]:
            yield text[: found.start()] + odd + text[found.end() :]


@pytest.mark.parametrize("path", [path for path in SOUND if path not in BASIS or path.endswith("emails/index.md")])
def test_no_slip_ends_in_a_traceback(path: str, tmp_path: Path) -> None:
    project = write_project(tmp_path, SOUND, bare=True)
    assert checked(project).output == "no faults found\n"
    refused = 0
    for text in _slips(str(SOUND[path])):
        (project / path).write_text(text, "utf-8")
        result = checked(project, "--format", "json")
        assert isinstance(result.exception, SystemExit | None), text
        assert result.exit_code in (0, 1), text
        findings = json.loads(result.stdout)["findings"]
        assert all(found["line"] for found in findings if found["severity"] == "error"), text
        refused += result.exit_code
    assert refused > 5
