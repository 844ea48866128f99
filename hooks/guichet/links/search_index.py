"""The search index: the pages that its entries lead to, and the files that it is made of."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass

import cbor2

ENTRY = ".pf_fragment"
"""How the files of the index end that hold one page each."""
LIST = ".pf_meta"
"""How the files end that list the others of one language."""
START = "/pagefind-entry.json"
"""The file that names those of every language."""

_SIGNATURE = b"pagefind_dcd"
"""What stands before the content of a file, once it is unpacked."""
_KINDS = {1: "fragment/{}.pf_fragment", 2: "index/{}.pf_index", 3: "filter/{}.pf_filter"}
"""What files are called that a list names, by the place in it. The last text that stands there for one is its name."""


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One page in the index."""

    address: str
    """Relative to the site's root, even if the site is in a folder of its server."""
    anchors: tuple[str, ...]
    """The elements of the page that results lead to."""
    image: str | None
    """What results show beside its title."""


def read_entry(content: bytes) -> IndexEntry | None:
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
    return IndexEntry(
        entry["url"], tuple(one for one in ids if isinstance(one, str)), image if isinstance(image, str) else None
    )


def listed_files(content: bytes) -> list[str] | None:
    """The paths beside it of the files that a list with the bytes *content* names; `None` if it is no list."""
    unpacked = _unpacked(content)
    try:
        parts = cbor2.loads(unpacked) if unpacked is not None else ()
        return [
            kind.format([value for value in said if isinstance(value, str)][-1])
            for place, kind in _KINDS.items()
            for said in parts[place]
        ]
    except (cbor2.CBORDecodeError, IndexError, KeyError, TypeError):
        return None


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
