"""Validation: what an author wrote becomes a model, or diagnostics at the place of each fault."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, ValidationError
from pydantic_core import CoreSchema, ErrorDetails, core_schema

from guichet.diagnostics import ContentError, Diagnostic, did_you_mean
from guichet.source import SourceMapping, Value
from guichet.source.strict_yaml import Path

Model = TypeVar("Model", bound=BaseModel)


class Strict(BaseModel):
    """A model of what an author writes. To hold one is to know that it is valid."""

    model_config = ConfigDict(frozen=True, extra="forbid")


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


def validate(model: type[Model], mapping: SourceMapping) -> Model:
    """The values of *mapping* as a *model*.

    A key that is written with nothing behind it counts as left out.

    Raises:
        ContentError: one diagnostic per fault, each at the line and column of the key or value that causes it.
    """
    try:
        return model.model_validate(_without_empty(dict(mapping.values)))
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
        raise ContentError(_diagnostic(model, mapping, details) for details in found) from None


def _without_empty(value: Value) -> Value:
    if isinstance(value, dict):
        return {key: _without_empty(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return ["" if inner is None else _without_empty(inner) for inner in value]
    return value


def _diagnostic(model: type[BaseModel], mapping: SourceMapping, details: ErrorDetails) -> Diagnostic:
    steps = details["loc"]
    last = steps[-1] if steps else ""
    path = _source_path(mapping, steps)
    if details["type"] == "extra_forbidden":
        known = {name for candidate in _models_at(model, steps[:-1]) for name in candidate.model_fields}
        return mapping.diagnostic("unknown-key", path, at_key=True, key=last, suggestion=did_you_mean(str(last), known))
    if details["type"] in ("missing", "union_tag_not_found"):
        key = "kind" if details["type"] == "union_tag_not_found" else last
        return mapping.diagnostic("missing-key", path, at_key=True, key=key, repair=f"add a line `{key}: …`")
    is_key = last == "[key]"
    expected, repair = _words(details)
    found = f'"{path[-1]}"' if is_key else _found(_value_at(mapping, path))
    name = _key_name(path[:-1] if is_key and len(path) > 1 else path)
    return mapping.diagnostic(
        "invalid-value", path, at_key=is_key, name=name, found=found, expected=expected, repair=repair
    )


def _words(details: ErrorDetails) -> tuple[str, str]:
    """What was expected and the repair, in words."""
    context = details.get("ctx", {})
    match details["type"]:
        case "expected":
            return details["msg"], str(context["repair"])
        case "union_tag_invalid":
            tags = str(context["expected_tags"]).replace("'", "`")
            return f"one of {tags}", did_you_mean(str(context["tag"]), tags.replace("`", "").split(", "))
        case "too_short" | "list_type" | "dict_type" | "model_type" | "model_attributes_type" as kind:
            what = "a list" if "list" in kind or context.get("field_type") == "List" else "`key: value` lines"
            return f"{what} with at least one entry", f"write {what}"
    return details["msg"].lower(), "correct the value"


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
            text = value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…"
            return f'"{text}"'


_SHOWN = 60


def _key_name(path: Path) -> str:
    """The name a message gives the value at *path*: its key, with the positions in lists."""
    name = ""
    for step in reversed(path):
        name = f"[{step + 1}]{name}" if isinstance(step, int) else f"{step}{name}"
        if isinstance(step, str):
            break
    return name


def _source_path(mapping: SourceMapping, steps: tuple[int | str, ...]) -> Path:
    """The steps of a pydantic location that lead somewhere in the source, without those that name a union's branch."""
    path: Path = ()
    value: Value = dict(mapping.values)
    for step in steps:
        if not _leads_on(value, step):
            continue
        value = value[step]  # type: ignore[index]  # it leads on
        path = (*path, step)
    return path


def _leads_on(value: Value, step: int | str) -> bool:
    """Whether *step* is a key of the mapping *value*, or a position in the list."""
    if isinstance(value, dict):
        return step in value
    return isinstance(value, list) and isinstance(step, int) and step < len(value)


def _value_at(mapping: SourceMapping, path: Path) -> Value:
    value: Any = dict(mapping.values)
    for step in path:
        value = value[step]
    found: Value = value
    return found


def _models_at(model: type[BaseModel], steps: tuple[int | str, ...]) -> list[type[BaseModel]]:
    """The models whose keys may stand at *steps*, a pydantic location."""
    models = [model]
    for step in steps:
        fields = [candidate.model_fields[str(step)] for candidate in models if step in candidate.model_fields]
        if fields:
            models = [inner for field in fields for inner in _models_in(field.annotation)]
        elif len(models) > 1:
            models = [candidate for candidate in models if _kind_of(candidate) == step] or models
    return models


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and not get_origin(annotation) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)


def _kind_of(model: type[BaseModel]) -> object:
    field = model.model_fields.get("kind")
    is_tag = field is not None and get_origin(field.annotation) is Literal
    return get_args(field.annotation)[0] if field is not None and is_tag else None
