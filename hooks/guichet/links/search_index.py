"""The search index: the pages that its entries lead to, and the files that it is made of."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

ENTRY = ".pf_fragment"
"""How the files of the index end that hold one page each."""
LIST = ".pf_meta"
"""How the files end that list the others of one language."""
START = "/pagefind-entry.json"
"""The file that names those of every language."""

_SIGNATURE = b"pagefind_dcd"
"""What stands before the content of a file, once it is unpacked."""
_NAME = re.compile(rb"[a-z]{2,3}(?:-[a-z0-9]+)*_[0-9a-f]{4,}")
"""What files of an index are called: their language, and a digest of what they hold."""
_MAYBE = re.compile(rb"(?=%s)" % _NAME.pattern)
_SHORT_TEXT = range(0x60, 0x78)
"""The bytes that stand before a text of CBOR and say how long it is, from 0 on."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One page in the index."""

    address: str
    """Given from the site's root, whatever folder of a server that is in."""
    anchors: tuple[str, ...]
    """The elements of the page that results lead to."""
    image: str | None
    """What results show beside its title."""


def read_entry(content: bytes) -> Entry | None:
    """The entry with the bytes *content*; `None` if it cannot be read."""
    unpacked = _unpacked(content)
    try:
        entry = json.loads(unpacked) if unpacked is not None else None
    except ValueError:
        return None
    if not isinstance(entry, dict) or not isinstance(entry.get("url"), str):
        return None
    anchors, meta = entry.get("anchors"), entry.get("meta")
    ids = [anchor.get("id") for anchor in anchors if isinstance(anchor, dict)] if isinstance(anchors, list) else []
    image = meta.get("image") if isinstance(meta, dict) else None
    return Entry(
        entry["url"], tuple(one for one in ids if isinstance(one, str)), image if isinstance(image, str) else None
    )


def listed_files(content: bytes) -> list[str] | None:
    """The names, without ending, of the files that a list with the bytes *content* names; `None` if it is no list."""
    unpacked = _unpacked(content)
    return None if unpacked is None else list(dict.fromkeys(_names(unpacked)))


def started_files(content: bytes) -> list[str] | None:
    """The files that the start of an index with the bytes *content* names; `None` if it is no start."""
    try:
        languages = json.loads(content)["languages"]
        return [
            name
            for one in languages.values()
            for name in (f"pagefind.{one['hash']}{LIST}", f"wasm.{one['wasm'] or 'unknown'}.pagefind")
        ]
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _unpacked(content: bytes) -> bytes | None:
    try:
        unpacked = zlib.decompress(content, wbits=zlib.MAX_WBITS | 32)
    except zlib.error:
        return None
    return unpacked.removeprefix(_SIGNATURE) if unpacked.startswith(_SIGNATURE) else None


def _names(unpacked: bytes) -> Iterator[str]:
    """The texts in CBOR that are names of files."""
    for found in _MAYBE.finditer(unpacked):
        length = unpacked[found.start() - 1] if found.start() else 0
        name = unpacked[found.start() : found.start() + length - _SHORT_TEXT.start]
        if length in _SHORT_TEXT and _NAME.fullmatch(name):
            yield name.decode("ascii")
