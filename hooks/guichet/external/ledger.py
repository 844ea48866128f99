"""The ledger of external addresses: the last result of each, kept in a file of the project."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field

from guichet.diagnostics import ContentError, Diagnostic, Location
from guichet.editing import SavingError, ledger_text, save
from guichet.external.answer import Answer, Verdict, moved_to
from guichet.schema.front_matter import Day
from guichet.schema.json_lines import read_json_lines
from guichet.schema.settings import WebAddress
from guichet.schema.validation import Expected, Strict
from guichet.source import SourceFolder, read_regular

_HEAD = "# What the addresses of other sites did when they were last fetched. Written by `guichet check --external`.\n"
_Words = Annotated[str, Expected("a text", "write it in quotes")]


class AddressState(Strict):
    """The recorded state of an address of another site."""

    address: WebAddress
    status: _Words
    """Its last answer, such as "404 Not Found"."""
    sound: Day | None = None
    """The day of its last successful answer."""
    failed: list[Day] = Field(default_factory=list)
    """The days since then with failures."""
    moved: WebAddress | None = None
    """The target of its permanent redirect, or a home page that it redirects to."""


def read_ledger(folder: SourceFolder, file: Path) -> dict[str, AddressState]:
    """The entries of the ledger *file*, by address; none if the file does not exist.

    Raises:
        ContentError: the file exists and is not a valid ledger.
    """
    folder.require_inside(file)
    if not file.exists() or not file.stat().st_size:
        return {}
    source = folder.read(file)
    entries: dict[str, AddressState] = {}
    lines: dict[str, int] = {}
    faults = []
    for number, entry in read_json_lines(source, AddressState):
        first = lines.setdefault(entry.address, number)
        if first != number:
            where = Location(source.path, number, 1, len(source.line(number)))
            values = {"name": entry.address, "first": f"line {first}"}
            faults.append(Diagnostic.of("ledger-duplicate", where, source.line(number), **values))
        entries[entry.address] = entry
    if faults:
        raise ContentError(faults)
    return entries


def write_ledger(file: Path, entries: Mapping[str, AddressState]) -> None:
    """Write *entries* to the ledger *file* atomically, one line each.

    Raises:
        SavingError: the file cannot be written.
    """
    text = ledger_text({address: _line(entry) for address, entry in entries.items()}, _HEAD)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        before = read_regular(file) if os.path.lexists(file) else None
    except OSError as error:
        raise SavingError(error.strerror or str(error)) from None
    if before != text.encode("utf-8"):
        save(file, before, text.encode("utf-8"))


def entered(address: str, before: AddressState | None, answer: Answer, day: date) -> AddressState:
    """The entry of *address* after its *answer* on *day*."""
    old = before or AddressState(address=address, status="")
    match answer.verdict:
        case Verdict.SOUND:
            moved = old.moved if answer.is_kept else moved_to(address, answer)
            return AddressState(address=address, status=answer.words, sound=day, moved=moved)
        case Verdict.FAILED:
            return old.model_copy(update={"status": answer.words, "failed": sorted({*old.failed, day}), "moved": None})
        case Verdict.UNKNOWN:
            return old.model_copy(update={"status": answer.words, "moved": None})


def last_seen(entry: AddressState | None) -> date:
    """The last day on which *entry* was fetched."""
    days = [entry.sound, *entry.failed] if entry else []
    return max((day for day in days if day), default=date.min)


def _line(entry: AddressState) -> str:
    values = entry.model_dump(mode="json", exclude_defaults=True)
    return json.dumps(values, ensure_ascii=False)
