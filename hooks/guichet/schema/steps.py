"""Steps: the way that pydantic says a fault stands at, followed in the models and in what the author wrote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from guichet.source import Value
from guichet.source.strict_yaml import Path

Steps = Sequence[int | str]
"""Keys and positions, and after a value that may be one of several kinds, the kind."""


def follow(model: type[BaseModel], values: Value, steps: Steps) -> tuple[Any, Path]:
    """The type that stands at *steps* of *model*, and the way to it in *values*, as far as the author wrote it."""
    annotation: Any = model
    path: Path = ()
    for step in steps:
        branch = next((one for one in models_in(annotation) if kind_of(one) == step), None)
        if branch is not None and annotation is not branch:
            annotation = branch
            continue
        annotation = _inside(annotation, step)
        if leads_on(values, step):
            values = values[step]  # type: ignore[index]  # it leads on
            path = (*path, step)
    return annotation, path


def leads_on(value: Value, step: int | str) -> bool:
    """Whether *step* is a key of the mapping *value*, or a position in the list."""
    if isinstance(value, dict):
        return step in value
    return isinstance(value, list) and isinstance(step, int) and step < len(value)


def models_in(annotation: Any) -> list[type[BaseModel]]:
    """The models that a value of the type *annotation* may be, itself and not in something that it holds."""
    return [one for one in _alternatives(annotation) if isinstance(one, type) and issubclass(one, BaseModel)]


def kind_of(model: type[BaseModel]) -> str | None:
    """The kind by which *model* is told from others that may stand in its place."""
    field = model.model_fields.get("kind")
    if field is None or get_origin(field.annotation) is not Literal:
        return None
    return str(get_args(field.annotation)[0])


def _alternatives(annotation: Any) -> Iterator[Any]:
    """The types of a union, without `None`; another type is the only one."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _alternatives(get_args(annotation)[0])
    elif origin in (Union, UnionType):
        for inner in get_args(annotation):
            yield from _alternatives(inner)
    elif annotation is not type(None):
        yield annotation


def _inside(annotation: Any, step: int | str) -> Any:
    """The type that stands at *step* of a value of the type *annotation*; `None` where that is not told."""
    for one in _alternatives(annotation):
        if get_origin(one) in (dict, list):
            return get_args(one)[-1]
        if isinstance(one, type) and issubclass(one, BaseModel) and step in one.model_fields:
            return one.model_fields[str(step)].annotation
    return None
