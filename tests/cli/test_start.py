"""What a subcommand imports: what it needs alone, so that it starts at once."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from projects import ENGINE, guide, write_project

_LISTED = """
import json, sys
from guichet.cli import main
try:
    main()
except SystemExit:
    print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""
GENERATORS = {"mkdocs", "properdocs", "guichet.publishing"}
PARTS = {"guichet.external", "guichet.importing", "guichet.links", "guichet.repairs", "guichet.addresses.ledger"}
FOR_SOME = {"guichet.dialect.lexers", "guichet.editing.journal", "guichet.hosting", "guichet.reporting.sarif"}
LIBRARIES = {"asyncio", "concurrent.futures", "filelock", "http.client", "imagesize", "jinja2", "pygments", "ssl"}
COSTLY = GENERATORS | PARTS | FOR_SOME | LIBRARIES | {"selectolax"}
"""What takes long to import, and what few runs need."""


@pytest.mark.parametrize(
    ("command", "loaded"),
    [
        pytest.param(["--version"], set(), id="the version"),
        pytest.param(["check"], set(), id="a check"),
        pytest.param(
            ["check", "--site", "site"], {"guichet.links", "guichet.hosting", "selectolax"}, id="a check of a site"
        ),
        pytest.param(["schema", "data"], {"guichet.repairs"}, id="a schema"),
        pytest.param(["links", "outlook"], {"guichet.repairs"}, id="the links of a guide"),
        pytest.param(["new", "centre"], {"guichet.repairs"}, id="a new centre"),
    ],
)
def test_a_subcommand_imports_what_it_needs_alone(command: list[str], loaded: set[str], tmp_path: Path) -> None:
    files = {"mkdocs.yml": f"site_name: Aide\n{ENGINE}", "guides/emails/outlook.md": guide("outlook")}
    write_project(tmp_path, {**files, "site/index.html": "<!doctype html><title>x</title>"})
    done = subprocess.run(
        [sys.executable, "-c", _LISTED, *command], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert COSTLY & set(json.loads(done.stderr.splitlines()[-1])) == loaded
