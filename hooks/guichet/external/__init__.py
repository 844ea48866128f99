"""The check of links to other sites: lychee fetches them, and failures on several days count as broken."""

from __future__ import annotations

from guichet.external.check import ExternalReport, check_external

__all__ = ["ExternalReport", "check_external"]
