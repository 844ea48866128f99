"""Limits of what is read: time and memory are bounded, whoever wrote the text."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class TextLimits:
    """How large a text may be. The class attributes are the defaults."""

    size: int = 4 * MEBIBYTE
    """Bytes of the file."""
    setting: str = ""
    """The key of the setting `limits` that gives `size`; empty where no setting does."""
    header: int = 16 * 1024
    """Characters of the front matter."""
    line: int = 20_000
    """Characters of one line."""
    nesting: int = 16
    """How deep lists and mappings of YAML may be nested."""

    @property
    def repair(self) -> str:
        """What to do about a file that is larger."""
        raising = f", or raise `limits.{self.setting}` in `mkdocs.yml`" if self.setting else ""
        return f"make it smaller{raising}"
