"""The ledger of published addresses, each with data to recognise its page, as a text file that Git can merge."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from guichet.editing import ledger_text
from guichet.schema.kept_files import LEDGER
from guichet.source import SourceText

NAME = LEDGER

HEADER = """\
# Every address that this help centre has published, and every anchor of its pages: links elsewhere lead to them.
# `guichet addresses --update` writes this file; commit it. An address is one of
#
#   /address/                 a page; below it, indented: its file, its number in the older help centre, its title,
#                             and its anchors in the order of the page
#   /address/ -> /other/      an address that sends readers on
#   /address.pdf              a document
#   gone /address/ reason: …  one that was given up on purpose; only people write this, in the place of its entry
#
# and an anchor `#name`, or `gone #name reason: …`. White space and `%` in an address are percent-encoded.
"""
_UNFIT = re.compile(r"[\s%]")


@dataclass(frozen=True, slots=True)
class Gone:
    """An address or an anchor that was removed on purpose."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class RecordedAddress:
    """One address of the ledger."""

    address: str
    line: int = 0
    """Its line in the ledger; 0 for an entry that is not written yet."""
    target: str | None = None
    """The target of the redirect; `None` for a page or a document."""
    file: str = ""
    number: str = ""
    title: str = ""
    anchors: Mapping[str, int] = field(default_factory=dict)
    """The lines of the page's anchors, by name, in the order of the page."""
    gone: Mapping[str, Gone] = field(default_factory=dict)
    """The anchors that were removed on purpose."""


@dataclass(frozen=True)
class Ledger:
    """The content of the ledger's file."""

    source: SourceText
    entries: Mapping[str, RecordedAddress]
    """By address."""
    gone: Mapping[str, Gone]
    """The addresses that were removed on purpose."""

    def text(self) -> str:
        """The text of the file, sorted so that additions on two branches rarely conflict."""
        lines = {address: _lines(entry) for address, entry in self.entries.items()}
        lines |= {
            address: iter([f"gone {written(address)} reason: {gone.reason}"]) for address, gone in self.gone.items()
        }
        head = f"{HEADER}\n" if lines else HEADER
        return ledger_text({address: "\n".join(told) for address, told in lines.items()}, head)


def written(name: str) -> str:
    """An address or an anchor as written in the ledger, with white space and `%` encoded."""
    return _UNFIT.sub(lambda found: quote(found[0]), name)


def meant(word: str) -> str:
    """The address or anchor that *word* encodes."""
    return unquote(word) if "%" in word else word


def _lines(entry: RecordedAddress) -> Iterator[str]:
    yield written(entry.address) + (f" -> {written(entry.target)}" if entry.target is not None else "")
    for key in KEYS:
        value = getattr(entry, key)
        if value:
            yield f"  {key}: {value}"
    for anchor in entry.anchors:
        yield f"  #{written(anchor)}"
    for anchor, gone in sorted(entry.gone.items()):
        yield f"  gone #{written(anchor)} reason: {gone.reason}"


KEYS = ("file", "number", "title")
"""The fields of an entry, besides its anchors."""
