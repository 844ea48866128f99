"""The search index: the page that each entry leads to."""

from __future__ import annotations

import json
import zlib

ENTRY = ".pf_fragment"
"""How the files of the index end that hold one page each."""
_SIGNATURE = b"pagefind_dcd"
"""What stands before the JSON of an entry, once it is unpacked."""


def entry_address(content: bytes) -> str | None:
    """The address of the page that the entry with the bytes *content* is for; `None` if it cannot be read."""
    try:
        unpacked = zlib.decompress(content, wbits=zlib.MAX_WBITS | 32)
        entry = json.loads(unpacked.removeprefix(_SIGNATURE))
    except (zlib.error, ValueError):
        return None
    address = entry.get("url") if isinstance(entry, dict) else None
    return address if isinstance(address, str) else None
