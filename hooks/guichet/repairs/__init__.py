"""Repairs: the faults that have one safe repair, and the files as they are once these are made."""

from __future__ import annotations

from guichet.repairs.proposal import Proposal, propose
from guichet.repairs.registry import REPAIRS, Repair, repair

__all__ = ["REPAIRS", "Proposal", "Repair", "propose", "repair"]
