"""JSON Lines: ledgers whose every line is a JSON object of one model."""

from __future__ import annotations

import json
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from guichet.diagnostics import MOST_FAULTS, ContentError, Diagnostic, Location
from guichet.editing import ledger_lines
from guichet.source import SourceText

LineModel = TypeVar("LineModel", bound=BaseModel)


def read_json_lines(source: SourceText, model: type[LineModel]) -> list[tuple[int, LineModel]]:
    """The entries of *source*, each with the number of its line.

    Raises:
        ContentError: one diagnostic for each line that is no entry, or for each mark of a merge.
    """
    entries: list[tuple[int, LineModel]] = []
    faults: list[Diagnostic] = []
    for number, line in ledger_lines(source):
        try:
            entries.append((number, model.model_validate(json.loads(line))))
        except (ValueError, RecursionError) as error:
            column = error.colno if isinstance(error, json.JSONDecodeError) else None
            where = Location(source.path, number, column)
            faults.append(Diagnostic.of("ledger-entry", where, source.line(number), problem=_problem(error)))
            if len(faults) == MOST_FAULTS:
                faults.append(Diagnostic.of("faults-many", where, source.line(number), limit=MOST_FAULTS))
                break
    if faults:
        raise ContentError(faults)
    return entries


def _problem(error: Exception) -> str:
    match error:
        case ValidationError():
            first, *_ = error.errors(include_url=False, include_input=False, include_context=False)
            key = "".join(f"`{step}`: " for step in first["loc"])
            match first["type"]:
                case "expected":
                    return f"{key}this is not {first['msg']}"
                case "model_type":
                    return "it is not an object in braces"
            return f"{key}{first['msg'].lower()}"
        case json.JSONDecodeError():
            return "from here on, it is not JSON"
    return "nobody can read it"
