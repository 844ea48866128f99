"""Words: the engine's own texts for readers, by language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from string import Formatter
from typing import Literal, TypeAlias

from guichet.diagnostics import ContentError, Diagnostic, did_you_mean
from guichet.schema.validation import Strict, validate
from guichet.source import SourceFolder, SourceMapping, read_mapping

LOCALES = Path(__file__).parent.parent / "locales"
FALLBACK = "en"


Need: TypeAlias = Literal["console", "guide", "image", "number", "snippet", "table", "value"]


class DialectElement(Strict):
    """An element of the dialect, as it is explained to authors."""

    title: str
    source: str
    """An example. A `need` in angle brackets stands for the first one of the help centre."""
    needs: Need | None = None
    """What the help centre must have, so that the result can be shown, too."""


class Words(Strict):
    """The engine's words in one language. A locale that lacks one, or has one too many, does not load."""

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
    elements: Mapping[str, DialectElement]
    """The elements of the dialect by name, in the order in which authors are shown them."""
    severities: Mapping[str, str]
    """What a fault does to a build, by severity."""
    stop_words: str
    """Words that a query need not have, such as articles."""
    elisions: str
    """What may stand before an apostrophe and is no word to search for."""
    interface: Mapping[str, str]
    """Every other word of the pages, by its use."""


_MONTHS = tuple(f"month_{number}" for number in range(1, 13))
_NAMES: Mapping[str, str] = {
    "callouts": "warning alert hint note primary success secondary",
    "directions": "incoming outgoing",
    "ports": "ssl starttls plain",
    "port_purposes": "ssl starttls plain",
    "security": "ssl starttls none",
    "severities": "error warning hint",
    "elements": """
        callouts table value tabs faq details api carousel include links number image action heading list
        drawn code
    """,
    "interface": """
        locale server_type server_host recommended authentication_required authentication_none external_link
        task_done task_open footnote_back
        details close carousel permalink header nav menu home breadcrumbs toc action_skip action_edit
        select_language see_all search search_placeholder search_prompt search_reset search_result_initializer
        search_result_placeholder search_result_none search_result_one search_result_other
        search_result_more_one search_result_more_other search_result_term_missing search_close search_waiting
        search_unavailable search_more search_instead search_missed clipboard_copy clipboard_copied
        guide_number updated date day_1 example repair draft deprecated_title deprecated_text deprecated_link
        twin_source twin_link feed_title turn footer_previous footer_next related products tutorials settings
        purpose_incoming purpose_outgoing chooser_title chooser_label chooser_example chooser_platforms
        chooser_all chooser_found_one chooser_found_other chooser_found_none older_versions sheet_folder
        sheet_title sheet_excerpt sheet_link sheet_ports sheet_port sheet_clients not_found_title
        not_found_text not_found_home
    """,
}
"""The words that each section has in every language, besides the names of months and of languages."""
_FIELDS: Mapping[str, frozenset[str]] = {
    "date": frozenset({"day", "month", "year"}),
    "guide_number": frozenset({"number"}),
    "search_instead": frozenset({"words"}),
    "sheet_link": frozenset({"service"}),
    "sheet_port": frozenset({"number", "purpose"}),
    "sheet_title": frozenset({"service"}),
}
"""What the words of the interface say in braces."""


def known_languages() -> list[str]:
    """The languages that the engine has words in."""
    return sorted(path.stem for path in LOCALES.glob("*.yml"))


@lru_cache
def words_in(language: str) -> Words:
    """The engine's words in *language*, in its main variety, or else in English.

    Raises:
        ContentError: the locale lacks a word or has one too many; one diagnostic for each.
    """
    for candidate in (language, language.split("-")[0], FALLBACK):
        path = LOCALES / f"{candidate}.yml"
        if path.is_file():
            return read_locale(path)
    raise LookupError(f"no words for {language}, nor for {FALLBACK}")


def read_locale(path: Path) -> Words:
    """The words in the file *path*.

    Raises:
        ContentError: as `words_in`.
    """
    mapping = read_mapping(SourceFolder(path.parent.parent, path.parent).read(path), what="the locale")
    words = validate(Words, mapping)
    faults = list(_faults(words, mapping))
    if faults:
        raise ContentError(faults)
    return words


def _faults(words: Words, mapping: SourceMapping) -> Iterator[Diagnostic]:
    for section, listed in _NAMES.items():
        names = set(listed.split())
        if section == "interface":
            names.update(_MONTHS, (f"language_{language}" for language in known_languages()))
        written = getattr(words, section)
        for name in sorted(names - set(written)):
            repair = f"add a line `{name}: …` to `{section}`"
            yield mapping.diagnostic("missing-key", (section,), at_key=True, key=name, repair=repair)
        for name in sorted(set(written) - names):
            suggestion = did_you_mean(name, names)
            yield mapping.diagnostic("unknown-key", (section, name), at_key=True, key=name, suggestion=suggestion)
    for name, text in words.interface.items():
        fields = _FIELDS.get(name, frozenset())
        found = _fields_of(text)
        if found is None or not found <= fields:
            known = " and ".join(f"`{{{field}}}`" for field in sorted(fields))
            yield mapping.diagnostic(
                "invalid-value",
                ("interface", name),
                name=f"`{name}`",
                found=f'"{text}"',
                expected=f"a text with no braces but {known}" if fields else "a text without braces",
                repair="take the others away",
            )


def _fields_of(text: str) -> set[str] | None:
    """The names in braces in *text*; `None`, where a brace is not closed."""
    try:
        return {field for _, field, _, _ in Formatter().parse(text) if field is not None}
    except ValueError:
        return None
