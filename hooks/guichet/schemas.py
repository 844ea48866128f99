"""The published JSON Schemas: what editors and programs may know of the files that people and Guichet write."""

from __future__ import annotations

import json

from pydantic import BaseModel

from guichet.reporting.json import Report
from guichet.schema.data import Data
from guichet.schema.front_matter import GuideHeader, PageHeader, ProductHeader
from guichet.schema.settings import Settings

SCHEMAS: dict[str, type[BaseModel]] = {
    "data": Data,
    "guide": GuideHeader,
    "page": PageHeader,
    "product": ProductHeader,
    "report": Report,
    "settings": Settings,
}
"""The model behind each schema, by name."""


def schema_text(name: str) -> str:
    """The JSON Schema *name*, as it is published in `schemas/`."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **SCHEMAS[name].model_json_schema()}
    return json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
