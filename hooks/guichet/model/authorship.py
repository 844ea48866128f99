"""Authorship: who wrote what of a site, so that its faults are told where they can be repaired."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from guichet.model.link import WrittenLink


@dataclass(frozen=True)
class Authorship:
    """What people wrote, by where it stands in the site."""

    links: Mapping[str, Sequence[WrittenLink]] = field(default_factory=dict)
    """Links, by the address of the page they are on."""
    pages: Mapping[str, str] = field(default_factory=dict)
    """The files that pages are written in, by address."""
    images: Mapping[str, str] = field(default_factory=dict)
    """The pictures beside texts: their addresses, by the path of the file."""
    copied: Mapping[str, str] = field(default_factory=dict)
    """The files that are published as they are, by address."""
