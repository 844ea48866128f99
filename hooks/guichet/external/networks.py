"""Tells hosts of the public internet from those of private networks, which are not fetched."""

from __future__ import annotations

import socket
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor, wait
from ipaddress import ip_address
from urllib.parse import urlsplit

_AT_ONCE = 16


def private(addresses: Iterable[str], patience: float) -> frozenset[str]:
    """The *addresses* whose host is this machine or in a private network, judged by its IP address. Names are
    resolved within *patience* seconds.
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
        return False  # The name cannot be resolved: fetching the address reports that.
