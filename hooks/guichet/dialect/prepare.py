"""Preparation: a pass over the lines of a text that makes CommonMark of what real guides hold.

It puts in what a parser of CommonMark needs to read a text as its author meant it. A map leads from each offset of the
result back to the source. What it changes:

- an empty line above and below each marker of a directive, include and line of slashes, so that each is a paragraph;
- an empty line where a text with fewer `>` than the line above it is not that text's continuation;
- a marker whose body follows behind one empty line is joined with it;
- lists and code indented too little to belong to the item they stand in are indented further;
- headings without a space, no-break spaces behind marks, tables whose rows are longer than their header;
- lines of HTML that is not allowed lose the power to hide the Markdown around them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from guichet.dialect.directives.registry import BlockDirective, directive_named
from guichet.dialect.offsets import APART, Offsets, Piece
from guichet.dialect.report import Report
from guichet.dialect.rows import CELL_LIMIT, cell_count, inner_borders, is_separator
from guichet.dialect.tags import interrupts, is_verbatim_block
from guichet.schema.limits import Limits
from guichet.source import Span

_PLAIN_START = frozenset(" \t>-+*0123456789#`~<|/{\u00a0\u202f\u2009")
"""What a line begins with that is looked at; all others are running text, save for rows of tables."""
_CONTAINER_START = frozenset(">-+*0123456789")
_WIDE_SPACE = re.compile(r"[\u00a0\u202f\u2009]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_MARKS = re.compile(r"[ \t>\u00a0\u202f\u2009]*(?:(?:#{1,6}|[-+]|\*(?=[^*]*$)|\d{1,9}[.)])[\u00a0\u202f\u2009])?")
_ITEM = re.compile(r"([-+*]|(\d{1,9})[.)])(?=[ \t]|$)")
_RULE = re.compile(r"(?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})$")
_BLOCK = re.compile(r">|#{1,6}(?:\s|$)|#{2,6}[^\s#]|`{3}[^`]*$|~{3}|[-+*](?:\s|$)|\d{1,9}[.)](?:\s|$)|/{3}|\{!>|\[!\w")
_FENCE = re.compile(r"`{3,}(?=[^`]*$)|~{3,}")
MARKER = re.compile(r"\[!(?P<name>[A-Za-z][\w-]*)\](?P<fold>[-+](?=\s|$))?")
_HEADING = re.compile(r"#{2,6}(?=[^\s#])")
_INCLUDE = re.compile(r"\{!>[ \t]*(?P<path>[^\s!{}][^!{}]*?)[ \t]*!\}[ \t]*$")
_OPENING = re.compile(r"(?P<mark>/{3,})[ \t]*(?P<name>[A-Za-z][\w-]*)[ \t]*(?:\|[ \t]*(?P<title>.*))?$")
_CLOSING = re.compile(r"(?P<mark>/{3,})[ \t]*$")
_OPTION = re.compile(r"[ \t]{4,}(?P<name>open|type|attrs)[ \t]*:[ \t]*(?P<value>.*)$")
_TARGET_VALUE = re.compile(r"(?<=\]\()[^\s()]*(?:\{\{[^{}()\n]*\}\}[^\s()]*)+")
_BLANKS = re.compile(r"\s+")


@dataclass(slots=True)
class Slashes:
    """A line of slashes that opens or closes a block."""

    marks: int
    name: str = ""
    """What it opens; empty for a line that closes."""
    name_span: Span | None = None
    title: int = 0
    """The offset at which the title begins."""
    open: bool = False


@dataclass(slots=True)
class IncludeLine:
    """A line that stands for another file."""

    path: str
    span: Span


class Prepared(NamedTuple):
    """A text for the parser of CommonMark."""

    text: str
    offsets: Offsets
    lines: dict[int, Slashes | IncludeLine]
    """The lines that are no Markdown, by the offset in the source at which their words begin."""
    has_gaps: bool
    """Whether empty lines were put in."""


@dataclass(slots=True)
class _Quote:
    directive: BlockDirective | None = None
    has_text: bool = False


@dataclass(slots=True)
class _Item:
    width: int
    """Columns from the beginning of the item's marker to its words, which CommonMark wants its other lines to have."""
    taken: int
    """Columns that its lines have in the source."""
    indent: int
    """Columns before its marker."""
    is_numbered: bool


