"""Networks: which hosts are of the public internet, and which of a network that the check has no business in."""

from __future__ import annotations

import socket
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from ipaddress import ip_address
from urllib.parse import urlsplit

_AT_ONCE = 16


def private(addresses: Iterable[str]) -> frozenset[str]:
    """Those of *addresses* whose host is this machine or one of a private network, by its number or by what the
    system says of its name.
    """
    hosts: dict[str, list[str]] = {}
    for address in addresses:
        hosts.setdefault(urlsplit(address).hostname or "", []).append(address)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        judged = zip(hosts.values(), pool.map(_is_private, hosts), strict=True)
        return frozenset(address for of_host, is_private in judged if is_private for address in of_host)


def _is_private(host: str) -> bool:
    try:
        found = {str(entry[4][0]).partition("%")[0] for entry in socket.getaddrinfo(host, None)}
        return not all(ip_address(number).is_global for number in found)
    except (OSError, ValueError):
        return False  # Nobody knows the name: whoever fetches it will say so.
