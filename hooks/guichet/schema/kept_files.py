"""Kept files: those that Guichet itself writes, by the settings, may be nothing that people write."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from guichet.diagnostics import Diagnostic
from guichet.schema.settings import Settings
from guichet.source import SourceMapping
from guichet.source.strict_yaml import Path

LEDGER = "addresses.lock"
"""The name of the ledger of addresses, in the guides' folder."""
_WRITTEN = frozenset({".cfg", ".css", ".html", ".ini", ".js", ".md", ".py", ".toml", ".yaml", ".yml"})
"""Endings of what people write."""


def kept_files(settings: Settings) -> Iterator[str]:
    """The data file and the files that Guichet writes, relative to the project's root."""
    yield f"{settings.guides}/{settings.data}"
    yield f"{settings.guides}/{LEDGER}"
    yield settings.external.ledger
    if settings.baseline is not None:
        yield settings.baseline


def kept_file_faults(settings: Settings, mapping: SourceMapping) -> Iterator[Diagnostic]:
    """The settings in *mapping* that name a file to be written in the place of another."""
    taken = {
        f"{settings.guides}/{settings.data}".casefold(): "the data file",
        f"{settings.guides}/{LEDGER}".casefold(): "the ledger of addresses",
    }
    kept: list[tuple[Path, str, str]] = [(("external", "ledger"), settings.external.ledger, "the ledger of `external`")]
    if settings.baseline is not None:
        kept.append((("baseline",), settings.baseline, "the baseline"))
    for path, file, what in kept:
        owner = taken.setdefault(file.casefold(), what)
        ending = PurePosixPath(file).suffix.lower()
        if owner != what:
            yield mapping.diagnostic("kept-file-taken", path, file=file, owner=f"is {owner}")
        elif ending in _WRITTEN:
            yield mapping.diagnostic(
                "kept-file-taken", path, file=file, owner=f"ends in `{ending}`, as what people write"
            )
