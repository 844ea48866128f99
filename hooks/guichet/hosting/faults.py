"""Faults of hosts: names that nobody knows, files that two want, and more redirects than a host takes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.diagnostics import Diagnostic, Location, did_you_mean
from guichet.hosting.registry import HOSTS
from guichet.hosting.rules import Rules
from guichet.model import Library
from guichet.source import SourceMapping

_CONFIGURATION = "mkdocs.yml"
_PLAIN = re.compile(r"[A-Za-z0-9._~/-]*")


def named_hosts_faults(names: list[str], settings: SourceMapping) -> Iterator[Diagnostic]:
    """What is wrong with *names*, the hosts that *settings* names."""
    readers: dict[str, str] = {}
    for rank, name in enumerate(names):
        if name not in HOSTS:
            suggestion = did_you_mean(name, HOSTS)
            yield settings.diagnostic("unknown-host", ("hosts", rank), name=name, suggestion=suggestion)
            continue
        for file in HOSTS[name].files:
            if file.line is None:  # headers have one form everywhere
                continue
            first = readers.setdefault(file.address, name)
            if first != name:
                yield settings.diagnostic(
                    "host-file-shared", ("hosts", rank), first=first, second=name, file=file.address[1:]
                )


def host_faults(library: Library) -> Iterator[Diagnostic]:
    """What keeps the hosts of *library* from leading all readers on."""
    rules = Rules(library)
    paths = {address: path for path, address in library.assets.items()}
    for name in library.settings.hosts:
        if not _PLAIN.fullmatch(rules.folder):
            yield Diagnostic.of("host-folder", Location(_CONFIGURATION), host=name, folder=rules.folder)
        for file in HOSTS[name].files:
            if file.address in paths:
                yield Diagnostic.of("host-file-taken", Location(paths[file.address]), host=name)
        for limit in HOSTS[name].limits(rules):
            yield Diagnostic.of(
                "host-limit",
                Location(_CONFIGURATION),
                host=name,
                what=limit.what,
                taken=limit.taken,
                count=limit.count,
                repair=limit.repair,
            )
