"""The link check of the built site: every reference has an existing target. Makes no network requests."""

from __future__ import annotations

from guichet.links.audit import SiteReport, check_site
from guichet.links.fault import Fault, SiteLink
from guichet.links.placing import FaultPlacing

__all__ = ["Fault", "FaultPlacing", "SiteLink", "SiteReport", "check_site"]
