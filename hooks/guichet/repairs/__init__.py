"""Repairs: the faults that have one safe repair, and the files as they are once these are made."""

from __future__ import annotations

from guichet.repairs.edit import Edit, applied
from guichet.repairs.proposal import Proposal, propose
from guichet.repairs.registry import REPAIRS, Repair, repair
from guichet.repairs.saving import SavingError, save

__all__ = ["REPAIRS", "Edit", "Proposal", "Repair", "SavingError", "applied", "propose", "repair", "save"]
