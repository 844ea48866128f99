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
    177: "text behind a comment at the beginning of a line is Markdown, as it is behind any other comment",
    297: "a list below a number may be indented by two spaces: hand-written guides do that",
    484: "a link without words has the title of its page, or else its address",
    608: "a bare address is a link, as in GFM",
    611: "a bare address is a link, as in GFM",
    612: "a bare e-mail address is a link, as in GFM",
}
"""The examples of CommonMark that are read otherwise without a word, and why."""
SILENT_GFM: Mapping[int, str] = {
    633: "`xmpp:` is no scheme that a help centre needs: it stays text",
    634: "`xmpp:` is no scheme that a help centre needs: it stays text",
    635: "`xmpp:` is no scheme that a help centre needs: it stays text",
}
"""The examples of GFM that are read otherwise without a word, and why."""


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
    assert judged(tmp_path, commonmark(), SILENT_COMMONMARK.keys()) == []


def test_the_extensions_of_gfm_are_read_as_specified_or_the_author_is_told(tmp_path: Path) -> None:
    assert {example.section.partition(" ")[2] for example in gfm()} == {
        "Tables (extension)",
        "Task list items (extension)",
        "Strikethrough (extension)",
        "Autolinks (extension)",
        "Disallowed Raw HTML (extension)",
    }
    assert judged(tmp_path, gfm(), SILENT_GFM.keys()) == []
