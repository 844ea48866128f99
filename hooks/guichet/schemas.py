"""The published JSON Schemas: what editors and programs may know of the files that people and Guichet write."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel

from guichet.relations import Relations
from guichet.reporting.json import JsonReport
from guichet.schema.data import Data
from guichet.schema.front_matter import GuideHeader, PageHeader, ProductHeader
from guichet.schema.settings import Settings

_WRITTEN: dict[str, type[BaseModel]] = {
    "data": Data,
    "guide": GuideHeader,
    "page": PageHeader,
    "product": ProductHeader,
    "settings": Settings,
}
"""What people write, in YAML."""
SCHEMAS: dict[str, type[BaseModel]] = {**_WRITTEN, "links": Relations, "report": JsonReport}
"""The model behind each schema, by name."""


def schema_text(name: str) -> str:
    """The JSON Schema *name*, as it is published in `schemas/`."""
    schema = SCHEMAS[name].model_json_schema()
    if name in _WRITTEN:
        schema = _as_editors_read(schema)
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(whole, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def _as_editors_read(schema: Any) -> Any:
    """*schema* for editors, which read `1474` as a number where Guichet takes the text as it is written."""
    if isinstance(schema, list):
        return [_as_editors_read(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    result = {key: _as_editors_read(value) for key, value in schema.items()}
    match schema.get("type"):
        case "string" if not {"enum", "const", "format"} & schema.keys():
            result["type"] = ["string", "number", "boolean"]
        case "integer":
            result |= {"type": ["integer", "string"], "pattern": "^[0-9]+$"}
    return result
