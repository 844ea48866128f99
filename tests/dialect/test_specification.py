"""The dialect held against the specifications of CommonMark and GFM: where it reads a text otherwise, it says so.

Each example becomes a guide of one project. Its HTML has the structure, words and targets that the specification gives,
or its author is told. What differs without a word is listed here; the lists may only become shorter.
`tests/install-tools` fetches the specifications.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from dialect.specification import Example, Outcome, commonmark, gfm, outcomes

SILENT_COMMONMARK: Mapping[int, str] = {
    353: "a no-break space behind a bullet is a space: word processors put it there",
    484: "a link without words has the title of its page, or else its address",
    507: "a no-break space before a title is a space: word processors put it there",
}
"""The examples of CommonMark that are read otherwise without a word, and why."""
SILENT_GFM: Mapping[int, str] = {
    633: "`xmpp:` is no scheme that a help centre needs: it stays text",
    634: "`xmpp:` is no scheme that a help centre needs: it stays text",
    635: "`xmpp:` is no scheme that a help centre needs: it stays text",
}
"""The examples of GFM that are read otherwise without a word, and why."""
WRONG_COMMONMARK = frozenset(
    [
        *(12, 14, 20, 22, 23, 28, 41, 79, 81, 82, 83, 95, 112, 156, 157, 158, 163, 164, 166, 177, 180, 181, 182, 193),
        *(194, 195, 196, 198, 200, 201, 202, 203, 207, 208, 210, 217, 257, 276, 280, 297, 300, 301, 302, 308, 309),
        *(311, 313, 317, 320, 336, 344, 346, 352, 354, 368, 369, 380, 392, 416, 467, 468, 488, 491, 494, 495, 498),
        *(500, 505, 508, 515, 518, 519, 520, 524, 526, 532, 536, 538, 550, 568, 570, 571, 573, 574, 575, 576, 577),
        *(585, 589, 597, 598, 601, 603, 616, 617, 626, 627, 628, 629),
    ]
)
WRONG_GFM = frozenset({202, 205, 279, 280, 491, 622, 623, 624, 625, 626, 627, 628, 629, 630, 631, 632})
"""The examples that are still read otherwise without a word, and without a reason."""


def judged(folder: Path, examples: Sequence[Example], listed: Collection[int]) -> list[str]:
    """What is wrong: examples that differ without a word and are not *listed*, and listed ones that do not."""
    found = outcomes(folder, examples)
    silent = {number for number, outcome in found.items() if outcome.kind == "silent"}
    alike = [f"{number} is {found[number].kind}: take it from the list" for number in sorted({*listed} - silent)]
    return [described(found[number]) for number in sorted(silent - {*listed})] + alike


def described(outcome: Outcome) -> str:
    """An example with what it should come to and what it comes to."""
    example = outcome.example
    return f"{example.number} ({example.section}): {example.markdown!r} is {outcome.html!r}, not {example.html!r}"


def test_commonmark_is_read_as_specified_or_the_author_is_told(tmp_path: Path) -> None:
    assert len(commonmark()) == 652
    assert judged(tmp_path, commonmark(), SILENT_COMMONMARK.keys() | WRONG_COMMONMARK) == []


def test_the_extensions_of_gfm_are_read_as_specified_or_the_author_is_told(tmp_path: Path) -> None:
    assert {example.section.partition(" ")[2] for example in gfm()} == {
        "Tables (extension)",
        "Task list items (extension)",
        "Strikethrough (extension)",
        "Autolinks (extension)",
        "Disallowed Raw HTML (extension)",
    }
    assert judged(tmp_path, gfm(), SILENT_GFM.keys() | WRONG_GFM) == []
