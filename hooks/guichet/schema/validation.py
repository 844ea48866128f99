"""Validation: what an author wrote becomes a model, or diagnostics at the place of each fault."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, GetCoreSchemaHandler, ValidationError, model_validator
from pydantic_core import CoreSchema, ErrorDetails, core_schema

from guichet.diagnostics import MOST_FAULTS, ContentError, Diagnostic, did_you_mean
from guichet.schema.steps import follow, kind_of, leads_on, models_in
from guichet.source import SourceMapping, Span, Value
from guichet.source.strict_yaml import Path

Model = TypeVar("Model", bound=BaseModel)


class Strict(BaseModel):
    """A model of what an author writes. To hold one is to know that it is valid."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _without_empty_keys(cls, values: Any) -> Any:
        """A known key that is written with nothing behind it counts as left out."""
        if not isinstance(values, dict):
            return values
        return {key: value for key, value in values.items() if value is not None or key not in cls.model_fields}


class Expected:
    """Says in words what a field takes, for the message where something else stands.

    Stands last in an `Annotated` type, and replaces whatever error the type itself would give.
    """

    def __init__(self, what: str, repair: str) -> None:
        self.what = what
        self.repair = repair

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Wrap the schema of the annotated type; called by pydantic."""
        return core_schema.custom_error_schema(
            handler(source), "expected", custom_error_message=self.what, custom_error_context={"repair": self.repair}
        )


def _as_digits(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"-?[0-9]+", value, re.ASCII):
        raise ValueError("no number")
    return value


Whole = Annotated[int, BeforeValidator(_as_digits)]
"""A whole number, written with digits alone: pydantic would also read `1_000` and ` 1`."""


def validate(model: type[Model], mapping: SourceMapping) -> Model:
    """The values of *mapping* as a *model*.

    Raises:
        ContentError: one diagnostic per fault, each at the line and column of the key or value that causes it.
    """
    values: Value = dict(mapping.values)
    try:
        return model.model_validate(_with_empty_texts(values))
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
        faults = [_diagnostic(model, mapping, values, details) for details in found[:MOST_FAULTS]]
        if len(found) > MOST_FAULTS:
            place = max(Span(mapping.source.line_start(fault.location.line or 1)) for fault in faults)
            faults.append(mapping.source.diagnostic("faults-many", place, limit=MOST_FAULTS))
        raise ContentError(faults) from None


def _with_empty_texts(value: Value) -> Value:
    """*value*, where each entry of a list that holds nothing is an empty text."""
    if isinstance(value, dict):
        return {key: _with_empty_texts(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return ["" if inner is None else _with_empty_texts(inner) for inner in value]
    return value


def _diagnostic(model: type[BaseModel], mapping: SourceMapping, values: Value, details: ErrorDetails) -> Diagnostic:
    """What *details* says of *values*, those of *mapping*."""
    steps = details["loc"]
    last = steps[-1] if steps else ""
    annotation, path = follow(model, values, steps)
    kinds = [kind for kind in map(kind_of, models_in(annotation)) if kind is not None]
    match details["type"]:
        case "extra_forbidden":
            parent, _ = follow(model, values, steps[:-1])
            suggestion = did_you_mean(str(last), _keys_of(parent))
            return mapping.diagnostic("unknown-key", path, at_key=True, key=_cut(str(last)), suggestion=suggestion)
        case "missing":
            is_written = bool(path) and path[-1] == last
            return _missing(mapping, values, path[:-1] if is_written else path, str(last), "…")
        case "union_tag_not_found" | "union_tag_invalid":
            kind = _value_at(values, (*path, "kind")) if leads_on(_value_at(values, path), "kind") else None
            if kind is None:
                return _missing(mapping, values, path, "kind", kinds[0], f"; the kinds are {_listed(kinds, 'and')}")
            expected, repair = _listed(kinds, "or"), did_you_mean(str(kind), kinds)
            path = (*path, "kind")
        case _:
            expected, repair = _words(annotation, details)
    is_key = last == "[key]"
    found = f'"{_cut(str(path[-1]))}"' if is_key else _found(_value_at(values, path))
    name = f"a key of {_name_of(path[:-1])}" if is_key else _name_of(path)
    return mapping.diagnostic(
        "invalid-value", path, at_key=is_key, name=name, found=found, expected=expected, repair=repair
    )


def _missing(mapping: SourceMapping, values: Value, path: Path, key: str, value: str, remark: str = "") -> Diagnostic:
    """That *key* is missing from the mapping at *path*, or has nothing behind it; *value* shows how to write it."""
    if leads_on(_value_at(values, path), key):
        path, repair = (*path, key), "write its value behind the `:`"
    elif path and mapping.is_in_braces(path):
        repair = f"add `{key}: {value}` between the braces"
    else:
        repair = f"add a line `{key}: {value}`"
    return mapping.diagnostic("missing-key", path, at_key=True, key=key, repair=f"{repair}{remark}")


def _words(annotation: Any, details: ErrorDetails) -> tuple[str, str]:
    """What was expected where a value of the type *annotation* belongs, and the repair, in words."""
    context = details.get("ctx", {})
    match details["type"]:
        case "expected":
            return details["msg"], str(context["repair"])
        case "too_short" if context.get("field_type") == "List":
            least = "one entry" if context["min_length"] == 1 else f"{context['min_length']} entries"
            return f"a list with at least {least}", _LIST
        case "too_short":
            return "lines of `key: value`", "write at least one"
        case "list_type":
            return "a list", _LIST
        case "dict_type":
            return "lines of `key: value`", "write such lines below it"
        case "model_type" | "model_attributes_type":
            keys = _listed(_keys_of(annotation), "and")
            return "lines of `key: value`", f"write such lines below it; the keys are {keys}"
    return details["msg"].lower(), "correct the value"


_LIST = "write `[one, two]`, or each entry on a line of its own that begins with `- `"


def _keys_of(annotation: Any) -> list[str]:
    """The keys that a value of the type *annotation* may have."""
    return sorted({name for model in models_in(annotation) for name in model.model_fields})


def _listed(names: Sequence[str], joint: str) -> str:
    """*names* as in "`a`, `b` and `c`"."""
    quoted = [f"`{name}`" for name in names]
    return f" {joint} ".join([*([", ".join(quoted[:-1])] if quoted[:-1] else []), quoted[-1]])


def _found(value: Value) -> str:
    """How a message names a value."""
    match value:
        case None | "":
            return "empty"
        case list():
            return "a list" if value else "an empty list"
        case dict():
            return "a mapping" if value else "an empty mapping"
        case _:
            return f'"{_cut(value)}"'


def _cut(text: str) -> str:
    """The beginning of a long *text*, for a message."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


_SHOWN = 60


def _name_of(path: Path) -> str:
    """What a message calls the value at *path*: by its key, or by its position in the list of that key."""
    name = ""
    for step in reversed(path):
        if isinstance(step, str):
            return f"{name}`{step}`"
        name = f"{name}entry {step + 1} of "
    return name


def _value_at(values: Value, path: Path) -> Value:
    found: Any = values
    for step in path:
        found = found[step]
    value: Value = found
    return value
