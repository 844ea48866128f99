"""What is read from a page: one case a file in `tests/cases/links`, its HTML beside what is found in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from guichet.links.carriers import candidates
from guichet.links.extract import Extracted, extract

CASES = Path(__file__).parents[1] / "cases" / "links"


def described(found: Extracted) -> str:
    facts = [f"link {reference}" for reference in found.references]
    facts += [f"anchor {anchor}" for anchor in found.anchors]
    facts += [f"canonical {reference}" for reference in found.canonicals]
    facts += [f"alternate {language} {reference}" for language, reference in found.alternates]
    facts += [f"base {found.base}"] if found.base is not None else []
    facts += ["noindex"] if found.noindex else []
    facts += [f"onward {found.onward}"] if found.redirects else []
    facts += [f"doubled {name} {count}" for name, count in found.doubled]
    return "".join(f"{fact.rstrip()}\n" for fact in facts)


@pytest.mark.parametrize("case", sorted(CASES.glob("*.html")), ids=lambda case: case.stem)
def test_a_page_is_read_as_browsers_do(case: Path) -> None:
    assert described(extract(case.read_text("utf-8"))) == case.with_suffix(".txt").read_text("utf-8")


def test_every_case_has_its_counterpart() -> None:
    pages = {case.stem for case in CASES.glob("*.html")}
    assert pages
    assert pages == {case.stem for case in CASES.glob("*.txt")}


@pytest.mark.parametrize(
    ("srcset", "references"),
    [
        pytest.param("", [], id="empty"),
        pytest.param(" , ,", [], id="commas alone"),
        pytest.param("a.png", ["a.png"], id="one without descriptor"),
        pytest.param("a.png 1x, b.png 2x", ["a.png", "b.png"], id="two"),
        pytest.param("a.png, b.png 2x", ["a.png", "b.png"], id="comma right after the address"),
        pytest.param("a.png 100w,b.png 200w", ["a.png", "b.png"], id="no space after the comma"),
        pytest.param("a,b.png 1x, c.png", ["a,b.png", "c.png"], id="comma within the address"),
        pytest.param("data:image/gif;base64,R0lG 1x, b.png 2x", ["data:image/gif;base64,R0lG", "b.png"], id="data"),
        pytest.param("a.png calc(1, 2), b.png", ["a.png", "b.png"], id="comma within parentheses"),
        pytest.param("a.png (1, 2, b.png", ["a.png"], id="parenthesis never closed"),
        pytest.param("\n a.png\t2x ,\n b.png", ["a.png", "b.png"], id="any blanks"),
    ],
)
def test_srcset_is_split_as_the_standard_says(srcset: str, references: list[str]) -> None:
    assert [reference for reference, *_ in candidates(srcset)] == references
