"""The ledger: what every address did when it was last fetched, kept from run to run in a file of the project."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from guichet.editing import SavingError, save
from guichet.external.answer import Answer, Verdict, moved_to
from guichet.schema.front_matter import Day
from guichet.schema.settings import WebAddress
from guichet.schema.validation import Expected, Strict, validate
from guichet.source import SourceFolder, read_mapping, read_regular

_HEAD = """\
# What the addresses of other sites did when they were last fetched. Written by `guichet check --external`.
version: 1
"""
_Words = Annotated[str, Expected("a text", "write it in quotes")]


class Entry(Strict):
    """What is known of an address."""

    status: _Words
    """What it did last, such as "404 Not Found"."""
    sound: Day | None = None
    """The day it was last seen sound."""
    failed: list[Day] = Field(default_factory=list)
    """The days since then on which it failed."""
    moved: WebAddress | None = None
    """Where it leads for good, or to what first page it leads at all."""


class _Ledger(Strict):
    version: Annotated[Literal["1"], Expected("1", "get back the ledger that this version of Guichet wrote")]
    addresses: dict[WebAddress, Entry] = Field(default_factory=dict)


def read_ledger(folder: SourceFolder, file: Path) -> dict[str, Entry]:
    """The entries of the ledger *file*, by address; none if it is not there yet.

    Raises:
        ContentError: it is there and is no ledger.
    """
    folder.require_inside(file)
    if not file.exists() or not file.stat().st_size:
        return {}
    mapping = read_mapping(folder.read(file), what="the ledger")
    return validate(_Ledger, mapping).addresses


def write_ledger(file: Path, entries: Mapping[str, Entry]) -> None:
    """Write *entries* to the ledger *file*, a line each, in one step.

    Raises:
        SavingError: the file cannot be written.
    """
    text = _HEAD + ("addresses:\n" if entries else "addresses: {}\n")
    text += "".join(f"  {_quoted(address)}: {_line(entries[address])}\n" for address in sorted(entries))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        before = read_regular(file) if os.path.lexists(file) else None
    except OSError as error:
        raise SavingError(error.strerror or str(error)) from None
    if before != text.encode("utf-8"):
        save(file, before, text.encode("utf-8"))


def entered(address: str, before: Entry | None, answer: Answer, day: date) -> Entry:
    """The entry of *address* after its *answer* on *day*."""
    old = before or Entry(status="")
    match answer.verdict:
        case Verdict.SOUND:
            moved = old.moved if answer.is_kept else moved_to(address, answer)
            return Entry(status=answer.words, sound=day, moved=moved)
        case Verdict.FAILED:
            return Entry(status=answer.words, sound=old.sound, failed=sorted({*old.failed, day}))
        case Verdict.UNKNOWN:
            return Entry(status=answer.words, sound=old.sound, failed=old.failed)


def last_seen(entry: Entry | None) -> date:
    """The last day that *entry* tells of."""
    days = [entry.sound, *entry.failed] if entry else []
    return max((day for day in days if day), default=date.min)


def _line(entry: Entry) -> str:
    parts = [f"status: {_quoted(entry.status)}"]
    if entry.sound:
        parts.append(f"sound: {entry.sound}")
    if entry.failed:
        parts.append(f"failed: [{', '.join(map(str, entry.failed))}]")
    if entry.moved:
        parts.append(f"moved: {_quoted(entry.moved)}")
    return f"{{{', '.join(parts)}}}"


def _quoted(text: str) -> str:
    return json.dumps(text)
