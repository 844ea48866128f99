"""Limits: how much of everything a help centre may have before it is refused rather than built."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from guichet.schema.validation import Expected, Strict, Whole
from guichet.source import MEBIBYTE, TextLimits

Bytes = Annotated[
    Whole,
    Field(ge=1024, le=1024 * MEBIBYTE),
    Expected("a number of bytes", "write a number from 1024 to 1073741824"),
]
Total = Annotated[
    Whole,
    Field(ge=1024, le=1024 * 1024 * MEBIBYTE),
    Expected("a number of bytes", "write a number from 1024 to 1099511627776"),
]
Characters = Annotated[
    Whole,
    Field(ge=100, le=100_000_000),
    Expected("a number of characters", "write a number from 100 to 100000000"),
]
Nesting = Annotated[Whole, Field(ge=4, le=40), Expected("a depth", "write a number from 4 to 40")]
Count = Annotated[Whole, Field(ge=1, le=1_000_000), Expected("a number above 0", "write a number from 1 to 1000000")]
Seconds = Annotated[Whole, Field(ge=1, le=3600), Expected("a number of seconds", "write a number from 1 to 3600")]


class Limits(Strict):
    """How large things may be. What is larger is refused, so that no guide can exhaust the machine that builds."""

    guide: Bytes = MEBIBYTE
    """Bytes of a guide, of another page, or of a text that guides include."""
    header: Characters = TextLimits.header
    """Characters of a front matter."""
    data: Bytes = TextLimits.size
    """Bytes of the data file."""
    ledger: Bytes = 64 * MEBIBYTE
    """Bytes of each file that Guichet itself keeps: the ledgers and the baseline."""
    line: Characters = TextLimits.line
    """Characters of a line of a guide or of the data file."""
    paragraph: Characters = 20_000
    """Characters of a paragraph, a heading or a cell."""
    nesting: Nesting = TextLimits.nesting
    """How deep quotes, lists and directives, and values in YAML, may be nested."""
    table_rows: Count = 2_000
    """Rows of one table, in a guide or in the data file."""
    includes: Count = 100
    """How many times one guide may include files, those included by included files too."""
    included: Characters = 1_000_000
    """Characters of all that one guide includes."""
    asset: Bytes = 25 * MEBIBYTE
    """Bytes of one picture or other file that is published as it is."""
    assets: Total = 4 * 1024 * MEBIBYTE
    """Bytes of all these files of one folder together."""
    seconds: Seconds = 10
    """How many seconds of the processor's time rendering one page may take."""

    def of(self, kind: Literal["guide", "data", "ledger", "asset"]) -> TextLimits:
        """The limits of the files of one *kind*."""
        size: int = getattr(self, kind)
        line = size if kind == "ledger" else self.line
        return TextLimits(size, kind, header=self.header, line=line, nesting=self.nesting)
