"""Networks: which hosts are private, by what the system says of their names."""

from __future__ import annotations

import socket
import time

import pytest

from guichet.external.networks import private

NAMES = {
    "public.example": ["192.0.32.8"],
    "intranet.example": ["10.1.2.3"],
    "half.example": ["192.0.32.8", "fe80::1%eth0"],
    "six.example": ["2600::1"],
}


def look_up(host: str, port: object) -> list[tuple[object, ...]]:
    """What a name service of our own says."""
    if host == "slow.example":
        time.sleep(0.5)
    if host not in NAMES:
        raise socket.gaierror(-2, "Name or service not known")
    return [(0, 0, 0, "", (number, 0)) for number in NAMES[host]]


def test_a_host_is_private_if_one_of_its_numbers_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    addresses = {f"https://{host}/{path}" for host in (*NAMES, "unknown.example") for path in "ab"}
    inner = private(addresses, patience=10)
    assert inner == {f"https://{host}/{path}" for host in ("intranet.example", "half.example") for path in "ab"}


def test_a_name_service_is_not_waited_for_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    begin = time.monotonic()
    assert private(["https://slow.example/"], patience=0.01) == frozenset()
    assert time.monotonic() - begin < 0.5
