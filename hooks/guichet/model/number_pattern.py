"""Number patterns: the addresses at which guides answer by the number that they had in the older help centre."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

_LANGUAGE, _NUMBER, _ANY = "{language}", "{number}", "*"
_PART = re.compile(r"(\{language\}|\{number\}|/?\*)")


@dataclass(frozen=True)
class NumberPattern:
    """Such as `/{language}/g{number}.*`, in which `*`, at the end alone, stands for any text, or none."""

    text: str

    @property
    def is_open(self) -> bool:
        """Whether it stands for more addresses than can be listed."""
        return _ANY in self.text

    @property
    def names_language(self) -> bool:
        """Whether its addresses say the language of the guide."""
        return _LANGUAGE in self.text

    def address(self, language: str, number: str) -> str:
        """The one address of a pattern that is not open, ending in `/`."""
        return self._head.replace(_LANGUAGE, language).replace(_NUMBER, number) + "/"

    def expression(self, language: str, number: str) -> str:
        """What its addresses look like, without a `/` at their end, as a regular expression that every host reads.

        *language* and *number* are the expressions that stand for these two.
        """
        known = {_LANGUAGE: language, _NUMBER: number, _ANY: ".*", f"/{_ANY}": "(?:/.*)?"}
        return "".join(known.get(part, part.replace(".", r"\.")) for part in _PART.split(self._head))

    def match(self, address: str, languages: Iterable[str]) -> tuple[str | None, str] | None:
        """The language, if the pattern names one, and the number in *address*; `None` if that is none of its own."""
        found = self._compiled(tuple(languages)).fullmatch(address.rstrip("/"))
        return (found.groupdict().get("language"), found["number"]) if found else None

    def _compiled(self, languages: tuple[str, ...]) -> re.Pattern[str]:
        if languages not in self._by_languages:
            language, number = f"(?P<language>{'|'.join(languages)})", "(?P<number>[0-9]+)"
            self._by_languages[languages] = re.compile(self.expression(language, number))
        return self._by_languages[languages]

    @cached_property
    def _by_languages(self) -> dict[tuple[str, ...], re.Pattern[str]]:
        return {}

    @property
    def _head(self) -> str:
        return self.text.rstrip("/")


OWN_PATTERNS = (NumberPattern("/{language}/g{number}/"), NumberPattern("/g{number}/"))
"""The patterns of every help centre."""
