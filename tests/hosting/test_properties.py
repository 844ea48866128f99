"""Whatever authors call their guides, nothing but redirects stands in the files that hosts read."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from guichet.hosting import HOSTS, host_files, lines_of
from guichet.hosting.rules import Rules
from guichet.model import Library
from projects import guide, load_project

PART = re.compile(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}")
SAFE = {
    "_redirects": re.compile(r"(/[A-Za-z0-9._~/-]*)\*? (/[A-Za-z0-9._~/%-]*) 301!?"),
    "nginx-http.conf": re.compile(r"    /[A-Za-z0-9._~/-]* /[A-Za-z0-9._~/%-]*;"),
    "apache.map": re.compile(r"/[A-Za-z0-9._~/-]* /[A-Za-z0-9._~/%-]*"),
    ".htaccess": re.compile(r'RedirectMatch 301 "\^[A-Za-z0-9._~/()?:*\\-]*/\?\$" "/[A-Za-z0-9._~/-]*"'),
}
"""What a line that leads on may look like, by the name of its file."""
names = st.text(st.characters(exclude_characters="/\0", codec="utf-8"), min_size=1, max_size=20)
slugs = st.from_regex(PART, fullmatch=True)


def library_of(name: str, slug: str, aliases: list[str], number: str, pattern: str) -> Library:
    """A library with a guide, and with a page of `docs/` in a file called *name*."""
    files = {
        "guides/emails/x.md": guide(
            slug, aliases=f"[{', '.join(map(repr, aliases))}]", legacy_guide_number=repr(number)
        ),
        f"docs/{name}.md": "---\ntitle: Page\naliases: [/avant/]\n---\n",
    }
    with tempfile.TemporaryDirectory() as folder:
        return load_project(Path(folder), files, number_patterns=[pattern], hosts=list(HOSTS)).library


@settings(max_examples=60, deadline=None)
@given(
    name=names,
    slug=slugs,
    aliases=st.lists(slugs, max_size=3),
    number=st.from_regex(r"g?[0-9]{1,12}", fullmatch=True),
    pattern=st.sampled_from(["/{language}/g{number}.*", "/a.b~c/{number}/*", "/kb/{number}.html", "/{number}-*"]),
)
def test_a_file_holds_the_redirects_and_nothing_else(
    name: str, slug: str, aliases: list[str], number: str, pattern: str
) -> None:
    assume(not name.startswith((".", "_")) and len(name.encode()) < 200)
    library = library_of(name, slug, aliases, number, pattern)
    rules = Rules(library)
    for host in HOSTS.values():
        for file in host.files:
            if file.line is None:
                continue
            text = host.write(rules)[file.address]
            led = {source: target for _, source, target in lines_of(file, text)}
            expected = {
                source: target
                for source, target in rules.targets.items()
                if not (file.address == "/.htaccess" and "%" in target)
            }
            assert {source.lower(): target for source, target in led.items()} == {
                source.lower(): target for source, target in expected.items()
            }
            safe = SAFE[file.address.rpartition("/")[2]]
            leading = [line for line in text.splitlines() if re.match(r"\s*(/|Redirect)", line)]
            assert [line for line in leading if not safe.fullmatch(line)] == []
    patternless = host_files(library)["/hosting/nginx-http.conf"].split("map $guichet_former")[1]
    assert patternless.count("{") == patternless.count("}") == 1
