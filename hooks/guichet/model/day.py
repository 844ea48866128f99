"""The day that a run counts as."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime


def today() -> date:
    """The day of the run; that of `SOURCE_DATE_EPOCH`, where a build is to come out the same on another day."""
    moment = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(moment), UTC).date() if moment.isdecimal() else datetime.now(UTC).date()
