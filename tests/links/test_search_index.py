"""Entries of the search index, each of which leads to a page."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from links.sites import check_files, lines, page

HOME = page('<a href="fr/">Français</a>')


def entry(content: bytes) -> bytes:
    return gzip.compress(b"pagefind_dcd" + content, mtime=0)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (entry(json.dumps({"url": "/fr/"}).encode()), []),
        (
            entry(json.dumps({"url": "/fr/outloook/"}).encode()),
            [
                "site/pagefind/fragment/fr_1.pf_fragment:None:None: error[site-target-missing] "
                "`/fr/outloook/` leads to `/fr/outloook/`, which is not in the site; "
                "lead to another address, or put a file there"
            ],
        ),
        *(
            (
                content,
                [
                    "site/pagefind/fragment/fr_1.pf_fragment:None:None: error[file-unreadable] "
                    "the file cannot be read: it is no part of a search index; make it a readable file"
                ],
            )
            for content in (b"no archive", entry(b"{"), entry(b'["/fr/"]'), entry(b'{"url": 1}'))
        ),
    ],
)
def test_an_entry_leads_to_a_page(tmp_path: Path, content: bytes, expected: list[str]) -> None:
    files: dict[str, str | bytes] = {
        "index.html": HOME,
        "fr/index.html": page(),
        "pagefind/fragment/fr_1.pf_fragment": content,
    }
    assert lines(check_files(tmp_path, files).findings) == expected
