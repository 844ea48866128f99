"""The strict parser of the ledger: a line that cannot be read is a fault, so that no address is lost."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from guichet.addresses.ledger import KEYS, NAME, Gone, Ledger, RecordedAddress, meant
from guichet.diagnostics import MOST_FAULTS, ContentError, Diagnostic
from guichet.editing import ledger_lines
from guichet.source import SourceFolder, SourceText, Span

_WAY = re.compile(r"(?P<address>/\S*)(?: -> (?P<target>/\S*))?$")
_GONE = re.compile(r"(?P<lead>gone )(?P<address>/\S*)(?P<rest>.*)$")
_GONE_ANCHOR = re.compile(r"(?P<lead>  gone )(?P<name>#\S+)(?P<rest>.*)$")
_REASON = re.compile(r"[ \t]+reason:[ \t]*(?P<reason>\S.*?)[ \t]*$")
_VALUE = re.compile(rf"  (?P<key>{'|'.join(KEYS)}): (?P<value>\S.*)$")


def read_ledger(guides: SourceFolder) -> Ledger | None:
    """The ledger in the folder *guides*; `None` if there is none.

    Raises:
        ContentError: one diagnostic per fault of the file.
    """
    file = guides.root / NAME
    return parse_ledger(guides.read(file)) if guides.exists(file) else None


def parse_ledger(source: SourceText) -> Ledger:
    """The ledger in *source*.

    Raises:
        ContentError: one diagnostic per fault.
    """
    reading = _Reading(source)
    for number, line in ledger_lines(source):
        reading.take(number, line)
        if len(reading.faults) == MOST_FAULTS:
            reading.faults.append(source.diagnostic("faults-many", Span(source.line_start(number)), limit=MOST_FAULTS))
            break
    if reading.faults:
        raise ContentError(reading.faults)
    return Ledger(source, {entry.address: entry.entry() for entry in reading.entries.values()}, reading.gone)


@dataclass(slots=True)
class _Open:
    """The entry that the following indented lines belong to."""

    address: str
    line: int
    target: str | None
    values: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    """The lines of the values."""
    anchors: dict[str, int] = field(default_factory=dict)
    gone: dict[str, Gone] = field(default_factory=dict)

    def entry(self) -> RecordedAddress:
        return RecordedAddress(
            self.address, self.line, self.target, **self.values, anchors=self.anchors, gone=self.gone
        )


class _Reading:
    """The state of one pass over the lines."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.entries: dict[str, _Open] = {}
        self.gone: dict[str, Gone] = {}
        self.faults: list[Diagnostic] = []
        self._open: _Open | None = None
        self._lines: dict[str, int] = {}
        """The line of every address, marked as gone or not."""

    def take(self, number: int, line: str) -> None:
        if line.startswith("  #"):
            if self._open is None or self._open.target is not None or not _is_word(line[3:]):
                self._fault("ledger-line", number, 3, line[2:])
            else:
                self._add_anchor(self._open, meant(line[3:]), number, line)
        elif line.startswith("/"):
            self._begin(number, line)
        elif line.startswith("gone "):
            self._give_up(number, line)
        else:
            self._add(number, line)

    def _begin(self, number: int, line: str) -> None:
        found = _WAY.match(line)
        if not found:
            self._fault("ledger-line", number, 1, line)
            self._open = _Open("", number, None)
            return
        address, target = meant(found["address"]), found["target"]
        self._open = _Open(address, number, meant(target) if target else None)
        if self._is_new(address, number, 1, found["address"]):
            self.entries[address] = self._open

    def _give_up(self, number: int, line: str) -> None:
        self._open = None
        found = _GONE.match(line)
        if not found:
            self._fault("ledger-line", number, 1, line)
            return
        address = meant(found["address"])
        is_new = self._is_new(address, number, len(found["lead"]) + 1, found["address"])
        reason = self._reason(number, found)
        if is_new and reason:
            self.gone[address] = Gone(number, reason)

    def _add(self, number: int, line: str) -> None:
        """Read an indented line that is not an anchor."""
        entry, lead = self._open, len(line) - len(line.lstrip())
        value, gone = _VALUE.match(line), _GONE_ANCHOR.match(line)
        if entry is None or entry.target is not None or not (value or gone):
            self._fault("ledger-line", number, lead + 1, line.strip() or line)
        elif value:
            if value["key"] in entry.values:
                first = f"line {entry.lines[value['key']]}"
                self._fault("ledger-duplicate", number, 3, value["key"], name=value["key"], first=first)
            entry.values[value["key"]] = value["value"].rstrip()
            entry.lines.setdefault(value["key"], number)
        elif gone:
            reason = self._reason(number, gone)
            anchor = meant(gone["name"][1:])
            first_line = entry.anchors.get(anchor) or (entry.gone[anchor].line if anchor in entry.gone else None)
            if first_line:
                column, name = len(gone["lead"]) + 1, gone["name"]
                self._fault("ledger-duplicate", number, column, name, name=name, first=f"line {first_line}")
            elif reason:
                entry.gone[anchor] = Gone(number, reason)

    def _add_anchor(self, entry: _Open, anchor: str, number: int, line: str) -> None:
        known = entry.anchors.setdefault(anchor, number)
        if anchor in entry.gone:
            known = entry.gone[anchor].line
        if known != number:
            self._fault("ledger-duplicate", number, 3, line[2:], name=line[2:], first=f"line {known}")

    def _is_new(self, address: str, number: int, column: int, word: str) -> bool:
        first = self._lines.setdefault(address, number)
        if first != number:
            self._fault("ledger-duplicate", number, column, word, name=word, first=f"line {first}")
        return first == number

    def _reason(self, number: int, found: re.Match[str]) -> str:
        """The reason in a `gone` line. Reports a fault if there is none."""
        reason = _REASON.match(found["rest"])
        if not reason:
            self._fault("ledger-reason", number, found.start(2) + 1, found[2])
            return ""
        return reason["reason"]

    def _fault(self, code: str, number: int, column: int, text: str, **values: object) -> None:
        span = Span(self.source.line_start(number) + column - 1, max(1, len(text)))
        self.faults.append(self.source.diagnostic(code, span, **values))


def _is_word(text: str) -> bool:
    return bool(text) and len(text.split()) == 1 and not text[-1].isspace()
