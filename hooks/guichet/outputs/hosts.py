"""Host files: the redirects and headers in the form that each host named in the settings reads."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.hosting import host_files
from guichet.outputs.registry import OutputContext, OutputFile, output


@output("hosts")
def hosts(context: OutputContext) -> Iterator[OutputFile]:
    """The files of all hosts."""
    for address, text in host_files(context.library).items():
        yield OutputFile.of_text(address, text)
