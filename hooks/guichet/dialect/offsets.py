"""Offsets: where the bytes of a prepared text stand in the source that it was made from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

_WIDE = re.compile(r"[^\x00-\x7f]+")
APART = "&zwnj;"
"""Put before text that shall not be taken for the beginning of a block. It stands nowhere in the source."""
Piece = tuple[int, int, int]
"""Where a piece of a prepared text begins, and where in the source; 1 if it is the source's text, 0 if it is put in."""


class Offsets:
    """From offsets in the UTF-8 bytes of a prepared text to offsets in the characters of its source."""

    def __init__(self, text: str, pieces: Sequence[Piece]) -> None:
        """*pieces* are those of the prepared *text*, the first of which begins at 0."""
        self._keys: list[int] = []
        self._values: list[tuple[int, int]] = []
        following = 0
        extra = 0
        for wide in () if text.isascii() else _WIDE.finditer(text):
            start, end = wide.span()
            while following < len(pieces) and pieces[following][0] < end:
                self._add(pieces[following], extra + _extra(text[start : pieces[following][0]]))
                following += 1
            extra += _extra(wide[0])
            begin, source, slope = pieces[following - 1]
            self._add((end, source + slope * (end - begin), slope), extra)
        for piece in pieces[following:]:
            self._add(piece, extra)

    def _add(self, piece: Piece, extra: int) -> None:
        begin, source, slope = piece
        self._keys.append(begin + extra)
        self._values.append((source, slope))

    def __call__(self, byte: int) -> int:
        """The offset in the source of what stands at *byte*; of what was put in, that of what follows it."""
        index = bisect_right(self._keys, byte) - 1
        source, slope = self._values[index]
        return source + slope * (byte - self._keys[index])

    def piece(self, byte: int) -> tuple[int, int, int, int]:
        """The piece that *byte* stands in: where it begins and ends, where in the source, and 1 or 0 as above."""
        index = bisect_right(self._keys, byte)
        return self._keys[index - 1], self._keys[index] if index < len(self._keys) else _END, *self._values[index - 1]


_END = 1 << 62
"""An offset behind all others."""


def _extra(text: str) -> int:
    """By how much *text* has more bytes than characters."""
    return len(text.encode()) - len(text)
