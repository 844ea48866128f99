"""Validation: what authors write becomes what their fields mean, or is refused at its place."""

from __future__ import annotations

from datetime import date

import pytest

from guichet.diagnostics import ContentError
from guichet.schema.data import Data
from guichet.schema.front_matter import GuideHeader
from guichet.schema.settings import Settings
from guichet.schema.validation import validate
from guichet.source import SourceMapping, read_mapping
from guichet.source.text import decode


def mapping_of(text: str) -> SourceMapping:
    return read_mapping(decode("x.yml", text.encode()), what="the file")


def header_of(line: str) -> GuideHeader:
    return validate(GuideHeader, mapping_of(f"title: Outlook\nslug: outlook\n{line}\n"))


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        pytest.param("order: 010", "order", 10, id="an order with a leading zero"),
        pytest.param("order: '01'", "order", 1, id="an order in quotes"),
        pytest.param("order: 0", "order", 0, id="an order of zero"),
        pytest.param("order:", "order", None, id="an order left open"),
        pytest.param("legacy_guide_number: 1474", "legacy_guide_number", "1474", id="a number"),
        pytest.param("legacy_guide_number: 0147", "legacy_guide_number", "0147", id="a number with a leading zero"),
        pytest.param("legacy_guide_number: '7766647'", "legacy_guide_number", "7766647", id="a number in quotes"),
        pytest.param("legacy_guide_number: g2004", "legacy_guide_number", "g2004", id="a number with its letter"),
        pytest.param("updated: 2026-01-31", "updated", date(2026, 1, 31), id="a date"),
        pytest.param("updated: '2026-01-31'", "updated", date(2026, 1, 31), id="a date in quotes"),
        pytest.param("hidden: yes", "hidden", True, id="yes"),
        pytest.param("hidden: False", "hidden", False, id="a capital"),
        pytest.param("excerpt: 2017-10-01", "excerpt", "2017-10-01", id="an excerpt that looks like a date"),
        pytest.param("section: no", "section", "no", id="a section that looks like a truth"),
    ],
)
def test_a_value_means_what_its_field_says(line: str, field: str, value: object) -> None:
    assert getattr(header_of(line), field) == value


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("updated: 0", id="zero is no date"),
        pytest.param("updated: 1700006400", id="seconds since 1970 are no date"),
        pytest.param("updated: 2026-1-31", id="a month of one digit"),
        pytest.param("order: ''", id="an order that is empty"),
        pytest.param("order: 1e3", id="an order with an exponent"),
        pytest.param("legacy_guide_number: G2004", id="a number with a capital"),
        pytest.param("legacy_guide_number: 1 474", id="a number with a space"),
        pytest.param("hidden: 2", id="two is no truth"),
    ],
)
def test_a_value_is_never_bent_into_another(line: str) -> None:
    with pytest.raises(ContentError) as caught:
        header_of(line)
    (found,) = caught.value.diagnostics
    assert (found.code, found.location.line) == ("invalid-value", 3)


@pytest.mark.parametrize(
    ("name", "line", "code"),
    [
        pytest.param("rows", "rows: [[a]]", "missing-key", id="a table named like its own kind and key"),
        pytest.param("kind", "rows: [[a]]", "missing-key", id="a table named like the key of kinds"),
        pytest.param("rows", "row: [[a]]", "unknown-key", id="an unknown key of such a table"),
    ],
)
def test_a_name_like_a_key_leads_nowhere_else(name: str, line: str, code: str) -> None:
    with pytest.raises(ContentError) as caught:
        validate(Data, mapping_of(f"tables:\n  {name}:\n    kind: rows\n    columns: [A]\n    {line}\n"))
    found = {fault.code: fault.location.line for fault in caught.value.diagnostics}
    assert found == {"missing-key": 2} | ({"unknown-key": 5} if code == "unknown-key" else {})


def test_a_text_may_be_one_for_every_language_or_one_for_each() -> None:
    data = validate(Data, mapping_of("ports: {ssl: Port SSL, plain: {fr: Sans chiffrement, en: Plain}}\n"))
    assert [data.ports["ssl"].in_language(language) for language in ("fr", "en")] == ["Port SSL", "Port SSL"]
    assert [data.ports["plain"].in_language(language) for language in ("fr", "en", "de")] == [
        "Sans chiffrement",
        "Plain",
        "Sans chiffrement",
    ]


def test_a_cell_may_be_empty() -> None:
    rows = "[[x, ''], [y, ]]"
    text = f"tables:\n  notes: {{kind: rows, caption: Notes, columns: [A], rows: {rows}}}\n"
    assert "notes" in validate(Data, mapping_of(text)).tables


@pytest.mark.parametrize("folder", ["guides", "content/guides", "été"])
def test_a_folder_of_the_project_is_a_path_below_it(folder: str) -> None:
    assert validate(Settings, mapping_of(f"guides: {folder}\n")).guides == folder


@pytest.mark.parametrize("folder", ["/guides", "../guides", "guides/../..", "guides/", ".git", "a\\\\b"])
def test_a_path_that_leads_elsewhere_is_refused(folder: str) -> None:
    with pytest.raises(ContentError):
        validate(Settings, mapping_of(f"guides: {folder}\n"))
