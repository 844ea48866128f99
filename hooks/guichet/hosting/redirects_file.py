"""`_redirects` and `_headers`: the files that Netlify and Cloudflare read at the site's root.

Netlify serves a file that is there unless the status is `301!`, which Cloudflare refuses: it always leads on. Netlify
takes `/g1474` for `/g1474/`, too. Neither can look a number up, so that a pattern is a line for each; an asterisk at
the end of a line stands for any text. Both read `_headers` alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from guichet.hosting.policy import HEADERS
from guichet.hosting.registry import HostFile, Limit, host
from guichet.hosting.rules import Rules

FILE = HostFile("/_redirects", re.compile(r"(?P<source>/[^\s*]*)/ (?P<target>/\S*) 301!?"))

HEADERS_FILE = HostFile("/_headers")

STATIC, DYNAMIC = 2000, 100
"""How many lines Cloudflare takes without an asterisk, and with one."""
_WRITTEN = "# Written by Guichet.\n"


@host("netlify", FILE, HEADERS_FILE)
def netlify(rules: Rules) -> Mapping[str, str]:
    """The files as Netlify reads them."""
    redirects = "".join([_WRITTEN, *_exact(rules, "301!"), *_open(rules, "301!")])
    return {FILE.address: redirects, HEADERS_FILE.address: _headers(rules)}


def _cloudflare_limits(rules: Rules) -> list[Limit]:
    exact, dynamic = len(rules.targets), sum(1 for _ in _open(rules, ""))
    found = [
        Limit("former addresses", STATIC, exact, "leave it: the others lead on, too, each by a page"),
        Limit(
            "addresses of patterns",
            DYNAMIC,
            dynamic,
            "choose a host that takes more, or remove patterns from `number_patterns`",
        ),
    ]
    return [limit for limit in found if limit.count > limit.taken]


@host("cloudflare", FILE, HEADERS_FILE, limits=_cloudflare_limits)
def cloudflare(rules: Rules) -> Mapping[str, str]:
    """The files as Cloudflare reads them."""
    exact = islice(_exact(rules, "301"), STATIC)
    redirects = "".join([_WRITTEN, *exact, *islice(_open(rules, "301"), DYNAMIC)])
    return {FILE.address: redirects, HEADERS_FILE.address: _headers(rules)}


def _headers(rules: Rules) -> str:
    lines = (f"  {name}: {value}\n" for name, value in HEADERS.items())
    return "".join([_WRITTEN, f"{rules.folder}/*\n", *lines])


def _exact(rules: Rules, status: str) -> Iterator[str]:
    for source, target in rules.targets.items():
        yield f"{source}/ {target} {status}\n"


def _open(rules: Rules, status: str) -> Iterator[str]:
    for pattern in rules.patterns:
        for language, number, target in rules.numbered(pattern):
            source = pattern.text.rstrip("/").replace("{language}", language).replace("{number}", number)
            yield f"{rules.folder}{source} {target} {status}\n"
