"""The day that a run counts as."""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime

from guichet.diagnostics import ContentError, Diagnostic, Location

VARIABLE = "SOURCE_DATE_EPOCH"
_SECONDS = re.compile(r"[0-9]{1,12}", re.ASCII)


def today() -> date:
    """The day of the run (UTC); that of `SOURCE_DATE_EPOCH`, where a build is to come out the same on another day.

    Raises:
        ContentError: that variable is set, and is no number of seconds that a calendar has a day for.
    """
    moment = os.environ.get(VARIABLE)
    if moment is None:
        return datetime.now(UTC).date()
    try:
        if _SECONDS.fullmatch(moment):
            return datetime.fromtimestamp(int(moment), UTC).date()
    except (ValueError, OverflowError, OSError):
        pass
    shown = moment.encode("unicode_escape").decode("ascii")[:80]
    raise ContentError([Diagnostic.of("environment", Location("mkdocs.yml"), name=VARIABLE, value=shown)])
