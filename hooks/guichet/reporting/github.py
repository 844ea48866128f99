"""The report for GitHub Actions: workflow commands that annotate lines of a pull request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from guichet.diagnostics import Diagnostic, Severity
from guichet.reporting.folding import Fold, fold, place_name
from guichet.reporting.registry import KnownFindings
from guichet.reporting.summary import summary
from guichet.reporting.text import harmless

SHOWN = 10
"""How many annotations of one kind GitHub shows for a step; the log of the step has all."""
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}
_IN_MESSAGES = {ord("%"): "%25", ord("\r"): "%0D", ord("\n"): "%0A"}
_IN_PROPERTIES = {**_IN_MESSAGES, ord(":"): "%3A", ord(","): "%2C"}


def report_github(
    diagnostics: Sequence[Diagnostic], *, known: KnownFindings | None = None, colour: bool = False
) -> str:
    """One line for each fold of findings. *colour* is ignored."""
    return "".join(f"{line}\n" for line in _commands(diagnostics, known))


def _commands(diagnostics: Sequence[Diagnostic], known: KnownFindings | None) -> Iterator[str]:
    folds = fold(diagnostics)
    counts = Counter(folded.first.severity for folded in folds)
    if any(count > SHOWN for count in counts.values()):
        # First, so that GitHub shows it before its limit of notices is reached.
        text = f"{harmless(summary(diagnostics, known))}: the log of this step has them all"
        yield _command("notice", {"title": "guichet"}, text)
    for folded in folds:
        yield _annotation(folded)


def _annotation(folded: Fold) -> str:
    found, place = folded.first, folded.first.location
    properties: dict[str, object] = {"file": harmless(place.path)}
    if place.line is not None:
        properties["line"] = place.line
        if place.column is not None:
            properties |= {"col": place.column, "endColumn": place.column + place.length - 1}
    properties["title"] = found.code
    # The log shows only the message, so it must contain the position.
    parts = [place_name(place), found.message, f"repair: {found.repair}", *([folded.more] if folded.others else [])]
    return _command(_COMMANDS[found.severity], properties, "\n".join(map(harmless, parts)))


def _command(name: str, properties: dict[str, object], message: str) -> str:
    """A workflow command on one line, with special characters escaped."""
    told = ",".join(f"{key}={str(value).translate(_IN_PROPERTIES)}" for key, value in properties.items())
    return f"::{name} {told}::{message.translate(_IN_MESSAGES)}"
