"""Hosting: the redirects as the hosts of a site read them, so that they answer by themselves, with status 301."""

from __future__ import annotations

from guichet.hosting import apache, nginx, redirects_file  # noqa: F401  # each registers its hosts
from guichet.hosting.faults import host_faults, named_hosts_faults
from guichet.hosting.policy import HEADERS, KNOWN_SCRIPTS, PAGE_POLICY, script_hash, with_policy
from guichet.hosting.registry import HOSTS, HostFile, host_files, lines_of

__all__ = [
    "HEADERS",
    "HOSTS",
    "KNOWN_SCRIPTS",
    "PAGE_POLICY",
    "HostFile",
    "host_faults",
    "host_files",
    "lines_of",
    "named_hosts_faults",
    "script_hash",
    "with_policy",
]