class _Fence(NamedTuple):
    mark: str
    depth: int
    line: int


Edit = tuple[int, int, str]
"""An offset in a line, how many characters give way there, and what takes their place."""


def prepare(text: str, start: int, report: Report, nesting: int = Limits().nesting) -> Prepared:
    """What stands in *text* from the offset *start* on, as CommonMark.

    Quotes and lists may be nested as deep as *nesting* says; marks beyond it are text.
    """
    return _Preparation(blanked(text), start, report, nesting).run()


def blanked(text: str) -> str:
    """*text* with a space for each control character, which HTML cannot hold."""
    return _CONTROL.sub(" ", text)


class _Preparation:
    """One text while it is being prepared. *depth* counts the containers, quotes and items, that a line stands in."""

    def __init__(self, text: str, start: int, report: Report, nesting: int) -> None:
        self._nesting = nesting
        self._lines = text[start:].removesuffix("\n").split("\n")
        self._report = report
        self._out: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0
        self._shift: int | None = None
        self._offset = start
        """Where the current line begins in the source."""
        self._base = start
        """The same, less the columns that tabs at its beginning have been spread to."""
        self._lead = 0
        """How many of the characters of the current line stand for such a beginning."""
        self._last_comment_end = text.rfind("-->")
        self._stack: list[_Quote | _Item] = []
        self._fence: _Fence | None = None
        self._runs_on: tuple[int, bool] = (-1, False)
        self._in_comment = False
        self._in_paragraph = False
        self._blanks = 0
        self._after = ""
        """An empty line to put in unless the next line is one."""
        self._columns = 0
        """How many cells the rows of the table are filled up to; 0 outside tables."""
        self._separates = 0
        """How many cells the line of dashes lacks, if it comes next."""
        self._details: list[int] = []
        self._option_of: Slashes | None = None
        self._found: dict[int, Slashes | IncludeLine] = {}
        self._has_gaps = False

    def run(self) -> Prepared:
        for index, line in enumerate(self._lines):
            self._base, self._lead = self._offset, 0
            if not line and not (self._stack or self._fence or self._in_comment):
                self._piece("\n", self._offset)
                self._blanks += 1
                self._after, self._option_of, self._in_paragraph, self._columns, self._separates = "", None, False, 0, 0
            elif (
                line
                and line[0] not in _PLAIN_START
                and not (self._stack or self._fence or self._in_comment or self._after or self._columns)
                and "|" not in line
                and "{{" not in line
            ):
                self._emit(line)
                self._in_paragraph, self._blanks, self._option_of = True, 0, None
            else:
                self._read(line, index)
            self._offset += len(line) + 1
        text = "".join(self._out)
        return Prepared(text, Offsets(text, self._pieces or [(0, self._offset, 1)]), self._found, self._has_gaps)

    # What is written

    def _emit(self, line: str, edits: Sequence[Edit] = ()) -> None:
        """Write the current line, after *edits*."""
        if not edits and not self._lead:
            self._piece(f"{line}\n", self._base)
            return
        done = 0
        for position, length, text in sorted(edits):
            self._copy(line, done, position)
            self._put(text, self._base + max(position, self._lead))
            done = position + length
        self._copy(f"{line}\n", done, len(line) + 1)

    def _copy(self, line: str, start: int, end: int) -> None:
        if start < self._lead:
            self._put(line[start : min(end, self._lead)], self._offset)
        start = max(start, self._lead)
        self._piece(line[start:end], self._base + start)

    def _piece(self, text: str, source: int) -> None:
        if text:
            if self._shift != source - self._length:
                self._shift = source - self._length
                self._pieces.append((self._length, source, 1))
            self._out.append(text)
            self._length += len(text)

    def _put(self, text: str, source: int) -> None:
        self._pieces.append((self._length, source, 0))
        self._out.append(text)
        self._length += len(text)
        self._shift = None

    def _put_gap(self, containers: Sequence[_Quote | _Item]) -> None:
        """Write an empty line within *containers*."""
        self._put(f"{_prefix(containers).rstrip()}\n", self._offset)
        self._has_gaps = True
        self._end_block()

    # What is read

    def _read(self, line: str, index: int) -> None:
        option, self._option_of = self._option_of, None
        if self._in_comment:
            self._in_comment = "-->" not in line
            self._emit(line, [(0, 0, " " * self._padding(len(self._stack)))])
            return
        if self._fence is None:
            line = self._without_odd_spaces(line)
        elif "\t" in line and self._stack:
            line = self._spread(line, _behind(line, len(_prefix(self._stack))))
        depth, position = self._match(line)
        if self._fence and self._reads_code(line, depth, position, index):
            return
        if not line[position:].strip():
            self._read_blank(line, depth, index)
            return
        if option and self._takes_option(option, line[position:], position):
            return
        if self._after:
            self._put(f"{self._after}\n", self._offset)
            self._has_gaps, self._after, self._in_paragraph = True, "", False
        edits: list[Edit] = []
        padding = self._padding(depth)
        if depth == len(self._stack) or self._leaves(line, depth, position, edits):
            in_paragraph = self._in_paragraph and depth == len(self._stack)
            if depth < len(self._stack):
                self._columns = self._separates = 0
                del self._stack[depth:]
            begin = self._open_containers(line, position, in_paragraph, edits)
            if begin > position:
                self._columns = self._separates = 0
            self._read_leaf(line, begin, index, begin > position, edits)
        if padding:
            edits.insert(0, (position, 0, " " * padding))
        self._blanks = 0
        self._emit(line, edits)

    def _without_odd_spaces(self, line: str) -> str:
        """*line* with plain spaces in the place of no-break ones behind a mark, and of tabs before its words."""
        if not line.isascii() and _WIDE_SPACE.search(line):
            marks = _MARKS.match(line)
            if marks and marks[0].strip():
                line = _WIDE_SPACE.sub(" ", marks[0]) + line[marks.end() :]
        if "\t" in line and (self._stack or line.lstrip(" \t")[:1] in ">-+*0123456789"):
            return self._spread(line, len(line) - len(line.lstrip(" \t>-+*.)0123456789")))
        return line

    def _spread(self, line: str, lead: int) -> str:
        """*line* with spaces in the place of the tabs among its first *lead* characters."""
        spread = line[:lead].expandtabs(4)
        if len(spread) > lead:
            self._lead, self._base = len(spread), self._offset - (len(spread) - lead)
            return spread + line[lead:]
        return line

    def _match(self, line: str) -> tuple[int, int]:
        """How many of the open containers the line goes on in, and the offset behind their marks."""
        position = 0
        for depth, container in enumerate(self._stack):
            words = _words(line, position)
            indent = words - position
            if isinstance(container, _Quote):
                if indent > 3 or line[words : words + 1] != ">":
                    return depth, position
                position = words + 2 if line[words + 1 : words + 2] == " " else words + 1
            elif words < len(line):
                if indent >= container.taken:
                    position += container.taken
                elif (
                    indent >= container.indent + 2
                    and container.taken == container.width
                    and _may_be_short(line, words, container)
                ):
                    container.taken = indent
                    position += indent
                else:
                    return depth, position
        return len(self._stack), position

    def _padding(self, depth: int) -> int:
        """How many columns the line lacks to stand in the items that it goes on in."""
        return sum(one.width - one.taken for one in self._stack[:depth] if isinstance(one, _Item))

    def _read_blank(self, line: str, depth: int, index: int) -> None:
        """Read an empty line; if it parts a marker from its body, it becomes part of the directive."""
        self._after = ""
        left = self._stack[depth:]
        self._blanks += 1
        self._in_paragraph, self._columns, self._separates, self._option_of = False, 0, 0, None
        quote = left[0] if left else None
        if isinstance(quote, _Quote) and quote.directive and not quote.has_text and self._blanks == 1:
            following = self._lines[index + 1] if index + 1 < len(self._lines) else ""
            behind, position = self._match(following)
            if behind > depth and following[position:].strip() and not MARKER.match(following[position:].lstrip()):
                self._put(f"{_prefix(self._stack[: depth + 1]).rstrip()}\n", self._offset)
                return
        # An item goes on below empty lines, a quote does not.
        del self._stack[next((depth + i for i, one in enumerate(left) if isinstance(one, _Quote)), len(self._stack)) :]
        self._emit(line)

    def _leaves(self, line: str, depth: int, position: int, edits: list[Edit]) -> bool:
        """Whether the line leaves the containers below *depth*; otherwise it goes on with the paragraph in them."""
        left = self._stack[depth:]
        innermost = self._stack[-1]
        words = line[_words(line, position) :]
        is_text = _words(line, position) - position < 4 and not _BLOCK.match(words) and not _RULE.match(words)
        directives = [one.directive for one in left if isinstance(one, _Quote) and one.directive]
        if self._blanks or (not directives and not any(isinstance(one, _Quote) for one in left)):
            return not (is_text and self._in_paragraph and not self._blanks)
        is_bare = isinstance(innermost, _Quote) and innermost.directive and not innermost.has_text
        are_lazy = all(directive.takes_lazy_lines for directive in directives)
        if is_text and is_bare and are_lazy and isinstance(innermost, _Quote):
            edits.append((position, 0, _prefix(left)))
            innermost.has_text = self._in_paragraph = True
            return False
        apart = any(
            isinstance(one, _Quote) and one.directive and one.directive.has_bodies for one in self._stack[:depth]
        )
        if apart or not are_lazy:
            self._put_gap(self._stack[:depth])
            return True
        return not (is_text and self._in_paragraph)

    def _open_containers(self, line: str, position: int, in_paragraph: bool, edits: list[Edit]) -> int:
        """Open the containers that begin in the line; the offset behind their marks."""
        while True:
            words = _words(line, position)
            if words - position > 3 or words == len(line) or line[words] not in _CONTAINER_START:
                return position
            mark = _ITEM.match(line, words)
            is_item = mark and not _RULE.match(line, words) and not (in_paragraph and _is_sentence(line, mark))
            if line[words] != ">" and not is_item:
                return position
            if len(self._stack) >= self._nesting:
                self._report("nesting-too-deep", Span(self._base + words, len(line) - words), limit=self._nesting)
                edits.append((words, 0, "\\"))
                return position
            in_paragraph = False
            if line[words] == ">":
                self._stack.append(_Quote())
                position = words + 2 if line[words + 1 : words + 2] == " " else words + 1
                continue
            assert mark is not None  # or it would be no item
            space = _words(line, mark.end()) - mark.end()
            if mark.end() + space == len(line) or space > 4:
                space = 1
            width = mark.end() + space - position
            self._stack.append(_Item(width, width, words - position, mark[2] is not None))
            position = min(position + width, len(line))

    def _read_leaf(self, line: str, position: int, index: int, is_new: bool, edits: list[Edit]) -> None:
        """Read what is left of the line from *position*; *is_new* says that a container begins in it."""
        stack = self._stack
        words = _words(line, position)
        body = line[words:]
        if not body:
            self._in_paragraph = False
            return
        if words - position > 3 and (not self._in_paragraph or is_new):
            self._in_paragraph = self._in_paragraph and not is_new and bool(self._columns)
            self._mark_text()
            return
        innermost = stack[-1] if stack else None
        marker = MARKER.match(body) if isinstance(innermost, _Quote) else None
        if marker and words - position < 4:
            if not is_new and not self._blanks:
                self._put_gap(stack)
            stack[-1] = _Quote(directive_named(marker["name"].lower()))
            self._mark_text(stack[:-1])
            self._end_block(after=True)
            return
        self._mark_text()
        if body[0] in "/{" and words - position < 4 and self._reads_line(line, words, body):
            return
        if body[0] in "`~#-_*<" and self._reads_block(body, words, index, edits):
            self._end_block()
            return
        self._in_paragraph = True
        self._read_row(line, words, body, index, edits)
        if "{{" in line and "](" in line:
            edits += _closed_up(line)

    def _reads_block(self, body: str, words: int, index: int, edits: list[Edit]) -> bool:
        """Whether the line is a heading or a rule, or begins code or HTML."""
        if body[0] in "`~":
            fence = _FENCE.match(body)
            self._fence = _Fence(fence[0], len(self._stack), index) if fence else None
            return fence is not None
        if body[0] == "#":
            heading = _HEADING.match(body)
            if heading:
                edits.append((words + heading.end(), 0, " "))
            return heading is not None or re.match(r"#{1,6}(?:\s|$)", body) is not None
        if body[0] == "<":
            return not self._is_text(body, words, edits)
        return _RULE.match(body) is not None

    def _mark_text(self, containers: Sequence[_Quote | _Item] | None = None) -> None:
        for container in self._stack if containers is None else containers:
            if isinstance(container, _Quote):
                container.has_text = True

    def _end_block(self, *, after: bool = False) -> None:
        """End the paragraph or table that is being read; *after* parts what follows from the current line, too."""
        self._in_paragraph, self._columns, self._separates = False, 0, 0
        if after:
            self._after = _prefix(self._stack).rstrip() or " "

    def _reads_line(self, line: str, words: int, body: str) -> bool:
        """Whether the line is one of slashes, or an include: it is a paragraph then, which the tree knows."""
        place = self._base + words
        found: Slashes | IncludeLine
        if body.startswith("{!>"):
            include = _INCLUDE.match(body)
            if not include:
                return False
            found = IncludeLine(include["path"], Span(place + include.start("path"), len(include["path"])))
        elif body.startswith("///"):
            closing = _CLOSING.match(body)
            opening = _OPENING.match(body)
            if closing and len(closing["mark"]) in self._details:
                while self._details.pop() != len(closing["mark"]):
                    pass
                found = Slashes(len(closing["mark"]))
            elif opening:
                name = Span(place + opening.start("name"), len(opening["name"]))
                title = opening.start("title") if opening["title"] else len(body)
                found = Slashes(len(opening["mark"]), opening["name"], name, place + title)
                if found.name.lower() in NAMES and len(self._details) + len(self._stack) >= self._nesting:
                    self._report("nesting-too-deep", Span(place, len(body.rstrip())), limit=self._nesting)
                    return False
                if found.name.lower() in NAMES:
                    self._details.append(found.marks)
                    self._option_of = found
            else:
                return False
        else:
            return False
        if self._in_paragraph or self._columns:
            self._put_gap(self._stack)
        self._found[place] = found
        self._end_block(after=not isinstance(found, Slashes) or not found.name or found.name.lower() in NAMES)
        return True

    def _takes_option(self, block: Slashes, rest: str, position: int) -> bool:
        """Whether the line says how the block that has just been opened is shown: `    open: true`."""
        option = _OPTION.match(rest)
        if option is None:
            return False
        if option["name"] == "open":
            block.open = option["value"].strip().lower() == "true"
        else:
            span = Span(self._base + position + option.start("name"), len(option["name"]))
            self._report("option-unused", span, name=option["name"])
        self._option_of = block
        return True

    def _is_text(self, body: str, words: int, edits: list[Edit]) -> bool:
        """Whether a line that begins with `<` is running text, after edits if need be; otherwise a block of HTML."""
        if body.startswith("<!--"):
            end = body.find("-->")
            if end >= 0 and not body[end + 3 :].strip():
                return False
            if end < 0 and self._base + words < self._last_comment_end:
                self._in_comment = True
                return False
        elif not re.match(r"<[A-Za-z/!?]", body) or (self._in_paragraph and not interrupts(body)):
            return True
        elif is_verbatim_block(body):
            return self._in_paragraph
        edits.append((words, 0, APART))
        return True

    # Tables

    def _read_row(self, line: str, words: int, body: str, index: int, edits: list[Edit]) -> None:
        """Have a row of a table keep the borders within code and links, and as many cells as the longest row."""
        if self._separates:
            self._fill(line, "---", edits)
            self._separates = 0
            return
        if not self._columns:
            if "|" not in body or not is_separator(self._bare(index + 1)):
                return
            columns = cell_count(self._bare(index + 1))
            if cell_count(body) != columns:
                return
            longest = columns
            for following in range(index + 2, len(self._lines)):
                row = self._bare(following)
                if not row.strip() or _BLOCK.match(row):
                    break
                longest = max(longest, cell_count(row) if "|" in row else 1)
            self._columns = columns
            if columns < longest <= CELL_LIMIT:
                self._separates = longest - columns
                self._fill(line, " ", edits)
        if "`" in body or "[" in body:
            edits += [(words + border, 0, "\\") for border in inner_borders(body)]

    def _fill(self, line: str, cell: str, edits: list[Edit]) -> None:
        end = len(line.rstrip())
        cells = f"{cell}|" * self._separates
        edits.append((end, 0, cells if line.rstrip().endswith("|") else f"|{cells}"))

    def _bare(self, index: int) -> str:
        """A line without the marks of quotes."""
        return self._lines[index].lstrip(" \t>") if index < len(self._lines) else ""

    # Code

    def _reads_code(self, line: str, depth: int, position: int, index: int) -> bool:
        """Whether the line is code or the closing fence; if so, it is written."""
        fence = self._fence
        assert fence is not None  # or nobody would ask
        if depth < fence.depth and line.strip():
            left = self._stack[depth : fence.depth]
            if any(isinstance(one, _Quote) for one in left) or not self._is_closed_below(fence, index):
                self._fence = None
                return False
            width = sum(one.width for one in left if isinstance(one, _Item)) + self._padding(depth)
            words = _words(line, position)
            self._emit(line, [(position, 0, " " * max(0, width - (words - position)))])
        elif depth < fence.depth and any(isinstance(one, _Quote) for one in self._stack[depth:]):
            self._fence = None
            return False
        else:
            padding = self._padding(depth)
            self._emit(line, [(position, 0, " " * padding)] if padding else ())
        if self._closes(fence, line[position:]):
            self._fence = None
        self._blanks = 0
        return True

    def _is_closed_below(self, fence: _Fence, index: int) -> bool:
        """Whether code that leaves the item it began in goes on: it does if its fence is closed further below."""
        if self._runs_on[0] != fence.line:
            self._runs_on = fence.line, False
            for line in self._lines[index:]:
                words = line.lstrip(" \t>")
                if self._closes(fence, words):
                    self._runs_on = fence.line, True
                if words.startswith(fence.mark):
                    break
        return self._runs_on[1]

    @staticmethod
    def _closes(fence: _Fence, rest: str) -> bool:
        bare = rest.strip()
        return bare.startswith(fence.mark) and not bare.strip(fence.mark[0])


