"""Apache: a map for its own configuration, and an `.htaccess` for who has no say in that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from guichet.hosting.policy import HEADERS
from guichet.hosting.registry import HostFile, Limit, host
from guichet.hosting.rules import Rules

MAP = HostFile("/hosting/apache.map", re.compile(r"(?P<source>/\S*) (?P<target>/\S*)"))
SERVER = HostFile("/hosting/apache.conf")
HTACCESS = HostFile("/.htaccess", re.compile(r'RedirectMatch 301 "\^(?P<source>/[^"*?]*)/\?\$" "(?P<target>/[^"]*)"'))

LINES = 1000
"""How many lines an `.htaccess` may have: Apache reads all of them at every request, which takes some 2 ms."""

_SERVER = """\
# Written by Guichet. Include this file in the virtual host, below a line that says where the map beside it lies:
#     Define GUICHET_MAP /srv/www/site/hosting/apache.map
RewriteEngine On
RewriteMap guichet "txt:${GUICHET_MAP}"
"""
_HEADERS = """\
<IfModule mod_headers.c>
{lines}</IfModule>
"""
_RULE = """\
RewriteCond "${{guichet:{key}}}" "^(/.*)$"
RewriteRule "^{expression}/?$" "%1" [R=301,L,NE]
"""
_HEAD = "# Written by Guichet.\n"
_LINE = 'RedirectMatch 301 "^{expression}/?$" "{target}"\n'


def _limits(rules: Rules) -> list[Limit]:
    count = len(_htaccess(rules))
    repair = "include `hosting/apache.conf` in its configuration; else pages lead on, save from addresses of patterns"
    return [Limit("former addresses by `.htaccess`", 0, count, repair)] if count > LINES else []


@host("apache", HTACCESS, SERVER, MAP, limits=_limits)
def apache(rules: Rules) -> Mapping[str, str]:
    """The map with the lines that ask it, and an `.htaccess`, without its redirects if they are too many."""
    lines = _htaccess(rules)
    headers = _headers()
    return {
        SERVER.address: "".join([_SERVER, *_server_rules(rules), headers]),
        MAP.address: "".join(f"{source} {target}\n" for source, target in rules.targets.items()),
        HTACCESS.address: "".join([_HEAD, *(lines if len(lines) <= LINES else []), headers]),
    }


def _headers() -> str:
    """The lines that set the headers; Apache has them where the module for them is loaded."""
    return _HEADERS.format(
        lines="".join(f'    Header always set {name} "{value}"\n' for name, value in HEADERS.items())
    )


def _server_rules(rules: Rules) -> Iterator[str]:
    for pattern in rules.patterns:
        expression = _literal(rules.folder) + pattern.expression(f"({rules.languages})", "([0-9]+)")
        key = rules.folder + ("/$1/g$2" if pattern.names_language else "/g$1")
        yield _RULE.format(key=key, expression=expression)
    yield _RULE.format(key="$1", expression="(/.*?[^/])")


def _htaccess(rules: Rules) -> list[str]:
    """The lines: one for each former address, and for each number in each pattern.

    Apache encodes what it finds there, so that a page whose address is encoded already is left to its own redirect.
    """
    lines = [
        _LINE.format(expression=_literal(source), target=target)
        for source, target in rules.targets.items()
        if "%" not in target
    ]
    for pattern in rules.patterns:
        for language, number, target in rules.numbered(pattern):
            expression = _literal(rules.folder) + pattern.expression(language, number)
            lines.append(_LINE.format(expression=expression, target=target))
    return lines


def _literal(address: str) -> str:
    return address.replace(".", r"\.")
