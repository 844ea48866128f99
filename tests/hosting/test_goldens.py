"""The files that hosts read, kept in `tests/cases/hosting`."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldens import golden
from guichet.hosting import HOSTS, host_files
from hosting.centres import leading_library

BASES = {"root": "https://aide.example.org/", "folder": "https://example.org/aide/"}


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("name", HOSTS)
def test_a_host_is_told_the_redirects_in_its_own_form(name: str, base: str, tmp_path: Path) -> None:
    for address, text in host_files(leading_library(tmp_path, name, BASES[base])).items():
        assert text == golden(f"hosting/{base}/{name}/{address.rpartition('/')[2].lstrip('.')}", text)


def test_a_centre_without_hosts_brings_no_file_for_any(tmp_path: Path) -> None:
    assert host_files(leading_library(tmp_path, "", BASES["root"])) == {}
