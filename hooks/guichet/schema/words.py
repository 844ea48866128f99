"""Words: the engine's own texts for readers, by language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal, TypeAlias

import yaml
from pydantic import BaseModel, ConfigDict

LOCALES = Path(__file__).parent.parent / "locales"
FALLBACK = "en"


Need: TypeAlias = Literal["console", "guide", "image", "number", "snippet", "table", "value"]


class Element(BaseModel):
    """An element of the dialect, as it is explained to authors."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    source: str
    """An example. A `need` in angle brackets stands for the first one of the help centre."""
    needs: Need | None = None
    """What the help centre must have, so that the result can be shown, too."""


class Words(BaseModel):
    """The engine's words in one language. A locale that lacks one, or has one too many, does not load."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    language: str
    misc_section: str
    """The section of guides that name none."""
    callouts: Mapping[str, str]
    """Default titles of callouts, by type."""
    directions: Mapping[str, str]
    """What a server does, by direction."""
    ports: Mapping[str, str]
    """Column titles of the kinds of port that are known everywhere."""
    port_purposes: Mapping[str, str]
    """What a connection to a port of such a kind is."""
    security: Mapping[str, str]
    """How a port protects the connection."""
    elements: Mapping[str, Element]
    """The elements of the dialect by name, in the order in which authors are shown them."""
    severities: Mapping[str, str]
    """What a fault does to a build, by severity."""
    stop_words: str
    """Words that a query need not have, such as articles."""
    elisions: str
    """What may stand before an apostrophe and is no word to search for."""
    interface: Mapping[str, str]
    """Every other word of the pages, by its use."""


def known_languages() -> list[str]:
    """The languages that the engine has words in."""
    return sorted(path.stem for path in LOCALES.glob("*.yml"))


@lru_cache
def words_in(language: str) -> Words:
    """The engine's words in *language*, in its main variety, or else in English."""
    for candidate in (language, language.split("-")[0], FALLBACK):
        path = LOCALES / f"{candidate}.yml"
        if path.is_file():
            return Words.model_validate(yaml.safe_load(path.read_text("utf-8")))
    raise LookupError(f"no words for {language}, nor for {FALLBACK}")
