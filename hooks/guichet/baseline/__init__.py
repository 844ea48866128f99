"""The baseline: accepted findings, which are suppressed so that only new ones are reported."""

from __future__ import annotations

from guichet.baseline.judging import Judgement, judged

__all__ = ["Judgement", "judged"]
