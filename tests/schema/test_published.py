"""The published schemas: what editors are told is what the engine takes."""

from __future__ import annotations

import json

import pytest

from builds import PROJECT
from guichet.schemas import SCHEMAS, schema_text


def test_every_schema_is_published_and_nothing_else() -> None:
    assert {path.stem for path in (PROJECT / "schemas").iterdir()} == set(SCHEMAS)


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_a_published_schema_is_that_of_the_engine(name: str) -> None:
    published = (PROJECT / "schemas" / f"{name}.json").read_text("utf-8")
    assert published == schema_text(name), "write it anew: make schemas"
    assert json.loads(published)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
