"""Rules: which addresses lead on to which pages, as they stand in an address bar behind the host's name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote, unquote, urlsplit

from guichet.model import Library, NumberPattern


@dataclass(frozen=True)
class Rules:
    """The redirects of a library. Every address begins with the folder that the site stands in."""

    library: Library

    @cached_property
    def folder(self) -> str:
        """The folder of its host that the site stands in, without a `/` at its end; empty for the root."""
        return unquote(urlsplit(self.library.site_address or "").path).rstrip("/")

    @cached_property
    def targets(self) -> Mapping[str, str]:
        """The address that each former one leads to, percent-encoded. The former ones have no `/` at their end.

        They hold a-z, digits and a few marks alone: the schemas let nothing else be part of one.
        """
        return {
            f"{self.folder}{former.rstrip('/')}": self.target(page.address)
            for former, page in sorted(self.library.redirects.items())
        }

    def target(self, address: str) -> str:
        """*address*, one of the site's own, as a host gives it to browsers."""
        return quote(f"{self.folder}{address}")

    @property
    def patterns(self) -> list[NumberPattern]:
        """The patterns that stand for more addresses than can be listed."""
        return [pattern for pattern in self.library.number_patterns if pattern.is_open]

    @property
    def languages(self) -> str:
        """The languages of the site as a regular expression."""
        return "|".join(self.library.languages)

    def numbered(self, pattern: NumberPattern) -> Iterator[tuple[str, str, str]]:
        """Language, number and target of each guide that *pattern* is about; the language is empty if it names none."""
        for (language, number), guide in self.library.numbers.items():
            if pattern.names_language is (language is not None):
                yield language or "", number, self.target(guide.address)
