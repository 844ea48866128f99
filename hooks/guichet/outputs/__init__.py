"""Outputs: from the library and its survey to files of the site. Knows no MkDocs."""

from __future__ import annotations

# Each of these registers its output.
from guichet.outputs import card, feed, hosts, llms, redirects, search_words, site_map, twins  # noqa: F401
from guichet.outputs.registry import OUTPUTS, OutputContext, OutputFile, output, output_files

__all__ = ["OUTPUTS", "OutputContext", "OutputFile", "output", "output_files"]
