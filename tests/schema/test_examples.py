"""Front matter, read as files: each example holds what stands in a file, a line `-----`, and what becomes of it.

That is all that its author is told, or the values. To write them anew: `GOLDENS=write pytest tests/schema`, and read
every difference.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from guichet.diagnostics import ContentError
from guichet.reporting.text import report_text
from guichet.schema.data import Data
from guichet.schema.front_matter import GuideHeader, PageHeader, ProductHeader
from guichet.schema.validation import validate
from guichet.source import SourceMapping, read_document, read_mapping
from guichet.source.limits import TextLimits
from guichet.source.text import decode

CASES = Path(__file__).parents[1] / "cases" / "front-matter"
LIMITS = TextLimits(header=400, nesting=4)


def header_of(text: str) -> SourceMapping:
    return read_document(decode("guide.md", text.encode()), LIMITS).header


def foreign(text: str) -> SourceMapping:
    return read_mapping(decode("mkdocs.yml", text.encode()), what="the configuration", foreign=True)


def with_places(mapping: SourceMapping) -> str:
    """The values of *mapping*, and where each of its keys and values stands, as `line:column+length`."""
    lines = [repr(dict(mapping.values))]
    for path in sorted({*mapping.keys, *mapping.places}, key=repr):
        places = [mapping.source.location(found[path]) for found in (mapping.keys, mapping.places) if path in found]
        lines.append(f"{path}: {' '.join(f'{at.line}:{at.column}+{at.length}' for at in places)}")
    remarks = report_text(mapping.remarks, colour=False) if mapping.remarks else ""
    return "\n".join(lines) + f"\n{remarks}".rstrip()


def body_of(text: str) -> str:
    document = read_document(decode("guide.md", text.encode()), LIMITS)
    return (
        f"{with_places(document.header)}\nbody from line {document.body_line}, {document.body_start}: {document.body!r}"
    )


READERS: dict[str, Callable[[str], object]] = {
    "headers": body_of,
    "guides": lambda text: validate(GuideHeader, header_of(text)),
    "pages": lambda text: validate(PageHeader, header_of(text)),
    "products": lambda text: validate(ProductHeader, header_of(text)),
    "data": lambda text: validate(Data, read_mapping(decode("data.yml", text.encode()), what="the data file")).tables,
    "configurations": lambda text: with_places(foreign(text)),
}


def outcome(name: str, text: str) -> str:
    """What becomes of *text*."""
    try:
        return str(READERS[name](text))
    except ContentError as error:
        return report_text(error.diagnostics, colour=False).rstrip()


def examples_of(file: Path) -> list[tuple[str, str]]:
    """Each text of *file*, with what is to become of it."""
    parts = [example.partition("-----\n") for example in file.read_text("utf-8").split("=====\n")]
    return [(text, expected) for text, _, expected in parts]


@pytest.mark.parametrize("name", READERS)
def test_a_file_becomes_what_stands_below_it(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUICHET_EXAMPLE", "an example")
    file = CASES / f"{name}.txt"
    examples = examples_of(file)
    if os.environ.get("GOLDENS") == "write":
        file.write_text("=====\n".join(f"{text}-----\n{outcome(name, text)}\n" for text, _ in examples), "utf-8")
    for text, expected in examples_of(file):
        assert f"{outcome(name, text)}\n" == expected, text
