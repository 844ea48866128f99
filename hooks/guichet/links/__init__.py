"""Links: every reference of the built site leads to a page, a file and an element that are there. Opens no socket."""

from __future__ import annotations

from guichet.links.audit import SiteReport, check_site
from guichet.links.fault import Fault, SiteLink
from guichet.links.placing import FaultPlacing

__all__ = ["Fault", "FaultPlacing", "SiteLink", "SiteReport", "check_site"]