NAMES = ("details",)
"""The blocks that may stand between lines of slashes."""


def _words(line: str, position: int) -> int:
    """The offset of the next character that is no space, from *position* on."""
    return len(line) - len(line[position:].lstrip(" "))


def _prefix(containers: Sequence[_Quote | _Item]) -> str:
    """What a line begins with that stands in *containers*."""
    return "".join("> " if isinstance(one, _Quote) else " " * one.width for one in containers)


def _behind(line: str, width: int) -> int:
    """How many characters at the beginning of *line* take up *width* columns of marks and white space."""
    column = 0
    for place, letter in enumerate(line):
        if column >= width or letter not in " \t>":
            return place
        column += 4 - column % 4 if letter == "\t" else 1
    return len(line)


def _may_be_short(line: str, words: int, item: _Item) -> bool:
    """Whether a line that is indented too little for *item* belongs to it: a list, a callout or code below a number."""
    return item.is_numbered and bool(re.match(r"(?:[-+*]|1[.)])[ \t]|>|`{3}|~{3}", line[words:]))


def _is_sentence(line: str, mark: re.Match[str]) -> bool:
    """Whether what looks like an item's mark amid a paragraph is part of a sentence, as most numbers are."""
    return not line[mark.end() :].strip() or mark[2] not in (None, "1")


def _closed_up(line: str) -> list[Edit]:
    """The edits that take the blanks out of the values in the targets of links."""
    return [
        (found.start() + blank.start(), len(blank[0]), "")
        for found in _TARGET_VALUE.finditer(line)
        for blank in _BLANKS.finditer(found[0])
    ]
