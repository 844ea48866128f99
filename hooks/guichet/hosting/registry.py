"""The registry of hosts, by the names that the settings give them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from guichet.hosting.rules import Rules
from guichet.model import Library


@dataclass(frozen=True, slots=True)
class HostFile:
    """A file that a host reads."""

    address: str
    """Where it lies, from the site's root."""
    line: re.Pattern[str] | None = None
    """What a line looks like that leads from one address (`source`) to another (`target`); `None` if none does."""


@dataclass(frozen=True, slots=True)
class Limit:
    """Addresses that a host cannot lead on from, for there are too many of them."""

    what: str
    """What kind of addresses they are."""
    taken: int
    count: int
    repair: str


Writer: TypeAlias = Callable[[Rules], Mapping[str, str]]
"""From the rules to the text of each file, by its address."""
HostLimits: TypeAlias = Callable[[Rules], Sequence[Limit]]


@dataclass(frozen=True, slots=True)
class Host:
    """A kind of host."""

    name: str
    files: tuple[HostFile, ...]
    write: Writer
    limits: HostLimits


HOSTS: dict[str, Host] = {}
"""Every kind of host by its name."""


def host(name: str, *files: HostFile, limits: HostLimits = lambda rules: ()) -> Callable[[Writer], Writer]:
    """Register the decorated function as what writes the *files* of the host *name*."""

    def register(writer: Writer) -> Writer:
        if name in HOSTS:
            raise ValueError(f"there is a host {name} already")
        HOSTS[name] = Host(name, files, writer, limits)
        return writer

    return register


def host_files(library: Library) -> dict[str, str]:
    """The text of each file for the hosts that the settings name, by its address."""
    rules = Rules(library)
    files: dict[str, str] = {}
    for name in library.settings.hosts:
        files |= HOSTS[name].write(rules)
    return files


def lines_of(file: HostFile, text: str) -> Iterator[tuple[int, str, str]]:
    """The lines of *text*, what *file* holds, that lead from one address to another: number, source and target."""
    if file.line is None:
        return
    for number, line in enumerate(text.split("\n"), start=1):
        found = file.line.fullmatch(line)
        if found:
            yield number, found["source"].replace("\\", ""), found["target"]
