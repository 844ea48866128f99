"""Problems of YAML in an author's words: what the parser says is a riddle to who does not write parsers."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a text that is not YAML, where, and how to repair it."""

    offset: int
    """Where, in characters from the beginning of the text."""
    problem: str
    repair: str


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the table: what the parser says, and what that means."""

    said: str
    """A regular expression of what the parser was at, "; ", and what it met. libyaml and PyYAML word it differently."""
    problem: str
    """In which `{character}` is the character at fault."""
    repair: str
    at_begin: bool = False
    """Whether the fault is where that began which the parser was at, and not where it had to give up."""
    before: str = ""
    """A regular expression that what stands before the fault in its line has to match."""
    after: str = ""
    """The same for the rest of the line, from the fault on."""
    blames_space: bool = False
    """Whether a `:` or `-` without a space after it, in this line or the one above, is the likely reason."""


_QUOTE_IT = "put the text in quotes"
_WITHOUT_SPACE = re.compile(r"[ ]*(?:(?:- )?[A-Za-z_][\w-]*:(?=[^\s:/])|-(?=[A-Za-z_]))")

_ROWS = (
    _Row("directive", "a line may not begin with `%`", _QUOTE_IT, at_begin=True),
    _Row(r"\btab\b|'\\t'", "a tab stands where spaces are needed", "indent with spaces"),
    _Row("cannot start any token", "a text may not begin with `{character}`", _QUOTE_IT),
    _Row(
        "quoted.*; .*(end of stream|document separator|document indicator)",
        "the quote {character} is opened and never closed",
        "close it at the end of the text",
        at_begin=True,
    ),
    _Row("quoted", "after `\\` stands what double quotes do not allow", "write `\\\\` for `\\`, or use single quotes"),
    _Row(
        "mapping values|unexpected ':'",
        "a text with `: ` in it, or with `:` at its end, needs quotes",
        "put the text that holds the `:` in quotes",
        before=r":\s.*\S\s*$",
    ),
    _Row("mapping values|unexpected ':'", "a text may not end with `:`", _QUOTE_IT, before=r":\s"),
    _Row(
        "mapping values",
        "this line is read as the end of the text above it",
        "indent it like the keys around it, and give each line above it a `:`",
        blames_space=True,
    ),
    _Row(
        "simple key",
        "this line has no `: `",
        "write it as `key: value`, or indent it to go on with the text above",
        at_begin=True,
        blames_space=True,
    ),
    _Row(
        "flow (sequence|mapping|node)",
        "`{character}` opens a list or mapping here that cannot be read to its end",
        "close it and put commas between its entries; put a text with `: ` or a bracket in it in quotes",
        at_begin=True,
    ),
    _Row(
        "block (mapping|collection).*; .*",
        "text follows the closing `'`",
        "write `''` for each `'` within the text, or put the text in double quotes",
        before=r"(:|-)\s+'.*$",
    ),
    _Row(
        "block (mapping|collection).*; .*",
        'text follows the closing `"`',
        "put the whole text in single quotes, or leave all quotes out",
        before=r'(:|-)\s+".*$',
    ),
    _Row(
        "block (mapping|collection).*; .*", "there is no key before the `:`", "write one", before=r"^\s*$", after="^:"
    ),
    _Row("block (mapping|collection).*; .*", "text follows the closing bracket", _QUOTE_IT, before=r"(:|-)\s+[\[{].*$"),
    _Row(
        "block (mapping|collection).*; .*",
        "this line is not indented like those around it",
        "give it the same number of spaces",
        before=r"^\s+$",
    ),
    _Row("block (mapping|collection).*; .*", "no key can be read here", "write `key: value`", before=r"^$"),
    _Row("mapping keys", "a text with a `?` on its own needs quotes", _QUOTE_IT),
    _Row("document start", "this line is not indented like the first one", "give it the same number of spaces"),
    _Row("(anchor|alias|tag)", "a text may not begin with `{character}`", _QUOTE_IT, at_begin=True),
    _Row("block scalar", "a text that begins with `{character}` needs quotes", _QUOTE_IT, at_begin=True),
    _Row("sequence entries", "a list may not begin in the line of its key", f"{_QUOTE_IT}, or begin a line with `- `"),
    _Row("node content", "a text may not begin with `{character}`", _QUOTE_IT),
)


def problem_of(error: yaml.MarkedYAMLError, text: str) -> Problem:
    """What *error*, which the parser raised while it read *text*, means."""
    said = f"{error.context or ''}; {error.problem or ''}"
    end = _offset(error.problem_mark, error.context_mark)
    begin = _offset(error.context_mark, error.problem_mark)
    for row in _ROWS:
        offset = begin if row.at_begin else end
        before = text[text.rfind("\n", 0, offset) + 1 : offset]
        after = text[offset:].partition("\n")[0]
        if all(re.search(*pair) for pair in ((row.said, said), (row.before, before), (row.after, after))):
            character = text[offset : offset + 1] or "\t"
            if character == "\t":
                return Problem(offset, "a tab stands where spaces are needed", "indent with spaces")
            lack = _lacking_space(text, offset) if row.blames_space else None
            if lack is not None:
                example = "key: value" if text[lack] == ":" else "- key: value"
                return Problem(lack, f"a space is missing after this `{text[lack]}`", f"write `{example}`")
            problem = row.problem.replace("`{character}`", "a backquote") if character == "`" else row.problem
            return Problem(offset, problem.replace("{character}", character), row.repair)
    return Problem(end, "it cannot be read from here on", f"{_QUOTE_IT}, and check the indentation")


def _lacking_space(text: str, offset: int) -> int | None:
    """Where a `:` or `-` lacks its space, in the line of *offset* or the one above; `None` if nowhere."""
    begin = text.rfind("\n", 0, offset) + 1
    for start in (begin, text.rfind("\n", 0, max(0, begin - 1)) + 1):
        found = _WITHOUT_SPACE.match(text, start)
        if found:
            return found.end() - 1
    return None


def _offset(*marks: yaml.Mark | None) -> int:
    """Where the first of *marks* that is known stands."""
    return next((mark.index for mark in marks if mark is not None), 0)
