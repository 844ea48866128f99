"""nginx: maps for its `http` block, which are looked up by hash, and the line that asks them for its `server` block."""

from __future__ import annotations

import re
from collections.abc import Mapping

from guichet.hosting.policy import HEADERS
from guichet.hosting.registry import HostFile, host
from guichet.hosting.rules import Rules

MAPS = HostFile("/hosting/nginx-http.conf", re.compile(r"    (?P<source>/\S*) (?P<target>/[^\s$]*);"))
SERVER = HostFile("/hosting/nginx-server.conf")

_BUCKET, _BUCKET_ROOM = 128, 32
"""The smallest bucket in bytes, and what one needs besides its key."""
_TABLE = 2048
"""The smallest table."""

_MAPS = """\
# Written by Guichet. Include this file in the block `http` of nginx, and `nginx-server.conf` in the block `server`.
map_hash_max_size {table};
map_hash_bucket_size {bucket};

# Addresses are looked up without a `/` at their end.
map $uri $guichet_address {{
    default $uri;
    "~^(?<guichet_stem>/.*[^/])/$" $guichet_stem;
}}

# An address that matches a pattern is looked up as that of its number.
map $guichet_address $guichet_former {{
    default $guichet_address;
{patterns}}}

map $guichet_former $guichet_target {{
    default "";
{targets}}}
"""
_SERVER = """\
# Written by Guichet. Include this file in the block `server`. A block within it that has an `add_header` of its own
# has none of these: include the file there, too.
{headers}
if ($guichet_target) {{
    return 301 $guichet_target$is_args$args;
}}
"""


@host("nginx", MAPS, SERVER)
def nginx(rules: Rules) -> Mapping[str, str]:
    """Both files."""
    # nginx looks texts up without regard to the case of their letters, and takes none twice.
    targets = {source.lower(): target for source, target in rules.targets.items()}
    longest = max(map(len, targets), default=0)
    maps = _MAPS.format(
        table=max(_TABLE, _power_above(2 * len(targets))),
        bucket=max(_BUCKET, _power_above(longest + _BUCKET_ROOM)),
        patterns="".join(_patterns(rules)),
        targets="".join(f"    {source} {target};\n" for source, target in targets.items()),
    )
    headers = "".join(f'add_header {name} "{value}" always;\n' for name, value in HEADERS.items())
    return {MAPS.address: maps, SERVER.address: _SERVER.format(headers=headers)}


def _patterns(rules: Rules) -> list[str]:
    lines = []
    folder = rules.folder.replace(".", r"\.")
    for pattern in rules.patterns:
        expression = pattern.expression(f"(?<guichet_language>{rules.languages})", "(?<guichet_number>[0-9]+)")
        language = "/$guichet_language" if pattern.names_language else ""
        lines.append(f'    "~^{folder}{expression}$" {rules.folder}{language}/g$guichet_number;\n')
    return lines


def _power_above(number: int) -> int:
    """The smallest power of two that is not below *number*."""
    return 1 << max(0, number - 1).bit_length()
