"""Networks: which hosts are of the public internet, and which of a network that the check has no business in."""

from __future__ import annotations

import socket
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor, wait
from ipaddress import ip_address
from urllib.parse import urlsplit

_AT_ONCE = 16


def private(addresses: Iterable[str], patience: float) -> frozenset[str]:
    """Those of *addresses* whose host is this machine or one of a private network, by its number or by what the
    system says of its name within *patience* seconds.
    """
    hosts: dict[str, list[str]] = {}
    for address in addresses:
        hosts.setdefault(urlsplit(address).hostname or "", []).append(address)
    pool = ThreadPoolExecutor(_AT_ONCE)
    asked = {pool.submit(_is_private, host): of_host for host, of_host in hosts.items()}
    done, _ = wait(asked, patience)
    pool.shutdown(wait=False, cancel_futures=True)
    return frozenset(address for question in done if question.result() for address in asked[question])


def _is_private(host: str) -> bool:
    try:
        found = {str(entry[4][0]).partition("%")[0] for entry in socket.getaddrinfo(host, None)}
        return not all(ip_address(number).is_global for number in found)
    except (OSError, ValueError):
        return False  # Nobody knows the name: whoever fetches it will say so.
