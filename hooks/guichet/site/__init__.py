"""The folder of a published site: its manifest, what it may replace, and the step in which it does. Knows no MkDocs."""

from __future__ import annotations

from guichet.site.destination import misplacement_of
from guichet.site.manifest import ManifestError, differences, read_manifest, seal
from guichet.site.staging import BusyError, Staging, StagingError

__all__ = [
    "BusyError",
    "ManifestError",
    "Staging",
    "StagingError",
    "differences",
    "misplacement_of",
    "read_manifest",
    "seal",
]
