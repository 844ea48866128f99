"""Reading and writing the ledger: strictly, and without loss."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guichet.addresses.ledger import Gone, Ledger, RecordedAddress
from guichet.addresses.reading import parse_ledger
from guichet.diagnostics import ContentError
from guichet.source import SourceText

PATH = "guides/addresses.lock"


def faults(text: str) -> list[str]:
    """What is wrong with a ledger of *text*, a line each."""
    try:
        parse_ledger(SourceText(PATH, text))
    except ContentError as error:
        return [
            " ".join(
                [f"{at.line}:{at.column}+{at.length}", found.code, *(value for _, value in reversed(found.values))]
            )
            for found in error.diagnostics
            for at in [found.location]
        ]
    return []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="an empty file"),
        pytest.param("# head\n\n/a/\n  #x\n\n/b/ -> /a/\n", [], id="a head, an entry and a way"),
        pytest.param("/b/\n/a/\n", [], id="entries that are not sorted"),
        pytest.param(
            "/a/ b\n  #x\n",
            ["1:1+5 ledger-line"],
            id="an address with something behind it",
        ),
        pytest.param("a/\n", ["1:1+2 ledger-line"], id="an address without its slash"),
        pytest.param("  #x\n", ["1:3+2 ledger-line"], id="an anchor of no page"),
        pytest.param("/a/ -> /b/\n  #x\n", ["2:3+2 ledger-line"], id="an anchor of a way"),
        pytest.param("/a/\n #x\n", ["2:2+2 ledger-line"], id="one space before an anchor"),
        pytest.param("/a/\n  #x y\n", ["2:3+4 ledger-line"], id="an anchor of two words"),
        pytest.param("/a/\n  size: 3\n", ["2:3+7 ledger-line"], id="an unknown key"),
        pytest.param("/a/\n  title:\n", ["2:3+6 ledger-line"], id="a key with no value"),
        pytest.param("/a/\n# why\n", ["2:1+5 ledger-line"], id="a remark below the head"),
        pytest.param("/a/\n/a/\n", ["2:1+3 ledger-duplicate /a/ line 1"], id="an entry twice"),
        pytest.param(
            "gone /a/ reason: r\n/a/ -> /b/\n",
            ["2:1+3 ledger-duplicate /a/ line 1"],
            id="an address that is gone and recorded",
        ),
        pytest.param(
            "/a/\n  #x\n  #x\n",
            ["3:3+2 ledger-duplicate #x line 2"],
            id="an anchor twice",
        ),
        pytest.param(
            "/a/\n  #x\n  gone #x reason: r\n",
            ["3:8+2 ledger-duplicate #x line 2"],
            id="an anchor that is recorded and gone",
        ),
        pytest.param(
            "/a/\n  gone #x reason: r\n  #x\n",
            ["3:3+2 ledger-duplicate #x line 2"],
            id="an anchor that is gone and recorded",
        ),
        pytest.param(
            "/a/\n  title: A\n  title: B\n",
            ["3:3+5 ledger-duplicate title line 2"],
            id="two titles",
        ),
        pytest.param("gone /a/\n", ["1:6+3 ledger-reason"], id="no reason"),
        pytest.param("gone /a/ reason:\n", ["1:6+3 ledger-reason"], id="an empty reason"),
        pytest.param("gone /a/ reason:   \n", ["1:6+3 ledger-reason"], id="a reason of spaces"),
        pytest.param("gone /a/  reason: two  words \n", [], id="a reason with spaces about it"),
        pytest.param("gone a\n", ["1:1+6 ledger-line"], id="something else that is gone"),
        pytest.param("/a/\n  gone #x\n", ["2:8+2 ledger-reason"], id="an anchor without reason"),
        pytest.param(
            "/a/\n<<<<<<< HEAD\n  #x\n||||||| base\n=======\n  #x\n/a/\n>>>>>>> branch\n",
            [f"{line} ledger-conflict" for line in ("2:1+12", "4:1+12", "5:1+7", "8:1+14")],
            id="the marks of a merge alone, not what stands twice between them",
        ),
    ],
)
def test_a_ledger_is_read_strictly(text: str, expected: list[str]) -> None:
    assert faults(text) == expected


def test_every_line_of_a_ledger_finds_its_place() -> None:
    text = (
        "# head\n\n/a%20b/\n  file: guides/a.md\n  number: g12\n  title: A: b\n  #x\n  #50%25\n  gone #y reason: r s\n"
        "/b/ -> /a%20b/\ngone /c/ reason: no more\n/d.pdf\n"
    )
    ledger = parse_ledger(SourceText(PATH, text))
    assert ledger.entries == {
        "/a b/": RecordedAddress(
            "/a b/", 3, None, "guides/a.md", "g12", "A: b", {"x": 7, "50%": 8}, {"y": Gone(9, "r s")}
        ),
        "/b/": RecordedAddress("/b/", 10, "/a b/"),
        "/d.pdf": RecordedAddress("/d.pdf", 12),
    }
    assert ledger.gone == {"/c/": Gone(11, "no more")}
    assert ledger.text().partition("\n\n")[2] == (
        "/a%20b/\n  file: guides/a.md\n  number: g12\n  title: A: b\n  #x\n  #50%25\n  gone #y reason: r s\n"
        "/b/ -> /a%20b/\ngone /c/ reason: no more\n/d.pdf\n"
    )


NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=8)
LINES = NAMES.map(lambda text: " ".join(text.split())).filter(bool)
ADDRESSES = NAMES.map(lambda name: f"/{name}/")
PAGES = st.builds(
    RecordedAddress,
    ADDRESSES,
    file=LINES,
    number=st.sampled_from(["", "12"]),
    title=LINES,
    anchors=st.dictionaries(NAMES, st.just(0)),
)
WAYS = st.builds(RecordedAddress, ADDRESSES, target=ADDRESSES)


@given(st.lists(PAGES | WAYS, unique_by=lambda entry: entry.address), st.dictionaries(ADDRESSES, LINES))
def test_what_is_written_is_what_is_read(entries: list[RecordedAddress], gone: dict[str, str]) -> None:
    given_up = {address: Gone(0, reason) for address, reason in gone.items()}
    kept = {entry.address: entry for entry in entries if entry.address not in given_up}
    text = Ledger(SourceText(PATH, ""), kept, given_up).text()
    read = parse_ledger(SourceText(PATH, text))
    assert read.text() == text
    assert {address: list(entry.anchors) for address, entry in read.entries.items()} == {
        address: list(entry.anchors) for address, entry in kept.items()
    }
    assert [(entry.target, entry.title) for entry in read.entries.values()] == [
        (kept[address].target, kept[address].title) for address in sorted(kept)
    ]
    assert {address: one.reason for address, one in read.gone.items()} == gone
