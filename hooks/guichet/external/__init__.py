"""External: the addresses of other sites, fetched by lychee and judged by what they did on other days too."""

from __future__ import annotations

from guichet.external.check import ExternalReport, check_external

__all__ = ["ExternalReport", "check_external"]
