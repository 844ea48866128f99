"""The baseline: the findings that a help centre lives with for now, so that new ones show."""

from __future__ import annotations

from guichet.baseline.judging import Judgement, judged

__all__ = ["Judgement", "judged"]
