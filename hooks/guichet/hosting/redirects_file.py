"""`_redirects`: the file that Netlify and Cloudflare read at the site's root, each in its own way.

Netlify serves a file that is there unless the status is `301!`, which Cloudflare refuses: it always leads on. Netlify
takes `/g1474` for `/g1474/`, and an asterisk for a whole last part of an address alone. Cloudflare takes one anywhere,
but not often.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from guichet.hosting.registry import HostFile, Limit, host
from guichet.hosting.rules import Rules
from guichet.model import NumberPattern

FILE = HostFile("/_redirects", re.compile(r"(?P<source>/[^\s*]*)/ (?P<target>/\S*) 301!?"))

STATIC, DYNAMIC = 2000, 100
"""How many lines Cloudflare takes without an asterisk, and with one."""
_WRITTEN = "# Written by Guichet.\n"
_LEFT_TO_PAGES = "these addresses still lead on, by a page; that of a pattern needs a host that takes more"


@host("netlify", FILE)
def netlify(rules: Rules) -> Mapping[str, str]:
    """The file as Netlify reads it."""
    whole = [pattern for pattern in rules.patterns if _ends_in_whole_part(pattern)]
    lines = [*_exact(rules, "301!"), *_open(rules, whole, "301!")]
    left = [pattern.text for pattern in rules.patterns if pattern not in whole]
    remarks = [f"# Netlify cannot match {pattern}\n" for pattern in left]
    return {FILE.address: "".join([_WRITTEN, *remarks, *lines])}


def _cloudflare_limits(rules: Rules) -> list[Limit]:
    exact, dynamic = len(rules.targets), sum(1 for _ in _open(rules, rules.patterns, ""))
    limits = [Limit("former", STATIC, exact, _LEFT_TO_PAGES)] if exact > STATIC else []
    if dynamic > DYNAMIC:
        limits.append(Limit("pattern", DYNAMIC, dynamic, _LEFT_TO_PAGES))
    return limits


@host("cloudflare", FILE, limits=_cloudflare_limits)
def cloudflare(rules: Rules) -> Mapping[str, str]:
    """The file as Cloudflare reads it."""
    exact = islice(_exact(rules, "301"), STATIC)
    return {FILE.address: "".join([_WRITTEN, *exact, *islice(_open(rules, rules.patterns, "301"), DYNAMIC)])}


def _exact(rules: Rules, status: str) -> Iterator[str]:
    for source, target in rules.targets.items():
        yield f"{source}/ {target} {status}\n"


def _open(rules: Rules, patterns: Iterable[NumberPattern], status: str) -> Iterator[str]:
    for pattern in patterns:
        for language, number, target in rules.numbered(pattern):
            source = pattern.text.rstrip("/").replace("{language}", language).replace("{number}", number)
            yield f"{rules.folder}{source} {target} {status}\n"


def _ends_in_whole_part(pattern: NumberPattern) -> bool:
    return pattern.text.rstrip("/").endswith("/*")
