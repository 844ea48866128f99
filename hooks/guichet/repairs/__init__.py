"""Repairs: fixes faults that have exactly one safe repair."""

from __future__ import annotations

from guichet.repairs.proposal import Proposal, propose
from guichet.repairs.registry import REPAIRS, Repair, repair

__all__ = ["REPAIRS", "Proposal", "Repair", "propose", "repair"]
